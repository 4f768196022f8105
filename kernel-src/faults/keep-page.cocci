// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker page-leak fires: ending access does not put
// the page's reference, which was given to it.
//
// kind: synthetic
// shows: page-leak
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
+ (void)(page);
...+>
}
