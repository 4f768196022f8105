/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which function is behind which verb. */
#include "run/verbs.h"

GsActionFn gs_run_action(GsVerbId verb)
{
	static const GsActionFn actions[GS_VERB_COUNT] = {
		[GS_VERB_TASK] = gs_act_task,
		[GS_VERB_ATOMIC] = gs_act_atomic,
		[GS_VERB_LOCK] = gs_act_lock,
		[GS_VERB_IRQS_OFF] = gs_act_irqs_off,
		[GS_VERB_INTERRUPT] = gs_act_interrupt,
		[GS_VERB_SOFTIRQ] = gs_act_softirq,
		[GS_VERB_LAZY_MMU] = gs_act_lazy_mmu,
		[GS_VERB_PAGE] = gs_act_page,
		[GS_VERB_FILL] = gs_act_fill,
		[GS_VERB_GRANT] = gs_act_grant,
		[GS_VERB_REVOKE] = gs_act_revoke,
		[GS_VERB_PAGE_OUT] = gs_act_page_out,
		[GS_VERB_NOMINATE] = gs_act_nominate,
		[GS_VERB_EVICT] = gs_act_evict,
		[GS_VERB_PAGE_IN] = gs_act_page_in,
		[GS_VERB_MAP] = gs_act_map,
		[GS_VERB_MAP_REFS] = gs_act_map_refs,
		[GS_VERB_UNMAP] = gs_act_unmap,
		[GS_VERB_COPY] = gs_act_copy,
		[GS_VERB_TOUCH] = gs_act_touch,
		[GS_VERB_SETUP_TABLE] = gs_act_setup_table,
		[GS_VERB_SET_VERSION] = gs_act_set_version,
		[GS_VERB_QUERY_SIZE] = gs_act_query_size,
		[GS_VERB_GET_VERSION] = gs_act_get_version,
		[GS_VERB_GET_STATUS_FRAMES] = gs_act_get_status_frames,
		[GS_VERB_BOOT] = gs_act_boot,
		[GS_VERB_SUSPEND] = gs_act_suspend,
		[GS_VERB_RESUME] = gs_act_resume,
		[GS_VERB_EXHAUST_GRANTS] = gs_act_exhaust_grants,
		[GS_VERB_RELEASE_GRANTS] = gs_act_release_grants,
		[GS_VERB_ALLOC_GRANT] = gs_act_alloc_grant,
		[GS_VERB_GRANT_REF] = gs_act_grant_ref,
		[GS_VERB_FREE_GRANT] = gs_act_free_grant,
		[GS_VERB_END_ACCESS] = gs_act_end_access,
		[GS_VERB_SLEEP] = gs_act_sleep,
		[GS_VERB_FAIL_ALLOCATION] = gs_act_fail_allocation,
	};

	return actions[verb];
}

GsStatementFn gs_run_statement_fn(GsVerbId verb)
{
	static const GsStatementFn statements[GS_VERB_COUNT] = {
		[GS_VERB_MACHINE] = gs_run_machine,
		[GS_VERB_DOMAIN] = gs_run_domain,
		[GS_VERB_PAGER] = gs_run_pager,
		[GS_VERB_ALSO_ON] = gs_run_also_on,
		[GS_VERB_WAIT] = gs_run_wait,
		[GS_VERB_WHEN] = gs_run_when,
		[GS_VERB_REPEAT] = gs_run_repeat,
		[GS_VERB_PARALLEL] = gs_run_parallel,
		[GS_VERB_EACH_ALLOCATION] = gs_run_each_allocation,
		[GS_VERB_HYPERVISOR_FAULT] = gs_run_hypervisor_fault,
		[GS_VERB_INJECT] = gs_run_inject,
		[GS_VERB_EXPECT_CONSISTENT] = gs_expect_hypervisor_consistent,
		[GS_VERB_EXPECT_NO_VIOLATION] = gs_expect_no_violation,
		[GS_VERB_EXPECT_VIOLATION] = gs_expect_violation,
		[GS_VERB_EXPECT_ENTRY] = gs_expect_entry,
		[GS_VERB_EXPECT_PINS] = gs_expect_pins,
		[GS_VERB_EXPECT_RETRIES] = gs_expect_retries,
		[GS_VERB_EXPECT_HYPERCALLS] = gs_expect_hypercalls,
		[GS_VERB_EXPECT_SLEEPS] = gs_expect_sleeps,
		[GS_VERB_EXPECT_GRANT_FRAMES] = gs_expect_grant_frames,
		[GS_VERB_EXPECT_VERSION] = gs_expect_version,
		[GS_VERB_EXPECT_RESERVED] = gs_expect_reserved,
		[GS_VERB_EXPECT_GRANT_PTES] = gs_expect_grant_ptes,
		[GS_VERB_EXPECT_TABLE_ADDRESS] = gs_expect_table_address,
		[GS_VERB_EXPECT_PT_WALKS] = gs_expect_pt_walks,
		[GS_VERB_EXPECT_LEFT_BEHIND] = gs_expect_left_behind,
		[GS_VERB_EXPECT_P2M] = gs_expect_p2m,
		[GS_VERB_EXPECT_FOREIGN] = gs_expect_foreign,
		[GS_VERB_EXPECT_BYTE] = gs_expect_byte,
		[GS_VERB_EXPECT_CRASHED] = gs_expect_crashed,
		[GS_VERB_EXPECT_RUNNING] = gs_expect_running,
		[GS_VERB_EXPECT_STATUS_TEXTS] = gs_expect_status_texts,
		[GS_VERB_EXPECT_FREE_REFS] = gs_expect_free_refs,
		[GS_VERB_EXPECT_BOOTED] = gs_expect_booted,
	};

	return statements[verb];
}
