// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker soft-lockup fires: a paged out grant is tried
// again for as long as it takes, and without a sleep, so it takes for ever.
//
// kind: synthetic
// shows: soft-lockup
// needs: KS_HAS_EAGAIN_RETRY
// files: drivers/xen/grant-table.c
// rules: 3

@endless@
expression again, delay, limit;
@@
gnttab_retry_eagain_gop(...)
{
<+...
- again && (delay < limit)
+ again
...+>
}

@busy@
expression ms;
@@
gnttab_retry_eagain_gop(...)
{
<+...
- msleep(ms);
+ (void)(ms);
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
