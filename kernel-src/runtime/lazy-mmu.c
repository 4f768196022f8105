/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lazy MMU mode, each version by its own rule, which features.list tells: what happens
 * when it is entered twice, in an interrupt, and around a context switch.
 *
 *   5.10, 6.1    one mode per vCPU; entering it twice is a BUG, in an interrupt that
 *                hit it too (arch/x86/kernel/paravirt.c)
 *   6.12         counted per vCPU; switching away leaves it once and wants it off then,
 *                so a nested one is a BUG there (asm/xen/hypervisor.h, xen/enlighten_pv.c)
 *   7.2          counted per task and can be paused; no effect in an interrupt
 *                (include/linux/pgtable.h)
 *
 * A translated kernel is native here: it has no operation for any of these.
 */
#include <linux/kernel.h>
#include "ks/context.h"
#include "ks/pgtable.h"

static bool no_mode(void)
{
	return ks_layout()->translated;
}

/* Told also where only the depth inside is another. */
static void set_lazy(struct ks_context *context, enum ks_lazy_mode mode)
{
	context->lazy = mode;
	ks_trace(KS_EVENT_LAZY_MMU, .a = mode, .b = context->lazy_depth);
}

enum paravirt_lazy_mode paravirt_get_lazy_mode(void)
{
	if (in_interrupt() || ks_context()->lazy == KS_LAZY_NONE)
		return PARAVIRT_LAZY_NONE;
	return PARAVIRT_LAZY_MMU;
}

void arch_flush_lazy_mmu_mode(void)
{
	if (!no_mode() && paravirt_get_lazy_mode() == PARAVIRT_LAZY_MMU)
		ks_mmu_flush();
}

#if KS_LAZY_MMU_PER_TASK

static bool has_no_effect(void)
{
	return no_mode() || in_interrupt() || ks_context()->lazy_paused;
}

void lazy_mmu_mode_enable(void)
{
	if (has_no_effect())
		return;
	ks_context()->lazy_depth++;
	set_lazy(ks_context(), KS_LAZY_MMU);
}

/* VM_WARN_ON_ONCE in Linux, where it is compiled in. */
void lazy_mmu_mode_disable(void)
{
	if (has_no_effect() || WARN_ON_ONCE(!ks_context()->lazy_depth))
		return;
	ks_context()->lazy_depth--;
	set_lazy(ks_context(), ks_context()->lazy_depth ? KS_LAZY_MMU : KS_LAZY_NONE);
	ks_mmu_flush();
}

static void pause(struct ks_context *context)
{
	if (!context->lazy_paused++ && context->lazy_depth) {
		ks_mmu_flush();
		set_lazy(context, KS_LAZY_NONE);
	}
}

static void resume(struct ks_context *context)
{
	if (WARN_ON_ONCE(!context->lazy_paused))
		return;
	if (!--context->lazy_paused && context->lazy_depth)
		set_lazy(context, KS_LAZY_MMU);
}

void lazy_mmu_mode_pause(void)
{
	if (!no_mode() && !in_interrupt())
		pause(ks_context());
}

void lazy_mmu_mode_resume(void)
{
	if (!no_mode() && !in_interrupt())
		resume(ks_context());
}

bool ks_lazy_suspend(void)
{
	if (no_mode())
		return false;
	pause(ks_context());
	return true;
}

void ks_lazy_resume(bool was_paused)
{
	if (was_paused)
		resume(ks_context());
}

#else

void arch_enter_lazy_mmu_mode(void)
{
	if (no_mode())
		return;
	if (ks_context()->lazy != KS_LAZY_NONE) {
		if (KS_LAZY_MMU_COUNTED) {
			ks_context()->lazy_depth++;
			set_lazy(ks_context(), KS_LAZY_MMU);
			return;
		}
		ks_platform->lazy_mmu_nested(ks_platform->domain);
		BUG();
	}
	set_lazy(ks_context(), KS_LAZY_MMU);
}

void arch_leave_lazy_mmu_mode(void)
{
	if (no_mode())
		return;
	ks_mmu_flush();
	BUG_ON(ks_context()->lazy != KS_LAZY_MMU);
	if (!ks_context()->lazy_depth) {
		set_lazy(ks_context(), KS_LAZY_NONE);
		return;
	}
	ks_context()->lazy_depth--;
	set_lazy(ks_context(), KS_LAZY_MMU);
}

/* paravirt_start_context_switch(), xen_start_context_switch() */
bool ks_lazy_suspend(void)
{
	bool on = ks_context()->lazy != KS_LAZY_NONE;

	if (on) {
		arch_leave_lazy_mmu_mode();
		BUG_ON(ks_context()->lazy != KS_LAZY_NONE);
	}
	return on;
}

void ks_lazy_resume(bool was_on)
{
	if (was_on)
		set_lazy(ks_context(), KS_LAZY_MMU);
}

#endif
