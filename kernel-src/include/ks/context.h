/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/preempt.h, bottom_half.h, irqflags.h, hardirq.h and sched.h.  The
 * counts live in the simulator's struct ks_context, where its checkers read them.
 */
#ifndef KS_CONTEXT_ACCESS_H
#define KS_CONTEXT_ACCESS_H

#include <linux/compiler.h>
#include <linux/types.h>
#include "ks/platform.h"

struct mm_struct;

/* struct ks_context starts with these, so a task can lie over it. */
struct task_struct {
	char comm[KS_COMM_LEN];
	struct mm_struct *mm;
};

#define TASK_COMM_LEN KS_COMM_LEN
#define current ((struct task_struct *)ks_context())

#define preempt_disable() ks_preempt_disable()
#define preempt_enable() ks_preempt_enable()
#define preempt_count() ks_context()->preempt_count

#define in_interrupt() ks_in_interrupt(ks_context())
#define in_hardirq() (ks_context()->hardirq_count != 0)
#define in_irq() in_hardirq()
#define in_serving_softirq() (ks_context()->softirq_count != 0)
#define in_softirq() (in_serving_softirq() || ks_context()->bh_count != 0)
#define in_task() (!in_hardirq() && !in_serving_softirq())
#define in_atomic() (ks_context()->preempt_count != 0 || in_interrupt())
#define irqs_disabled() (ks_context()->irqs_off)
#define preemptible() (!in_atomic() && !irqs_disabled())

#define local_irq_disable() ((void)ks_irq_save())
#define local_irq_enable() ks_irq_restore(0)
#define local_irq_save(flags) ((flags) = ks_irq_save())
#define local_irq_restore(flags) ks_irq_restore(flags)

#define local_bh_disable() ks_bh_disable()
#define local_bh_enable() ks_bh_enable()

#define raw_smp_processor_id() (ks_context()->vcpu)
#define smp_processor_id() raw_smp_processor_id()

void ks_preempt_disable(void);
void ks_preempt_enable(void);
void ks_bh_disable(void);
void ks_bh_enable(void);
static inline void ks_set_irqs_off(struct ks_context *context, bool off)
{
	if (context->irqs_off != off)
		ks_trace(KS_EVENT_IRQS, .a = off);
	context->irqs_off = off;
}

/* Returns whether interrupts were off before. */
static inline unsigned long ks_irq_save(void)
{
	bool were_off = ks_context()->irqs_off;

	ks_set_irqs_off(ks_context(), true);
	return were_off;
}

void ks_lock_note_irqs_on(void); /* lock-class.h */

static inline void ks_irq_restore(unsigned long were_off)
{
	struct ks_context *context = ks_context();
	bool came_on = context->irqs_off && !were_off;

	ks_set_irqs_off(context, were_off);
	if (!came_on)
		return;
	if (unlikely(context->held > context->first_held))
		ks_lock_note_irqs_on();
	ks_yield(); /* an interrupt that waited comes now */
}


void ks_irq_enter(void);
void ks_irq_leave(void);
void ks_softirq_enter(void);
void ks_softirq_leave(void);

#endif
