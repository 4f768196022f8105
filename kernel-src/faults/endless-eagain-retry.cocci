// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker retry-budget fires: a paged out grant is
// tried again for as long as it takes, which with a dead pager is for ever.
//
// kind: synthetic
// shows: retry-budget
// needs: KS_HAS_EAGAIN_RETRY
// files: drivers/xen/grant-table.c
// rules: 2

@retry@
expression again, delay, limit;
@@
gnttab_retry_eagain_gop(...)
{
<+...
- again && (delay < limit)
+ again
...+>
}

@never_given_up@
expression delay, limit;
@@
gnttab_retry_eagain_gop(...)
{
<+...
- delay >= limit
+ 0
...+>
}
