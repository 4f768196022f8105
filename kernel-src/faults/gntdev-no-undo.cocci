// SPDX-License-Identifier: GPL-2.0-or-later
// B11: mmap fails and leaves mapped what had been mapped.
// Fixed by Linux commit cf2acf66ad43.
//
// kind: historic
// shows: handle-leak
// needs: KS_HAS_GNTDEV
// files: drivers/xen/gntdev.c
// rules: 1

@no_undo@
expression ptemod;
@@
gntdev_mmap(...)
{
<...
- if (ptemod)
-	unmap_grant_pages(...);
...>
}
