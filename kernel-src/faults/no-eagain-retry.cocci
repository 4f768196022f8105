// SPDX-License-Identifier: GPL-2.0-or-later
// What the kernel did before c571898ffc24 "xen/gndev: Xen backend support for
// paged out grant targets V4": one hypercall for the batch, and GNTST_eagain is a
// status like any other, which callers take for a failure or do not look at.
//
// kind: historic
// shows: status-ignored
// needs: KS_HAS_STATUS_SWITCH
// files: drivers/xen/grant-table.c
// rules: 3

@batch_map@
type T;
identifier op;
expression first, more, step;
statement S;
@@
gnttab_batch_map(...)
{
- T op;
...
- for (first; more; step) S
}

@batch_copy@
type T;
identifier op;
expression first, more, step;
statement S;
@@
gnttab_batch_copy(...)
{
- T op;
...
- for (first; more; step) S
}

@map_refs@
identifier i;
@@
gnttab_map_refs(...)
{
<+...
- gnttab_retry_eagain_gop(...);
- i--;
...+>
}
