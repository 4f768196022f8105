/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Preemption, bottom halves, interrupts and being in one.  Up to 6.1 Linux keeps all
 * these in one counter (include/linux/preempt.h); here each has its own, so that a
 * report can say which of them forbids to sleep.
 */
#include "ks/context.h"

#include <linux/kernel.h>
#include "ks/lock-class.h"

void ks_preempt_disable(void)
{
	ks_context()->preempt_count++;
	ks_trace(KS_EVENT_PREEMPT, .a = ks_context()->preempt_count);
}

void ks_preempt_enable(void)
{
	if (!ks_context()->preempt_count) {
		ks_misuse(KS_MISUSE_PREEMPT_UNDERFLOW, NULL, 0);
		return;
	}
	ks_context()->preempt_count--;
	ks_trace(KS_EVENT_PREEMPT, .a = ks_context()->preempt_count);
}

void ks_bh_disable(void)
{
	ks_context()->bh_count++;
	ks_trace(KS_EVENT_BH, .a = ks_context()->bh_count);
}

/* kernel/softirq.c, __local_bh_enable_ip(): soft interrupts that waited run in it. */
void ks_bh_enable(void)
{
	struct ks_context *context = ks_context();

	if (unlikely(context->hardirq_count || context->irqs_off))
		ks_misuse(KS_MISUSE_BH_IN_INTERRUPT, NULL, 0);
	if (unlikely(!context->bh_count)) {
		ks_misuse(KS_MISUSE_BH_UNDERFLOW, NULL, 0);
		return;
	}
	context->bh_count--;
	ks_trace(KS_EVENT_BH, .a = context->bh_count);
	if (context->bh_count)
		return;
	if (unlikely(context->held > context->first_held))
		ks_lock_note_irqs_on();
	ks_yield();
}

/* An interrupt stands on what the task holds, but its own locks begin here. */
static void enter(struct ks_context *context)
{
	BUG_ON(context->irq_depth == KS_MAX_IRQ_DEPTH);
	context->irq_first_held[context->irq_depth++] = context->first_held;
	context->first_held = context->held;
}

static void leave(struct ks_context *context)
{
	context->first_held = context->irq_first_held[--context->irq_depth];
}

/* A handler runs with interrupts off (kernel/irq/handle.c), and could not hit otherwise. */
void ks_irq_enter(void)
{
	enter(ks_context());
	ks_context()->hardirq_count++;
	ks_trace(KS_EVENT_HARDIRQ, .a = ks_context()->hardirq_count);
	ks_set_irqs_off(ks_context(), true);
}

void ks_irq_leave(void)
{
	ks_set_irqs_off(ks_context(), false);
	ks_context()->hardirq_count--;
	ks_trace(KS_EVENT_HARDIRQ, .a = ks_context()->hardirq_count);
	leave(ks_context());
	ks_yield(); /* kernel/softirq.c, irq_exit(): soft interrupts that waited */
}

void ks_softirq_enter(void)
{
	enter(ks_context());
	ks_context()->softirq_count++;
	ks_trace(KS_EVENT_SOFTIRQ, .a = ks_context()->softirq_count);
}

void ks_softirq_leave(void)
{
	ks_context()->softirq_count--;
	ks_trace(KS_EVENT_SOFTIRQ, .a = ks_context()->softirq_count);
	leave(ks_context());
}
