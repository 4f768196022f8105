// SPDX-License-Identifier: GPL-2.0-or-later
// B12, Qubes issue 5199: the map's place in the file is taken for a place in the map, so
// that only the first map of an open file can be had by mmap (translated domains).
// Fixed by Linux commit 8d1502f629c9.
//
// kind: historic
// shows: mmap gives ENXIO
// needs: KS_HAS_GNTDEV
// files: drivers/xen/gntdev.c
// rules: 1

@pgoff@
@@
gntdev_mmap(...)
{
<...
- vm_map_pages_zero
+ vm_map_pages
 (...)
...>
}
