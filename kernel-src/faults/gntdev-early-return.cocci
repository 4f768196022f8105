// SPDX-License-Identifier: GPL-2.0-or-later
// B1, XSA-361: an error of the map hypercall, or of the kernel's own mapping, ends
// gntdev_map_grant_pages() at once, and what was mapped before it is not written down.
// Fixed by Linux commit ebee0eab0859.
//
// kind: historic
// shows: handle-leak
// needs: KS_HAS_GNTDEV
// files: drivers/xen/gntdev.c
// rules: 1

@early_return@
identifier err;
@@
gntdev_map_grant_pages(...)
{
<...
err = gnttab_map_refs(...);
+ if (err)
+	return err;
...>
}
