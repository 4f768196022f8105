/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Timers and work: the simulator keeps the queue, an object's address is its key. */
#include "ks/time.h"

#include <linux/kernel.h>
#include "ks/platform.h"

unsigned long ks_jiffies(void)
{
	return ks_platform->now_ns(ks_platform->domain) / KS_NS_PER_JIFFY;
}

static void arm(void *key, enum ks_timer_kind kind, unsigned long expires, void (*fn)(void *))
{
	unsigned long long now = ks_platform->now_ns(ks_platform->domain);

	ks_platform->timer_arm(ks_platform->domain, key, kind,
			       max(now, expires * KS_NS_PER_JIFFY), fn);
}

static void run_timer(void *key)
{
	struct timer_list *timer = key;

	timer->function(timer);
}

/* kernel/time/timer.c: a pending timer must not be added again. */
void add_timer(struct timer_list *timer)
{
	if (WARN_ON_ONCE(timer_pending(timer)))
		return;
	arm(timer, KS_TIMER_SOFTIRQ, timer->expires, run_timer);
}

int mod_timer(struct timer_list *timer, unsigned long expires)
{
	int pending = timer_pending(timer);

	timer->expires = expires;
	arm(timer, KS_TIMER_SOFTIRQ, expires, run_timer);
	return pending;
}

int del_timer(struct timer_list *timer)
{
	return ks_platform->timer_disarm(ks_platform->domain, timer);
}

int timer_pending(const struct timer_list *timer)
{
	return ks_platform->timer_pending(ks_platform->domain, timer);
}

static void run_work(void *key)
{
	struct work_struct *work = key;

	work->func(work);
}

static bool queue(struct work_struct *work, unsigned long delay)
{
	if (ks_platform->timer_pending(ks_platform->domain, work))
		return false;
	arm(work, KS_TIMER_WORK, delay ? ks_jiffies() + delay : 0, run_work);
	return true;
}

bool schedule_delayed_work(struct delayed_work *work, unsigned long delay)
{
	return queue(&work->work, delay);
}

bool cancel_delayed_work(struct delayed_work *work)
{
	return ks_platform->timer_disarm(ks_platform->domain, &work->work);
}

bool schedule_work(struct work_struct *work)
{
	return queue(work, 0);
}
