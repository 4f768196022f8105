/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mutexes: who meets a held one sleeps.  Nobody sends signals, so nothing is interrupted. */
#include "ks/mutex.h"

#include <linux/kernel.h>
#include "ks/context.h"
#include "ks/sleep.h"

#define CALLER __builtin_return_address(0)

void ks_mutex_init(struct mutex *mutex, struct ks_lock_class **class, const char *name)
{
	*mutex = (struct mutex){
		.magic = mutex,
		.name = name,
		.class = ks_lock_class(class, KS_LOCK_MUTEX, name),
	};
}

static struct ks_lock_class *class_of(struct mutex *mutex)
{
	if (unlikely(mutex->magic != mutex)) {
		ks_misuse(KS_MISUSE_MUTEX_BAD_MAGIC, NULL, 0);
		*mutex = (struct mutex){ .magic = mutex, .name = "an uninitialised mutex" };
	}
	return ks_lock_class(&mutex->class, KS_LOCK_MUTEX, mutex->name);
}

static void wait_for(struct mutex *mutex, const char *what)
{
	while (mutex->owner) {
		struct ks_wait wait = {
			.key = mutex, .what = what, .class = mutex->class, .owner = mutex->owner,
		};

		mutex->contended = true;
		ks_wait(&wait);
	}
}

static void acquire(struct mutex *mutex, const char *what, const void *where)
{
	struct ks_lock_class *class = class_of(mutex);

	ks_may_sleep(what);
	ks_yield();
	if (mutex->owner == ks_context()->id)
		ks_misuse(KS_MISUSE_MUTEX_RECURSION, class, mutex->owner);
	ks_lock_note(ks_context(), class);
	if (mutex->owner)
		wait_for(mutex, what);
	mutex->owner = ks_context()->id;
	ks_lock_push(ks_context(), mutex, class, where);
}

void mutex_lock(struct mutex *mutex)
{
	acquire(mutex, "mutex_lock", CALLER);
}

int mutex_lock_interruptible(struct mutex *mutex)
{
	acquire(mutex, "mutex_lock_interruptible", CALLER);
	return 0;
}

int mutex_lock_killable(struct mutex *mutex)
{
	acquire(mutex, "mutex_lock_killable", CALLER);
	return 0;
}

/* Documentation/locking/mutex-design.rst: not in hard or soft interrupts, trylock neither. */
static void not_in_interrupt(const struct mutex *mutex)
{
	const struct ks_context *context = ks_context();

	if (context->hardirq_count || context->softirq_count)
		ks_misuse(KS_MISUSE_MUTEX_IN_INTERRUPT, mutex->class, mutex->owner);
}

int mutex_trylock(struct mutex *mutex)
{
	struct ks_lock_class *class = class_of(mutex);

	not_in_interrupt(mutex);
	ks_yield();
	if (mutex->owner)
		return 0;
	mutex->owner = ks_context()->id;
	ks_lock_push(ks_context(), mutex, class, CALLER);
	return 1;
}

void mutex_unlock(struct mutex *mutex)
{
	class_of(mutex);
	not_in_interrupt(mutex);
	if (mutex->owner != ks_context()->id) {
		ks_misuse(mutex->owner ? KS_MISUSE_MUTEX_WRONG_OWNER : KS_MISUSE_MUTEX_NOT_HELD,
			  mutex->class, mutex->owner);
		return;
	}
	ks_lock_pop(ks_context(), mutex);
	mutex->owner = 0;
	if (mutex->contended) {
		mutex->contended = false;
		ks_wake(mutex);
	}
	ks_yield();
}

/* kernel/locking/mutex-debug.c: not while it is held. */
void mutex_destroy(struct mutex *mutex)
{
	WARN(mutex->owner, "mutex_destroy() of a mutex that is held");
	mutex->magic = NULL;
}
