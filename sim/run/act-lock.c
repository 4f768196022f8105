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
	case GS_VERB_SPIN_LOCK:
	case GS_VERB_SPIN_UNLOCK:
	case GS_VERB_MUTEX_LOCK:
	case GS_VERB_MUTEX_UNLOCK:
	case GS_VERB_LOCAL_IRQ_DISABLE:
	case GS_VERB_LOCAL_IRQ_ENABLE:
	case GS_VERB_LOCAL_BH_DISABLE:
	case GS_VERB_LOCAL_BH_ENABLE:
	case GS_VERB_PREEMPT_DISABLE:
	case GS_VERB_PREEMPT_ENABLE:
	case GS_VERB_RCU_READ_LOCK:
	case GS_VERB_RCU_READ_UNLOCK:
		return TRUE;
	default:
		return FALSE;
	}
}
