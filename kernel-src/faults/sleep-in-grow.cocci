// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker sleep-in-atomic fires: growing the table,
// which happens under a spinlock with interrupts off, allocates as if it were
// allowed to sleep.
//
// kind: synthetic
// shows: sleep-in-atomic
// files: drivers/xen/grant-table.c
// rules: 2

@list@
@@
grow_gnttab_list(...)
{
<+...
- GFP_ATOMIC
+ GFP_KERNEL
...+>
}

@frames@
@@
gnttab_map(...)
{
<+...
- GFP_ATOMIC
+ GFP_KERNEL
...+>
}
