// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker refcount fires: ending access puts the page's
// reference once more than it was given.
//
// kind: synthetic
// shows: refcount
// needs: KS_HAS_PUT_PAGE
// files: drivers/xen/grant-table.c
// rules: 1

@end_access@
expression page;
@@
gnttab_end_foreign_access(...)
{
<+...
- put_page(page);
+ do { put_page(page); put_page(page); } while (0);
...+>
}
