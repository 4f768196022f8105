// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker use-after-revoke fires: access is ended
// without a look at whether the peer still has the page mapped.  Frontends that did
// not heed the kernel's answer did the same: CVE-2022-23036 to CVE-2022-23042.
//
// kind: synthetic
// shows: use-after-revoke
// files: drivers/xen/grant-table.c
// rules: 2

@v1@
statement S;
expression flags;
@@
gnttab_end_foreign_access_ref_v1(...)
{
<+...
- if (flags & (GTF_reading|GTF_writing)) S
...+>
}

@v2@
expression status;
@@
gnttab_end_foreign_access_ref_v2(...)
{
<+...
- if (status & (GTF_reading|GTF_writing)) {
-	return 0;
- } else { ... }
...+>
}
