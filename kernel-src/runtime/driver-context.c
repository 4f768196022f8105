/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a driver does around the grant API: its locks, completions, timers and work,
 * for scripts that want a context or misuse one.  Each lock is a class of its own.
 */
#include "ks/driver.h"

#include <linux/kernel.h>
#include "ks/completion.h"
#include "ks/lock.h"
#include "ks/mutex.h"
#include "ks/timer.h"
#include "ks/work.h"

static DEFINE_SPINLOCK(driver_lock_0);
static DEFINE_SPINLOCK(driver_lock_1);
static DEFINE_SPINLOCK(driver_lock_2);
static DEFINE_SPINLOCK(driver_lock_3);
static spinlock_t *const locks[KS_DRIVER_OBJECTS] = {
	&driver_lock_0, &driver_lock_1, &driver_lock_2, &driver_lock_3,
};

static DEFINE_MUTEX(driver_mutex_0);
static DEFINE_MUTEX(driver_mutex_1);
static DEFINE_MUTEX(driver_mutex_2);
static DEFINE_MUTEX(driver_mutex_3);
static struct mutex *const mutexes[KS_DRIVER_OBJECTS] = {
	&driver_mutex_0, &driver_mutex_1, &driver_mutex_2, &driver_mutex_3,
};

static struct completion completions[KS_DRIVER_OBJECTS];

void ks_driver_lock(unsigned int n)
{
	spin_lock(locks[n]);
}

void ks_driver_unlock(unsigned int n)
{
	spin_unlock(locks[n]);
}

void ks_driver_mutex_lock(unsigned int n)
{
	mutex_lock(mutexes[n]);
}

void ks_driver_mutex_unlock(unsigned int n)
{
	mutex_unlock(mutexes[n]);
}

void ks_driver_complete(unsigned int n)
{
	complete(&completions[n]);
}

void ks_driver_wait_for_completion(unsigned int n)
{
	wait_for_completion(&completions[n]);
}

struct errand {
	struct work_struct work;
	struct timer_list timer;
	struct completion done;
	void (*fn)(void *data);
	void *data;
};

static void driver_work(struct work_struct *work)
{
	struct errand *errand = container_of(work, struct errand, work);

	errand->fn(errand->data);
}

void ks_driver_in_work(void (*fn)(void *data), void *data)
{
	struct errand errand = { .fn = fn, .data = data };

	INIT_WORK_ONSTACK(&errand.work, driver_work);
	schedule_work(&errand.work);
	flush_work(&errand.work);
	destroy_work_on_stack(&errand.work);
}

static void driver_timer(struct timer_list *timer)
{
	struct errand *errand = container_of(timer, struct errand, timer);

	errand->fn(errand->data);
	complete(&errand->done);
}

/* del_timer_sync() last: the completion comes before the function has returned. */
void ks_driver_in_timer(void (*fn)(void *data), void *data)
{
	struct errand errand = { .fn = fn, .data = data };

	init_completion(&errand.done);
	timer_setup_on_stack(&errand.timer, driver_timer, 0);
	mod_timer(&errand.timer, jiffies);
	wait_for_completion(&errand.done);
	del_timer_sync(&errand.timer);
	destroy_timer_on_stack(&errand.timer);
}
