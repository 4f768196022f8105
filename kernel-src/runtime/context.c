/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Preemption, interrupts and being in one.  Up to 6.1 Linux keeps all these in one
 * counter (include/linux/preempt.h); here each has its own, so that a report can
 * say which of them forbids to sleep.
 */
#include "ks/context.h"

#include <linux/kernel.h>

void ks_preempt_disable(void)
{
	ks_context()->preempt_count++;
}

void ks_preempt_enable(void)
{
	if (!ks_context()->preempt_count)
		ks_warn(__FILE__, __LINE__, "preempt_enable() without preempt_disable()");
	else
		ks_context()->preempt_count--;
}

unsigned long ks_irq_save(void)
{
	bool were_off = ks_context()->irqs_off;

	ks_context()->irqs_off = true;
	return were_off;
}

void ks_irq_restore(unsigned long were_off)
{
	bool came_on = ks_context()->irqs_off && !were_off;

	ks_context()->irqs_off = were_off;
	if (came_on)
		ks_yield(); /* an interrupt that waited comes now */
}

void ks_irq_enter(void)
{
	ks_context()->hardirq_count++;
}

void ks_irq_leave(void)
{
	ks_context()->hardirq_count--;
}

void ks_softirq_enter(void)
{
	ks_context()->softirq_count++;
}

void ks_softirq_leave(void)
{
	ks_context()->softirq_count--;
}
