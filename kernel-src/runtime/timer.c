/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Time and timers: the simulator keeps the queue, a timer's address is its key. */
#include "ks/timer.h"

#include <linux/kernel.h>
#include "ks/context.h"

unsigned long long ks_now(void)
{
	return ks_platform->now_ns(ks_platform->domain);
}

unsigned long ks_jiffies(void)
{
	return ks_now() / KS_NS_PER_JIFFY;
}

unsigned long ks_jiffies_until(unsigned long long end_ns)
{
	unsigned long long now = ks_now();

	return end_ns > now ? max((end_ns - now) / KS_NS_PER_JIFFY, 1ull) : 1;
}

static struct ks_lock_class *class_of(struct timer_list *timer)
{
	return ks_lock_class(&timer->class, KS_LOCK_FUNCTION, timer->name);
}

/* The function may free its timer. */
static void run_timer(void *key)
{
	struct timer_list *timer = key;
	struct ks_lock_class *class = class_of(timer);

	ks_lock_note(ks_context(), class);
	ks_lock_push(ks_context(), key, class, (const void *)timer->function);
	timer->function(timer);
	ks_lock_pop(ks_context(), key);
}

static void arm(struct timer_list *timer)
{
	ks_platform->timer_arm(ks_platform->domain, timer, KS_TIMER_SOFTIRQ,
			       max(ks_now(), timer->expires * KS_NS_PER_JIFFY), run_timer);
}

/* kernel/time/timer.c: a pending timer must not be added again. */
void add_timer(struct timer_list *timer)
{
	if (WARN_ON_ONCE(timer_pending(timer)))
		return;
	arm(timer);
}

int mod_timer(struct timer_list *timer, unsigned long expires)
{
	int pending = timer_pending(timer);

	timer->expires = expires;
	arm(timer);
	return pending;
}

int del_timer(struct timer_list *timer)
{
	return ks_platform->timer_disarm(ks_platform->domain, timer);
}

/* As lockdep has it, whoever waits for the function must hold nothing that it takes. */
int del_timer_sync(struct timer_list *timer)
{
	const struct ks_wait wait = { .key = timer, .what = "del_timer_sync" };
	int pending;

	WARN_ON(in_hardirq());
	ks_lock_note(ks_context(), class_of(timer));
	pending = del_timer(timer);
	while (ks_platform->timer_running(ks_platform->domain, timer)) {
		ks_platform->spin(ks_platform->domain, &wait);
		pending |= del_timer(timer);
	}
	return pending;
}

int timer_pending(const struct timer_list *timer)
{
	return ks_platform->timer_pending(ks_platform->domain, timer);
}
