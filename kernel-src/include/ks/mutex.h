/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: include/linux/mutex.h, with what CONFIG_DEBUG_MUTEXES checks.  No signals here. */
#ifndef KS_MUTEX_H
#define KS_MUTEX_H

#include <linux/types.h>
#include "ks/lock-class.h"

struct mutex {
	unsigned int owner; /* ks_context.id, 0: free */
	bool contended;
	const struct mutex *magic; /* itself, as in kernel/locking/mutex-debug.c */
	const char *name;
	struct ks_lock_class *class; /* NULL: static, and not taken yet */
};

#define __MUTEX_INITIALIZER(lockname) { .magic = &lockname, .name = #lockname }
#define DEFINE_MUTEX(lockname) struct mutex lockname = __MUTEX_INITIALIZER(lockname)
#define mutex_init(mutex) \
	do { \
		static struct ks_lock_class *__class; \
		ks_mutex_init(mutex, &__class, #mutex); \
	} while (0)

void ks_mutex_init(struct mutex *mutex, struct ks_lock_class **class, const char *name);
void mutex_destroy(struct mutex *mutex);
void mutex_lock(struct mutex *mutex);
int mutex_lock_interruptible(struct mutex *mutex);
int mutex_lock_killable(struct mutex *mutex);
int mutex_trylock(struct mutex *mutex);
void mutex_unlock(struct mutex *mutex);
#define mutex_is_locked(mutex) ((mutex)->owner != 0)

#endif
