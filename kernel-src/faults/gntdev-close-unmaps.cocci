// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, after B9: when any area of a map is closed, all the grants of that map are
// unmapped, and at once, though another area or another process still shows them.
//
// kind: synthetic
// shows: a page of an area that is open gives SIGBUS
// needs: KS_HAS_GNTDEV
// files: drivers/xen/gntdev.c
// rules: 2

@close_unmaps@
expression vma;
identifier map;
@@
gntdev_vma_close(...)
{
<...
+ unmap_grant_pages(map, 0, map->count);
 vma->vm_private_data = NULL;
 gntdev_put_map(..., map);
...>
}

@at_once@
expression data;
@@
- gnttab_unmap_refs_async(&data);
+ data.done(gnttab_unmap_refs(data.unmap_ops, data.kunmap_ops, data.pages, data.count), &data);
