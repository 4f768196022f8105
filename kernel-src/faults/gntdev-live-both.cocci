// SPDX-License-Identifier: GPL-2.0-or-later
// B3, CVE-2022-50257: a grant counts as live only if it was mapped for the process and
// for the kernel; of those that were mapped for the kernel alone nothing is unmapped.
// Fixed by Linux commit 0991028cd495.
//
// kind: historic
// shows: handle-leak
// needs: KS_HAS_GNTDEV
// files: drivers/xen/gntdev.c
// rules: 4

@user_alone@
expression map, i;
identifier n;
statement S;
@@
if (map->map_ops[i].status == GNTST_okay) {
	...
-	n++;
+	n += !map->kmap_ops;
} else S

@kernel_too@
expression map, i;
identifier n;
statement S;
@@
if (map->kmap_ops[i].status == GNTST_okay) {
-	n++;
+	n += map->map_ops[i].status == GNTST_okay;
	...
} else S

@undone_alone@
expression map, i, none;
identifier n;
@@
if (map->unmap_ops[i].status == GNTST_okay &&
    map->unmap_ops[i].handle != none)
-	n++;
+	n += !map->kmap_ops;

@undone_too@
expression map, i, none;
identifier n;
@@
if (map->kunmap_ops[i].status == GNTST_okay &&
    map->kunmap_ops[i].handle != none)
-	n++;
+	n += map->unmap_ops[i].status == GNTST_okay;
