/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/spinlock.h: own.  There is one CPU; taking a lock twice, which
 * would hang Xen, is a bug that the host is told.
 */
#ifndef XS_XEN_SPINLOCK_H
#define XS_XEN_SPINLOCK_H

#include "xs-bridge.h"

typedef struct xs_lock spinlock_t;
typedef struct xs_lock rwlock_t;
#define SPIN_LOCK_UNLOCKED { 0, false }

#define spin_lock_init(l) ((void)(*(l) = (spinlock_t)SPIN_LOCK_UNLOCKED))
#define spin_lock(l) xs_lock_write(l, __FILE__, __LINE__)
#define spin_unlock(l) xs_unlock_write(l, __FILE__, __LINE__)
#define nrspin_lock(l) spin_lock(l)
#define nrspin_unlock(l) spin_unlock(l)
#define spin_is_locked(l) ((l)->written)

#endif
