// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker double-fetch fires: ending access looks
// whether the entry is in use, then reads the flags a second time for the
// compare-and-exchange, which so always finds what it expects.
//
// kind: synthetic
// shows: double-fetch
// files: drivers/xen/grant-table.c
// rules: 1

@again@
identifier flags, nflags, pflags;
@@
gnttab_end_foreign_access_ref_v1(...)
{
<+...
(
- sync_cmpxchg(pflags, flags, 0)
+ sync_cmpxchg(pflags, flags = *pflags, 0)
|
- sync_try_cmpxchg(pflags, &flags, 0)
+ (flags = *pflags, sync_try_cmpxchg(pflags, &flags, 0))
)
...+>
}
