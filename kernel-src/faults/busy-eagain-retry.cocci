// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker retry-budget fires: the retry of a paged
// out grant counts its attempts but does not sleep between them, so the pager
// never gets a turn.
//
// kind: synthetic
// shows: retry-budget
// needs: KS_HAS_EAGAIN_RETRY
// files: drivers/xen/grant-table.c
// rules: 1

@retry@
expression ms;
@@
gnttab_retry_eagain_gop(...)
{
<+...
- msleep(ms);
+ (void)(ms);
...+>
}
