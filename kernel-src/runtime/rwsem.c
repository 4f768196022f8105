/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Read-write semaphores.  Misuse is told as a mutex's is.  A reader may come in while a
 * writer waits: Linux would let it wait, which matters to a task that reads twice.
 */
#include "ks/rwsem.h"

#include <linux/kernel.h>
#include "ks/context.h"
#include "ks/sleep.h"

#define CALLER __builtin_return_address(0)

static bool held(const struct rw_semaphore *sem)
{
	const struct ks_context *context = ks_context();
	unsigned int i;

	for (i = context->first_held; i < context->held; i++)
		if (context->locks[i].lock == sem)
			return true;
	return false;
}

bool ks_rwsem_is_mine(const struct rw_semaphore *sem)
{
	return sem->writer == ks_context()->id;
}

static void wait_for(struct rw_semaphore *sem, const char *what)
{
	struct ks_wait wait = {
		.key = sem, .what = what, .class = sem->class, .owner = sem->writer,
	};

	sem->contended = true;
	ks_wait(&wait);
}

static void wake(struct rw_semaphore *sem)
{
	if (sem->contended) {
		sem->contended = false;
		ks_wake(sem);
	}
	ks_yield();
}

static void before(struct rw_semaphore *sem, const char *what, bool deadlock)
{
	ks_may_sleep(what);
	ks_yield();
	if (deadlock)
		ks_misuse(KS_MISUSE_MUTEX_RECURSION, sem->class, ks_context()->id);
	ks_lock_note(ks_context(), sem->class);
}

void down_read(struct rw_semaphore *sem)
{
	before(sem, "down_read", ks_rwsem_is_mine(sem));
	while (sem->writer)
		wait_for(sem, "down_read");
	sem->readers++;
	ks_lock_push(ks_context(), sem, sem->class, CALLER);
}

void ks_rwsem_might_read(const struct rw_semaphore *sem)
{
	ks_lock_note(ks_context(), sem->class);
}

int down_read_trylock(struct rw_semaphore *sem)
{
	ks_yield();
	if (sem->writer)
		return 0;
	sem->readers++;
	ks_lock_push(ks_context(), sem, sem->class, CALLER);
	return 1;
}

void down_write(struct rw_semaphore *sem)
{
	before(sem, "down_write", held(sem));
	while (sem->writer || sem->readers)
		wait_for(sem, "down_write");
	sem->writer = ks_context()->id;
	ks_lock_push(ks_context(), sem, sem->class, CALLER);
}

void up_read(struct rw_semaphore *sem)
{
	if (!sem->readers || !ks_lock_pop(ks_context(), sem)) {
		ks_misuse(KS_MISUSE_MUTEX_NOT_HELD, sem->class, 0);
		return;
	}
	sem->readers--;
	wake(sem);
}

void up_write(struct rw_semaphore *sem)
{
	if (!ks_rwsem_is_mine(sem)) {
		ks_misuse(sem->writer ? KS_MISUSE_MUTEX_WRONG_OWNER : KS_MISUSE_MUTEX_NOT_HELD,
			  sem->class, sem->writer);
		return;
	}
	ks_lock_pop(ks_context(), sem);
	sem->writer = 0;
	wake(sem);
}
