/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: include/linux/rwsem.h: many readers or one writer; who meets another sleeps. */
#ifndef KS_RWSEM_H
#define KS_RWSEM_H

#include <linux/types.h>
#include "ks/lock-class.h"

struct rw_semaphore {
	unsigned int writer; /* ks_context.id, 0: none */
	unsigned int readers;
	bool contended;
	struct ks_lock_class *class;
};

#define init_rwsem(sem) \
	do { \
		static struct ks_lock_class *__class; \
		*(sem) = (struct rw_semaphore){ \
			.class = ks_lock_class(&__class, KS_LOCK_MUTEX, #sem) }; \
	} while (0)

void down_read(struct rw_semaphore *sem);
int down_read_trylock(struct rw_semaphore *sem);
void up_read(struct rw_semaphore *sem);
/* might_lock_read(): nothing is taken, but the order of locks is noted as if it were. */
void ks_rwsem_might_read(const struct rw_semaphore *sem);
void down_write(struct rw_semaphore *sem);
void up_write(struct rw_semaphore *sem);
/* The running task has it for writing. */
bool ks_rwsem_is_mine(const struct rw_semaphore *sem);

#endif
