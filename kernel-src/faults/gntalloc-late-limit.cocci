// SPDX-License-Identifier: GPL-2.0-or-later
// B15, CVE-2026-98900: room for as many refs as the program asks for is allocated before
// that number is held against the limit.  Linux 5.10.262 is so without this fault.
//
// kind: historic
// shows: warn
// needs: KS_GNTALLOC_EARLY_LIMIT
// files: drivers/xen/gntalloc.c
// rules: 1

@late_limit@
expression most;
identifier op;
@@
gntalloc_ioctl_alloc(...)
{
<...
- if (op.count > most) {
-	...
- }
...>
}
