// SPDX-License-Identifier: GPL-2.0-or-later
// B7: the first area of a map that is closed takes the map's notifier away, so that the
// rest of an area that was split is taken apart behind the driver's back.
// Fixed by Linux commit 5c13a4a0291b.
//
// kind: historic
// shows: warn, handle-leak
// needs: KS_HAS_GNTDEV
// files: drivers/xen/gntdev.c
// rules: 1

@close_notifier@
expression vma;
identifier map;
@@
gntdev_vma_close(...)
{
<...
- vma->vm_private_data = NULL;
+ if (map->notifier_init) {
+	mmu_interval_notifier_remove(&map->notifier);
+	map->notifier_init = false;
+ }
+ vma->vm_private_data = NULL;
gntdev_put_map(..., map);
...>
}
