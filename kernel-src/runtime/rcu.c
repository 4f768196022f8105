/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * RCU: readers count in one of two places, as in SRCU; who waits for them turns new
 * readers to the other place and waits until the first is empty.
 */
#include "ks/rcu.h"

#include <linux/kernel.h>
#include "ks/lock-class.h"
#include "ks/mutex.h"
#include "ks/sleep.h"

static unsigned int readers[2], phase;
static bool waiting;            /* somebody waits for them */
static DEFINE_MUTEX(rcu_turns); /* one at a time */

void rcu_read_lock(void)
{
	struct ks_context *context = ks_context();

	context->rcu_depth++;
	ks_trace(KS_EVENT_RCU, .a = context->rcu_depth);
	if (context->rcu_depth > 1)
		return;
	context->rcu_phase = phase;
	readers[phase]++;
}

void rcu_read_unlock(void)
{
	struct ks_context *context = ks_context();

	if (!context->rcu_depth) {
		ks_misuse(KS_MISUSE_RCU_UNDERFLOW, NULL, 0);
		return;
	}
	context->rcu_depth--;
	ks_trace(KS_EVENT_RCU, .a = context->rcu_depth);
	if (context->rcu_depth)
		return;
	if (!--readers[context->rcu_phase] && waiting)
		ks_wake(readers);
	ks_yield();
}

static void wait_for(unsigned int old)
{
	const struct ks_wait wait = { .key = readers, .what = "synchronize_rcu" };

	waiting = true;
	while (readers[old])
		ks_wait(&wait);
	waiting = false;
}

void synchronize_rcu(void)
{
	ks_may_sleep("synchronize_rcu");
	mutex_lock(&rcu_turns);
	phase = !phase;
	wait_for(!phase);
	mutex_unlock(&rcu_turns);
}
