/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mutexes: who meets a held one sleeps. */
#include "ks/lock.h"

#include <linux/kernel.h>
#include "ks/sleep.h"

void mutex_lock(struct mutex *mutex)
{
	ks_may_sleep("mutex_lock");
	ks_yield();
	if (mutex->owner == ks_context())
		ks_platform->lock_recursion(ks_platform->domain, mutex);
	while (mutex->owner)
		ks_wait(mutex);
	mutex->owner = ks_context();
}

void mutex_unlock(struct mutex *mutex)
{
	if (mutex->owner != ks_context())
		ks_warn(__FILE__, __LINE__, "mutex not held by who drops it");
	mutex->owner = NULL;
	ks_wake(mutex);
	ks_yield();
}
