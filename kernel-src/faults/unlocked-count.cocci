// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker data-race fires: whether there can be a free
// reference is looked at before the lock is taken.
//
// kind: synthetic
// shows: data-race
// files: drivers/xen/grant-table.c
// rules: 1

@count@
expression lock, flags;
@@
get_free_entries(...)
{
...
+ if (gnttab_free_count < 0)
+	return -ENOSPC;
spin_lock_irqsave(lock, flags);
...
}
