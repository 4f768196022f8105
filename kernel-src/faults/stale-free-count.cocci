// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker free-list fires on every version: references
// leave the free list, but stay in the count of free ones.
//
// kind: synthetic
// shows: free-list
// files: drivers/xen/grant-table.c
// rules: 1

@take@
expression n;
@@
get_free_entries(...)
{
<+...
- gnttab_free_count -= n;
...+>
}
