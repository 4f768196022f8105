/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim explain: a name from any of the tables. */
#include <stdio.h>
#include <string.h>

#include "check/context-table.h"
#include "check/violation-table.h"
#include "cli/cli.h"
#include "cli/fault-text.h"
#include "hv/hv.h"
#include "run/refused.h"
#include "script/nearest.h"
#include "script/verb-help.h"
#include "script/verb-table.h"

static gboolean explain_status(const char *name)
{
	const HvStatusRow *row = hv_status_by_name(name);

	if (row)
		printf("%s (%d): \"%s\"\n  %s\n", row->name, row->value, row->text, row->meaning);
	return row != NULL;
}

static const char *status_name(guint n)
{
	return n < hv_status_count ? hv_status_table[n].name : NULL;
}

static gboolean explain_operation(const char *name)
{
	const char *prefix = "GNTTABOP_";
	const HvGrantOpRow *row = hv_grant_op_by_name(
		g_str_has_prefix(name, prefix) ? name + strlen(prefix) : name);

	if (row)
		printf("GNTTABOP_%s (%u): an array of structures of %" G_GSIZE_FORMAT " bytes\n  %s\n",
		       row->name, row->cmd, row->arg_size, row->meaning);
	return row != NULL;
}

static const char *operation_name(guint n)
{
	return n < hv_grant_op_count ? hv_grant_op_table[n].name : NULL;
}

static gboolean explain_flag(const char *name)
{
	const HvGtfRow *row = hv_gtf_by_name(g_str_has_prefix(name, "GTF_") ? name + 4 : name);

	if (row)
		printf("GTF_%s (0x%x in 0x%x)\n  %s\n", row->name, row->value, row->mask,
		       row->meaning);
	return row != NULL;
}

static const char *flag_name(guint n)
{
	return n < hv_gtf_count ? hv_gtf_table[n].name : NULL;
}

static gboolean explain_violation(const char *name)
{
	const GsViolationRow *row = gs_violation_by_name(name);

	if (!row)
		return FALSE;
	printf("violation %s%s\n  %s\n  %s\n", row->name, row->fatal ? " (the domain crashes)" : "",
	       row->meaning, row->advice);
	if (row->instrument)
		puts("  found by gntsim run --instrument only");
	if (row->page)
		printf("  more: %s\n", row->page);
	return TRUE;
}

static const char *violation_name(guint n)
{
	return n < GS_VIOLATION_COUNT ? gs_violation_table[n].name : NULL;
}

static gboolean explain_context(const char *name)
{
	const GsContextRow *row = gs_context_by_name(name);

	if (row)
		printf("context %s (in a script: %s { ... })\n  %s\n  %s\n", row->name, row->verb,
		       row->meaning, row->rule);
	return row != NULL;
}

static const char *context_name(guint n)
{
	return n < gs_context_count ? gs_context_table[n].name : NULL;
}

static gboolean explain_hv_fault(const char *name)
{
	for (guint i = 0; i < hv_fault_count; i++) {
		const HvFaultRow *row = &hv_fault_table[i];

		if (strcmp(row->id, name) != 0 && strcmp(row->name, name) != 0)
			continue;
		printf("hypervisor fault %s, %s (%s)\n  %s\n", row->id, row->name, row->origin,
		       row->meaning);
		return TRUE;
	}
	return FALSE;
}

static const char *hv_fault_name(guint n)
{
	return n < hv_fault_count ? hv_fault_table[n].name : NULL;
}

static gboolean explain_kernel_fault(const char *name)
{
	g_autofree char *text = gs_fault_text(name);

	if (text)
		printf("kernel fault %s\n%s", name, text);
	return text != NULL;
}

static gboolean explain_refusal(const char *name)
{
	const HvRefusalRow *row = hv_refusal_by_name(name);
	g_autofree char *text = row ? gs_refusal_row_text(row) : NULL;

	if (text)
		fputs(text, stdout);
	return row != NULL;
}

static const char *refusal_name(guint n)
{
	return n < HV_REFUSAL_COUNT ? hv_refusal_table[n].name : NULL;
}

static gboolean explain_verb(const char *name)
{
	g_autofree char *help = gs_verb_help_on(name);

	if (help)
		fputs(help, stdout);
	return help != NULL;
}

static const char *verb_name(guint n)
{
	return n < GS_VERB_COUNT ? gs_verb_table[n].name : NULL;
}

/* What can be explained. */
static const struct {
	gboolean (*explain)(const char *name);
	const char *(*name)(guint n); /* of the nth, for who mistypes; NULL: no more */
} topics[] = {
	{ explain_status, status_name },       { explain_operation, operation_name },
	{ explain_flag, flag_name },           { explain_violation, violation_name },
	{ explain_context, context_name },     { explain_hv_fault, hv_fault_name },
	{ explain_kernel_fault, NULL },        { explain_refusal, refusal_name },
	{ explain_verb, verb_name },
};

static void unknown(const char *word)
{
	g_autoptr(GPtrArray) kernels = gs_cli_kernels(), names = g_ptr_array_new();
	g_auto(GStrv) faults = gs_cli_fault_names(kernels);
	g_autofree char *hint = NULL;
	const char *name;

	for (guint i = 0; i < G_N_ELEMENTS(topics); i++)
		for (guint n = 0; topics[i].name && (name = topics[i].name(n)); n++)
			g_ptr_array_add(names, (gpointer)name);
	for (char **fault = faults; *fault; fault++)
		g_ptr_array_add(names, *fault);
	hint = gs_did_you_mean(word, names);
	gs_complain("explain: nothing is known of '%s'%s (gntsim list shows the names)", word, hint);
}

/* A name may stand in several tables (copy is an operation and a verb): all are shown. */
int gs_command_explain(int argc, char **argv)
{
	g_autofree char *name = argc > 1 ? g_strjoinv(" ", argv + 1) : NULL;
	guint found = 0;

	if (!name) {
		gs_complain("explain: say what: a status, operation, flag, violation, context, fault, "
			    "refusal or verb");
		return GS_EXIT_ERROR;
	}
	for (guint i = 0; i < G_N_ELEMENTS(topics); i++)
		found += topics[i].explain(name);
	if (found)
		return GS_EXIT_PASS;
	unknown(name);
	return GS_EXIT_ERROR;
}
