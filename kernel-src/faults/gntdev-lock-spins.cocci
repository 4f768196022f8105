// SPDX-License-Identifier: GPL-2.0-or-later
// B8: priv->lock is held as a spinlock is, with preemption off, while maps are put, which
// may sleep.  Fixed by Linux commit 1401c00e59ea.
//
// kind: historic
// shows: sleep-in-atomic
// needs: KS_HAS_GNTDEV
// files: drivers/xen/gntdev.c
// rules: 2

@lock_spins@
struct gntdev_priv *priv;
@@
mutex_lock(&priv->lock);
+ preempt_disable();

@unlock_spins@
struct gntdev_priv *priv;
@@
+ preempt_enable();
mutex_unlock(&priv->lock);
