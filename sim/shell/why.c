/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the last action gave, and which check has refused. */
#include <stdio.h>

#include "run/refused.h"
#include "run/text.h"
#include "shell/shell.h"
#include "shell/tell.h"

/* Verbs that are one operation; of one by hand GsRunLast has it. */
static const struct {
	GsVerbId verb;
	guint cmd;
} operations[] = {
	{ GS_VERB_map, GNTTABOP_map_grant_ref },
	{ GS_VERB_map_refs, GNTTABOP_map_grant_ref },
	{ GS_VERB_unmap, GNTTABOP_unmap_grant_ref },
	{ GS_VERB_copy, GNTTABOP_copy },
	{ GS_VERB_setup_table, GNTTABOP_setup_table },
	{ GS_VERB_query_size, GNTTABOP_query_size },
	{ GS_VERB_set_version, GNTTABOP_set_version },
	{ GS_VERB_get_version, GNTTABOP_get_version },
	{ GS_VERB_get_status_frames, GNTTABOP_get_status_frames },
};

static gint operation_of(const GsRunLast *last)
{
	for (guint i = 0; i < G_N_ELEMENTS(operations); i++)
		if (operations[i].verb == last->verb->id)
			return (gint)operations[i].cmd;
	return last->cmd;
}

static void explain_status(gint16 value)
{
	const HvStatusRow *row = hv_status_by_value(value);

	if (row)
		printf("%s (%d): \"%s\"\n  %s\n", row->name, row->value, row->text, row->meaning);
	else
		printf("%d: no status of Xen's\n", value);
}

/* Nothing is known: what it can have been, where the hypervisor does not tell. */
static void explain_candidates(const GsRunLast *last, HvAnswerKind kind, gint answer)
{
	g_autofree char *names = gs_refusal_candidates(operation_of(last), kind, answer);

	if (last->all_told) {
		puts("  by no check of the hypervisor's: it is the kernel's own, or what a driver "
		     "made of several");
		return;
	}
	puts("  this hypervisor does not tell which check refused (--hypervisor model does)");
	if (*names)
		printf("  it can have been: %s\n  gntsim explain NAME says more\n", names);
}

static gboolean same_refusal(const HvRefused *a, const HvRefused *b)
{
	if (!a || !b)
		return a == b;
	return a->why == b->why && a->granter == b->granter && a->ref == b->ref &&
	       a->value == b->value;
}

/* A slot is passed over if one before it was refused in the same way. */
static gboolean told_before(const GsRunLast *last, guint slot)
{
	for (guint i = 0; i < slot; i++)
		if (last->statuses[i] == last->statuses[slot] &&
		    same_refusal(gs_run_refused(last, i), gs_run_refused(last, slot)))
			return TRUE;
	return FALSE;
}

static gboolean status_told_before(const GsRunLast *last, guint slot)
{
	for (guint i = 0; i < slot; i++)
		if (last->statuses[i] == last->statuses[slot])
			return TRUE;
	return FALSE;
}

static void explain_refused(const HvRefused *refused)
{
	g_autofree char *text = gs_refused_text(refused);

	fputs(text, stdout);
}

static void explain_slot(const GsRunLast *last, guint slot)
{
	gint16 status = last->statuses[slot];
	const HvRefused *refused = gs_run_refused(last, slot);

	if (!status_told_before(last, slot))
		explain_status(status);
	if (status == GNTST_okay || told_before(last, slot))
		return;
	if (last->n > 1)
		printf("  slot %u of %u:\n", slot, last->n);
	if (refused)
		explain_refused(refused);
	else
		explain_candidates(last, HV_ANSWER_STATUS, status);
}

/* One result for all of it. */
static void explain_rc(const GsRunLast *last)
{
	const HvRefused *refused = gs_run_refused(last, 0);

	if (last->rc >= 0)
		return;
	if (refused) {
		/* Of a hypercall by hand it is the result; a driver may have made it of a status. */
		if (hv_refused_kind(refused) != HV_ANSWER_ERRNO || refused->answer != last->rc)
			puts("the last that was refused on the way:");
		explain_refused(refused);
	} else {
		explain_candidates(last, HV_ANSWER_ERRNO, (gint)last->rc);
	}
}

gboolean gs_shell_why(GsSession *session, guint argc, char **argv)
{
	const GsRunLast *last = &session->last;
	g_autofree char *result = NULL;

	(void)argc, (void)argv;
	if (!last->verb) {
		gs_shell_complain("why: no action has been run");
		return FALSE;
	}
	result = gs_tell_result(last);
	printf("%s gave %s\n", last->verb->name, result ? result : "0");
	if (last->statuses && last->rc >= 0)
		for (guint i = 0; i < last->n; i++)
			explain_slot(last, i);
	else
		explain_rc(last);
	return TRUE;
}
