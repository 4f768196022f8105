/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/{interrupt,irq,irqreturn}.h and asm/ptrace.h, declarations only:
 * interrupts come from the simulator, no handler is registered.
 */
#ifndef KS_IRQ_H
#define KS_IRQ_H

typedef int irqreturn_t;
typedef irqreturn_t (*irq_handler_t)(int irq, void *data);

struct pt_regs {
	unsigned long flags;
};
#define raw_irqs_disabled_flags(flags) (!((flags) & 0x200)) /* X86_EFLAGS_IF */

struct irq_desc;
struct screen_info;

#endif
