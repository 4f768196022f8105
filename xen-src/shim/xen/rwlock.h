/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/rwlock.h: own, see xen/spinlock.h.
 */
#ifndef XS_XEN_RWLOCK_H
#define XS_XEN_RWLOCK_H

#include <xen/spinlock.h>

typedef struct xs_lock percpu_rwlock_t;
#define DEFINE_PERCPU_RWLOCK_GLOBAL(name) int name __maybe_unused
#define DEFINE_PERCPU_RWLOCK_RESOURCE(l, owner) percpu_rwlock_t l
#define percpu_rwlock_resource_init(l, owner) spin_lock_init(l)
#define percpu_read_lock(owner, l) xs_lock_read(l, __FILE__, __LINE__)
#define percpu_read_unlock(owner, l) xs_unlock_read(l, __FILE__, __LINE__)
#define percpu_write_lock(owner, l) xs_lock_write(l, __FILE__, __LINE__)
#define percpu_write_unlock(owner, l) xs_unlock_write(l, __FILE__, __LINE__)
#define percpu_rw_is_write_locked(l) ((l)->written)
#define rw_is_locked(l) ((l)->written || (l)->readers)

#endif
