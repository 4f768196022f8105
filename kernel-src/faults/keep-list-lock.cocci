// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker lock-imbalance fires: when no reference can be
// had, the way out forgets to drop the lock of the free list.
//
// kind: synthetic
// shows: lock-imbalance
// files: drivers/xen/grant-table.c
// rules: 1

@error_path@
expression lock, flags;
symbol rc;
@@
get_free_entries(...)
{
<+...
- spin_unlock_irqrestore(lock, flags);
  return rc;
...+>
}
