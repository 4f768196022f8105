// SPDX-License-Identifier: GPL-2.0-or-later
// B6: a map's notifier is removed with the map, whether or not it was ever inserted.
// Fixed by Linux commit 970655a.
//
// kind: historic
// shows: oops
// needs: KS_HAS_GNTDEV
// files: drivers/xen/gntdev.c
// rules: 1

@never_in@
expression pv;
struct gntdev_grant_map *map;
@@
- if (pv && map->notifier_init)
+ if (pv)
	mmu_interval_notifier_remove(...);
