/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making the plan, and going through it. */
#include "cli/run-plan.h"

#include <fnmatch.h>
#include <stdio.h>
#include <string.h>

static void script_free(gpointer data)
{
	GsRunScript *script = data;

	g_free(script->path);
	g_free(script->messages);
	if (script->script)
		gs_script_free(script->script);
	g_ptr_array_unref(script->faults);
	g_free(script);
}

static GsRunScript *script_read(const char *path, const GsNames *names)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	GsRunScript *script = g_new0(GsRunScript, 1);

	script->path = g_strdup(path);
	script->script = gs_script_load(path, names, diags);
	if (script->script)
		script->faults = gs_script_faults(script->script);
	else
		script->faults = g_ptr_array_new();
	if (!script->script)
		script->messages = gs_diagnostics_format(diags);
	return script;
}

/* Who means a pattern writes what only a pattern has. */
static gboolean pattern_fits(const char *pattern, const char *text)
{
	if (strpbrk(pattern, "*?["))
		return fnmatch(pattern, text, 0) == 0;
	return strstr(text, pattern) != NULL;
}

static gboolean passes(const GsRunJob *job, char **filters)
{
	for (char **filter = filters; filter && *filter; filter++)
		if (pattern_fits(*filter, job->script->path) ||
		    (job->kernel && pattern_fits(*filter, job->kernel)))
			return TRUE;
	return !filters || !*filters;
}

static void add_job(GsRunPlan *plan, const GsRunScript *script, const char *fault, char *kernel,
		    char **filters)
{
	GsRunJob job = { .script = script, .fault = fault, .kernel = kernel };

	if (passes(&job, filters))
		g_array_append_val(plan->round, job);
	else
		g_free(kernel);
}

static void add_script(GsRunPlan *plan, GsRunScript *script, const GsRunContext *context,
		       char **filters)
{
	g_ptr_array_add(plan->scripts, script);
	if (!script->script) {
		add_job(plan, script, "", NULL, filters);
		return;
	}
	add_job(plan, script, "", gs_run_kernel_name(context, ""), filters);
	if (context->kernel)
		return; /* --kernel: that one and no other */
	for (guint i = 0; i < script->faults->len; i++) {
		const char *fault = g_ptr_array_index(script->faults, i);

		add_job(plan, script, fault, gs_run_kernel_name(context, fault), filters);
	}
}

GsRunPlan *gs_run_plan_new(const GPtrArray *files, const GsNames *names,
			   const GsRunContext *context, const GsRunOptions *options)
{
	GsRunPlan *plan = g_new0(GsRunPlan, 1);

	plan->scripts = g_ptr_array_new_with_free_func(script_free);
	plan->round = g_array_new(FALSE, FALSE, sizeof(GsRunJob));
	plan->seed = context->seed;
	plan->rounds = 1;
	if (options->repeat)
		plan->rounds = (guint64)options->repeat;
	else if (options->until_fail)
		plan->rounds = (guint64)G_MAXUINT32 + 1 - context->seed;
	plan->endless = options->until_fail && !options->repeat;
	for (guint i = 0; i < files->len; i++)
		add_script(plan, script_read(g_ptr_array_index(files, i), names), context,
			   options->filters);
	return plan;
}

void gs_run_plan_free(GsRunPlan *plan)
{
	for (guint i = 0; i < plan->round->len; i++)
		g_free(g_array_index(plan->round, GsRunJob, i).kernel);
	g_array_unref(plan->round);
	g_ptr_array_unref(plan->scripts);
	g_free(plan);
}

/* Moves on to the next; FALSE: there is none. */
static gboolean step(GsRunPlan *plan, GsRunJob *job)
{
	if (plan->at == plan->round->len) {
		plan->at = 0;
		plan->at_round++;
	}
	if (plan->round->len == 0 || plan->at_round >= plan->rounds)
		return FALSE;
	*job = g_array_index(plan->round, GsRunJob, plan->at++);
	job->seed = (guint32)(plan->seed + plan->at_round);
	return TRUE;
}

gboolean gs_run_plan_next(GsRunPlan *plan, GsRunJob *job)
{
	while (step(plan, job))
		if (job->kernel || plan->at_round == 0) /* what is wrong is told once */
			return TRUE;
	return FALSE;
}

guint64 gs_run_plan_total(const GsRunPlan *plan)
{
	return plan->endless ? 0 : plan->rounds * plan->round->len;
}

gboolean gs_run_plan_list(const GsRunPlan *plan)
{
	gboolean fine = TRUE;

	for (guint i = 0; i < plan->round->len; i++) {
		const GsRunJob *job = &g_array_index(plan->round, GsRunJob, i);

		if (job->kernel) {
			printf("%s [%s]\n", job->script->path, job->kernel);
			continue;
		}
		fflush(stdout);
		fputs(job->script->messages, stderr);
		fine = FALSE;
	}
	return fine;
}
