/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim list, gntsim verb: the tables, printed. */
#include <stdio.h>
#include <string.h>

#include "check/context-table.h"
#include "check/finding-table.h"
#include "check/violation-table.h"
#include "cli/cli.h"
#include "cli/fault-text.h"
#include "hv/hv.h"
#include "script/nearest.h"
#include "script/parse.h"
#include "script/verb-help.h"
#include "script/verb-table.h"
#include "trace/format.h"
#include "trace/list.h"
#include "world/image.h"

static void list_kernels(void)
{
	g_autoptr(GPtrArray) kernels = gs_cli_kernels();

	for (guint i = 0; i < kernels->len; i++) {
		const GsKernel *kernel = g_ptr_array_index(kernels, i);

		printf("%-36s %s%s\n", kernel->name, kernel->path,
		       kernel->instrumented ? " (instrumented)" : "");
	}
}

static void list_verbs(void)
{
	g_autofree char *text = gs_verbs_text(NULL);

	printf("For bare domains, for linux ones (those that run a kernel), for both, or (-) without a "
	       "domain.\n\n%s", text);
}

static void list_violations(void)
{
	for (guint i = 0; i < GS_VIOLATION_COUNT; i++)
		printf("%-20s %s%s\n", gs_violation_table[i].name, gs_violation_table[i].meaning,
		       gs_violation_table[i].instrument ? " (only with run --instrument)" : "");
}

static void list_statuses(void)
{
	for (guint i = 0; i < hv_status_count; i++)
		printf("%4d %-24s %s\n", hv_status_table[i].value, hv_status_table[i].name,
		       hv_status_table[i].meaning);
}

static void list_refusals(void)
{
	for (guint i = 0; i < HV_REFUSAL_COUNT; i++)
		printf("%-26s %s\n", hv_refusal_table[i].name, hv_refusal_table[i].meaning);
}

static void list_operations(void)
{
	for (guint i = 0; i < hv_grant_op_count; i++)
		printf("%2u %-20s %s\n", hv_grant_op_table[i].cmd, hv_grant_op_table[i].name,
		       hv_grant_op_table[i].meaning);
}

static void list_flags(void)
{
	for (guint i = 0; i < hv_gtf_count; i++)
		printf("0x%03x %-20s %s\n", hv_gtf_table[i].value, hv_gtf_table[i].name,
		       hv_gtf_table[i].meaning);
}

static void list_contexts(void)
{
	for (guint i = 0; i < gs_context_count; i++)
		printf("%-18s %-10s %s\n", gs_context_table[i].name, gs_context_table[i].verb,
		       gs_context_table[i].meaning);
}

/* Of the hypervisor, then of the kernels: those that can be built here, and those that were. */
static void list_faults(void)
{
	g_autoptr(GPtrArray) kernels = gs_cli_kernels();
	g_auto(GStrv) names = gs_cli_fault_names(kernels);

	for (guint i = 0; i < hv_fault_count; i++)
		printf("%-4s %-32s %s\n", hv_fault_table[i].id, hv_fault_table[i].name,
		       hv_fault_table[i].meaning);
	for (char **name = names; *name; name++) {
		g_autofree char *summary = gs_fault_summary(*name);

		printf("linux %-28s %s\n", *name, summary ? summary : "");
	}
}

static void list_findings(void)
{
	for (guint i = 0; i < gs_finding_count; i++)
		printf("%-18s %s, docs/findings.md %s, Linux %s: %s\n", gs_finding_table[i].name,
		       gs_violation_table[gs_finding_table[i].violation].name,
		       gs_finding_table[i].entry, gs_finding_table[i].versions,
		       gs_finding_table[i].meaning);
}

static void list_events(void)
{
	g_autofree char *text = gs_trace_events_text();

	fputs(text, stdout);
}

static void list_formats(void)
{
	for (guint i = 0; i < gs_trace_format_count; i++)
		printf("%-10s %s\n", gs_trace_format_table[i].name,
		       gs_trace_format_table[i].meaning);
}

int gs_command_list(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*print)(void);
	} lists[] = {
#define LIST(name) { #name, list_##name },
#define FIRST LIST
#include "cli/lists.def"
	};

	for (guint i = 0; argc == 2 && i < G_N_ELEMENTS(lists); i++)
		if (strcmp(argv[1], lists[i].name) == 0) {
			lists[i].print();
			return GS_EXIT_PASS;
		}
	gs_complain("list: say one of "
#define FIRST(name) #name
#define LIST(name) ", " #name
#include "cli/lists.def"
		    );
	return GS_EXIT_ERROR;
}

static void complain_of_verb(const char *name)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *hint = NULL;

	for (guint i = 0; i < GS_VERB_COUNT; i++)
		g_ptr_array_add(names, (gpointer)gs_verb_table[i].name);
	hint = gs_did_you_mean(name, names);
	gs_complain("there is no verb '%s'%s (gntsim list verbs shows them all)", name, hint);
}

int gs_command_verb(int argc, char **argv)
{
	g_autofree char *name = argc > 1 ? g_strjoinv(" ", argv + 1) : NULL;
	g_autofree char *help = name ? gs_verb_help_on(name) : NULL;

	if (help)
		fputs(help, stdout);
	else if (name)
		complain_of_verb(name);
	else
		gs_complain("verb: say which (gntsim list verbs shows them all)");
	return help ? GS_EXIT_PASS : GS_EXIT_ERROR;
}
