// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker irq-unsafe-lock fires: freeing a reference
// takes the lock of the free list with interrupts on, and an interrupt that
// allocates one takes it too.
//
// kind: synthetic
// shows: irq-unsafe-lock
// files: drivers/xen/grant-table.c
// rules: 1

@free@
expression lock, flags;
@@
put_free_entry(...)
{
<+...
- spin_lock_irqsave(lock, flags);
+ spin_lock(lock);
+ flags = 0;
  ...
- spin_unlock_irqrestore(lock, flags);
+ spin_unlock(lock);
+ (void)flags;
...+>
}
