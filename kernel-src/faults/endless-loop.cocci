// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker soft-lockup fires where there is no yield
// point either: granting an allocated reference runs in a circle.
//
// kind: synthetic
// shows: soft-lockup
// files: drivers/xen/grant-table.c
// rules: 1

@grant@
@@
gnttab_grant_foreign_access_ref(...)
{
+ for (;;)
+ 	barrier();
...
}
