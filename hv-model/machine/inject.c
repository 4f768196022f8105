/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Answers injected into single operations.  Every operation asks hv_step() once,
 * the elements of a batch one by one; each injection counts the operations that
 * it matches on its own.  If several hit the same operation, a preemption comes
 * first, then an errno, then a status.
 */
#include "machine/private.h"

typedef struct {
	HvInjection what;
	guint64 seen;
} Injection;

static gboolean has_status(guint cmd)
{
	const HvGrantOpRow *row = hv_grant_op_by_cmd(cmd);

	return cmd == HV_INJECT_ANY || (row && row->status_at >= 0);
}

/* Only operations with a status can be given one, and an errno must be one. */
static gboolean possible(const HvInjection *what)
{
	switch (what->kind) {
	case HV_INJECT_STATUS:
		return what->nr == __HYPERVISOR_grant_table_op && has_status(what->cmd);
	case HV_INJECT_ERRNO:
		return what->value < 0;
	case HV_INJECT_NO_MEMORY:
	case HV_INJECT_PREEMPT:
		return TRUE;
	}
	return FALSE;
}

gboolean hv_inject(HvMachine *machine, const HvInjection *injection)
{
	Injection new = {.what = *injection};

	if (!possible(injection) || !injection->nth)
		return FALSE;
	if (!machine->injections)
		machine->injections = g_array_new(FALSE, FALSE, sizeof(Injection));
	g_array_append_val(machine->injections, new);
	return TRUE;
}

void hv_inject_clear(HvMachine *machine)
{
	g_clear_pointer(&machine->injections, g_array_unref);
	machine->no_memory = FALSE;
}

static gboolean hits(Injection *injection, const HvDomain *caller, guint nr, guint cmd)
{
	const HvInjection *what = &injection->what;

	if (what->nr != nr || (what->domid != HV_INJECT_ANY && what->domid != caller->id) ||
	    (what->cmd != HV_INJECT_ANY && what->cmd != cmd))
		return FALSE;
	/* A wildcard among operations passes those over that have no status. */
	if (what->kind == HV_INJECT_STATUS && !has_status(cmd))
		return FALSE;
	injection->seen++;
	return injection->seen >= what->nth &&
	       (!what->times || injection->seen - what->nth < what->times);
}

static void apply(HvMachine *machine, const HvInjection *what, HvStep *step)
{
	switch (what->kind) {
	case HV_INJECT_STATUS:
		if (step->kind == HV_STEP_GO)
			*step = (HvStep){HV_STEP_STATUS, what->value, step->preempt};
		break;
	case HV_INJECT_ERRNO:
		if (step->kind != HV_STEP_ERRNO)
			*step = (HvStep){HV_STEP_ERRNO, what->value, step->preempt};
		break;
	case HV_INJECT_NO_MEMORY:
		machine->no_memory = TRUE;
		break;
	case HV_INJECT_PREEMPT:
		step->preempt = TRUE;
		break;
	}
}

gboolean hv_step_will_preempt(const HvDomain *caller, guint nr, guint cmd)
{
	const GArray *injections = caller->machine->injections;

	for (guint i = 0; injections && i < injections->len; i++) {
		Injection next = g_array_index(injections, Injection, i);

		if (next.what.kind == HV_INJECT_PREEMPT && hits(&next, caller, nr, cmd))
			return TRUE;
	}
	return FALSE;
}

HvStep hv_step_injected(const HvDomain *caller, guint nr, guint cmd)
{
	HvMachine *machine = caller->machine;
	HvStep step = {.kind = HV_STEP_GO};

	for (guint i = 0; i < machine->injections->len; i++) {
		Injection *injection = &g_array_index(machine->injections, Injection, i);

		if (hits(injection, caller, nr, cmd))
			apply(machine, &injection->what, &step);
	}
	if (step.kind == HV_STEP_STATUS)
		hv_refuse_injected(machine, nr, cmd, HV_REFUSE_INJECTED_STATUS, step.value);
	else if (step.kind == HV_STEP_ERRNO)
		hv_refuse_injected(machine, nr, cmd, HV_REFUSE_INJECTED_ERRNO, step.value);
	return step;
}

gboolean hv_step_no_memory(HvMachine *machine)
{
	gboolean fail = machine->no_memory;

	machine->no_memory = FALSE;
	return fail;
}
