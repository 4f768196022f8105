/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Work: a timer of the simulator's whose function runs in process context.  As in
 * lockdep, running counts as holding: who waits for work to end must hold nothing
 * that the work takes.
 */
#include "ks/work.h"

#include <linux/kernel.h>
#include "ks/sleep.h"
#include "ks/time.h"

static struct ks_lock_class *class_of(struct work_struct *work)
{
	return ks_lock_class(&work->class, KS_LOCK_FUNCTION, work->name);
}

/* The function may free its work. */
static void run_work(void *key)
{
	struct work_struct *work = key;
	struct ks_lock_class *class = class_of(work);

	ks_lock_note(ks_context(), class);
	ks_lock_push(ks_context(), key, class, (const void *)work->func);
	work->func(work);
	ks_lock_pop(ks_context(), key);
}

bool work_pending(const struct work_struct *work)
{
	return ks_platform->timer_pending(ks_platform->domain, work);
}

static bool running(const struct work_struct *work)
{
	return ks_platform->timer_running(ks_platform->domain, work);
}

static bool disarm(struct work_struct *work)
{
	return ks_platform->timer_disarm(ks_platform->domain, work);
}

static void arm(struct work_struct *work, unsigned long delay)
{
	unsigned long long at = delay ? (ks_jiffies() + delay) * KS_NS_PER_JIFFY : 0;

	work->delayed = delay != 0;
	ks_platform->timer_arm(ks_platform->domain, work, KS_TIMER_WORK, max(at, ks_now()),
			       run_work);
}

static bool queue(struct work_struct *work, unsigned long delay)
{
	if (work->canceling || work_pending(work))
		return false;
	arm(work, delay);
	return true;
}

bool schedule_work(struct work_struct *work)
{
	return queue(work, 0);
}

bool schedule_delayed_work(struct delayed_work *work, unsigned long delay)
{
	return queue(&work->work, delay);
}

bool ks_mod_delayed_work(struct delayed_work *work, unsigned long delay)
{
	bool pending = work_pending(&work->work);

	if (!work->work.canceling)
		arm(&work->work, delay);
	return pending;
}

bool cancel_delayed_work(struct delayed_work *work)
{
	return disarm(&work->work);
}

static void wait_for_end(struct work_struct *work, const char *what)
{
	const struct ks_wait wait = { .key = work, .what = what };

	while (running(work))
		ks_wait(&wait);
}

static bool cancel_sync(struct work_struct *work, const char *what)
{
	bool pending;

	ks_may_sleep(what);
	ks_lock_note(ks_context(), class_of(work));
	pending = disarm(work);
	work->canceling = true;
	wait_for_end(work, what);
	work->canceling = false;
	return pending;
}

bool cancel_work_sync(struct work_struct *work)
{
	return cancel_sync(work, "cancel_work_sync");
}

bool cancel_delayed_work_sync(struct delayed_work *work)
{
	return cancel_sync(&work->work, "cancel_delayed_work_sync");
}

static bool flush(struct work_struct *work, const char *what)
{
	const struct ks_wait wait = { .key = work, .what = what };
	bool waited = false;

	ks_may_sleep(what);
	ks_lock_note(ks_context(), class_of(work));
	for (; running(work) || (work_pending(work) && !work->delayed); waited = true)
		ks_wait(&wait);
	return waited;
}

bool flush_work(struct work_struct *work)
{
	return flush(work, "flush_work");
}

bool flush_delayed_work(struct delayed_work *work)
{
	if (disarm(&work->work))
		arm(&work->work, 0);
	return flush(&work->work, "flush_delayed_work");
}
