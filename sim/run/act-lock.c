/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Locks, counts and completions by hand, one call each: for what a block cannot say,
 * above all what is wrong.
 */
#include "run/verbs.h"

#define CALL_ACTION(name, function)                                                     \
	void gs_act_##name(GsRun *run, GsDomain *domain, const GsStatement *statement,  \
			   GsResult *result)                                            \
	{                                                                               \
		(void)run, (void)statement, (void)result;                               \
		domain->image->ks->function();                                          \
	}

#define OBJECT_ACTION(name, function)                                                   \
	void gs_act_##name(GsRun *run, GsDomain *domain, const GsStatement *statement,  \
			   GsResult *result)                                            \
	{                                                                               \
		(void)run, (void)result;                                                \
		domain->image->ks->function(                                            \
			(guint)gs_statement_number(statement, "object", 0));            \
	}

OBJECT_ACTION(spin_lock, lock)
OBJECT_ACTION(spin_unlock, unlock)
OBJECT_ACTION(mutex_lock, mutex_lock)
OBJECT_ACTION(mutex_unlock, mutex_unlock)
OBJECT_ACTION(complete, complete)
OBJECT_ACTION(wait_for_completion, wait_for_completion)
CALL_ACTION(local_irq_disable, irqs_disable)
CALL_ACTION(local_irq_enable, irqs_enable)
CALL_ACTION(local_bh_disable, bh_disable)
CALL_ACTION(local_bh_enable, bh_enable)
CALL_ACTION(preempt_disable, preempt_off)
CALL_ACTION(preempt_enable, preempt_on)
CALL_ACTION(rcu_read_lock, rcu_read_lock)
CALL_ACTION(rcu_read_unlock, rcu_read_unlock)
CALL_ACTION(synchronize_rcu, synchronize_rcu)

gboolean gs_run_changes_context(GsVerbId verb)
{
	switch (verb) {
	case GS_VERB_spin_lock:
	case GS_VERB_spin_unlock:
	case GS_VERB_mutex_lock:
	case GS_VERB_mutex_unlock:
	case GS_VERB_local_irq_disable:
	case GS_VERB_local_irq_enable:
	case GS_VERB_local_bh_disable:
	case GS_VERB_local_bh_enable:
	case GS_VERB_preempt_disable:
	case GS_VERB_preempt_enable:
	case GS_VERB_rcu_read_lock:
	case GS_VERB_rcu_read_unlock:
		return TRUE;
	default:
		return FALSE;
	}
}
