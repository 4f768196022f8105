// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker free-list fires: a reference leaves the
// free list but stays marked as free in the bitmap.
//
// kind: synthetic
// shows: free-list
// needs: KS_HAS_FREE_BITMAP
// files: drivers/xen/grant-table.c
// rules: 1

@take@
@@
get_free_entries(...)
{
<+...
- bitmap_clear(...);
...+>
}
