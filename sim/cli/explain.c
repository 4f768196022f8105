/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim explain: a name from any of the tables. */
#include <stdio.h>
#include <string.h>

#include "check/violation-table.h"
#include "cli/cli.h"
#include "hv/hv.h"
#include "script/verb-help.h"
#include "script/verb-table.h"

static gboolean explain_status(const char *name)
{
	const HvStatusRow *row = hv_status_by_name(name);

	if (row)
		printf("%s (%d): \"%s\"\n  %s\n", row->name, row->value, row->text, row->meaning);
	return row != NULL;
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

static gboolean explain_flag(const char *name)
{
	const HvGtfRow *row = hv_gtf_by_name(g_str_has_prefix(name, "GTF_") ? name + 4 : name);

	if (row)
		printf("GTF_%s (0x%x in 0x%x)\n  %s\n", row->name, row->value, row->mask,
		       row->meaning);
	return row != NULL;
}

static gboolean explain_violation(const char *name)
{
	const GsViolationRow *row = gs_violation_by_name(name);

	if (row)
		printf("violation %s%s\n  %s\n", row->name, row->fatal ? " (the domain crashes)" : "",
		       row->meaning);
	return row != NULL;
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

static gboolean explain_verb(const char *name)
{
	const GsVerb *verb = gs_verb_by_name(name);
	g_autofree char *help = verb ? gs_verb_help(verb) : NULL;

	if (help)
		fputs(help, stdout);
	return verb != NULL;
}

/* A name may stand in several tables (copy is an operation and a verb): all are shown. */
int gs_command_explain(int argc, char **argv)
{
	g_autofree char *name = argc > 1 ? g_strjoinv(" ", argv + 1) : NULL;
	guint found = 0;

	if (!name) {
		gs_complain("explain: say what: a status, operation, flag, violation, fault or verb");
		return GS_EXIT_ERROR;
	}
	found += explain_status(name);
	found += explain_operation(name);
	found += explain_flag(name);
	found += explain_violation(name);
	found += explain_hv_fault(name);
	found += explain_verb(name);
	if (found)
		return GS_EXIT_PASS;
	gs_complain("explain: nothing is known of '%s': gntsim list shows the names", name);
	return GS_EXIT_ERROR;
}
