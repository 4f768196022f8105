/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim run: from the command line to the exit status. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "check/backtrace.h"
#include "cli/cli.h"
#include "cli/run-command.h"
#include "cli/run-gdb.h"
#include "cli/run-pool.h"

GsRunResult *gs_run_job_unfit(const GsRunCommand *command, const GsRunJob *job)
{
	if (!job->script->script)
		return gs_run_result_new(GS_ERROR, NULL, NULL);
	if (command->no_hypervisor)
		return gs_run_result_new(GS_SKIP, job->kernel,
					 "the hypervisor xen was not built here: make said why");
	return NULL;
}

GsRunResult *gs_run_job(GsRunCommand *command, const GsRunJob *job, gint64 *us)
{
	gint64 before = g_get_monotonic_time();
	GsRunResult *result;

	command->run.seed = job->seed;
	result = gs_run_script(&command->run, job->script->script, job->fault);
	*us = g_get_monotonic_time() - before;
	/* That runs the script once more, but a real program is started once. */
	if (result->verdict == GS_FAIL && !command->program)
		gs_run_explain(&command->run, job->script->script, job->fault, result);
	return result;
}

/*
 * All in this process, one after another: what a debugger, a profiler and the sanitizers
 * like to see, and as fast for a few scripts.
 */
static void run_here(GsRunCommand *command)
{
	guint64 total = gs_run_plan_total(command->plan);
	gboolean go_on = TRUE;
	GsRunJob job;

	command->run.faults = gs_fault_handler_new();
	while (go_on && gs_run_plan_next(command->plan, &job)) {
		const guint *n = command->report.totals.verdicts;
		GsRunResult *result = gs_run_job_unfit(command, &job);
		gint64 us = 0;

		gs_progress_show(&command->progress, command->done, total, n[GS_FAIL] + n[GS_ERROR]);
		if (!result)
			result = gs_run_job(command, &job, &us);
		go_on = gs_run_report(command, &job, result, us);
	}
}

static int run_all(GsRunCommand *command, gint64 started)
{
	int status;

	if (command->options.list)
		return gs_run_plan_list(command->plan) ? GS_EXIT_PASS : GS_EXIT_ERROR;
	gs_progress_start(&command->progress);
	gs_report_begin(&command->report);
	if (command->options.jobs == GS_JOBS_NONE)
		run_here(command);
	else
		gs_run_pool(command);
	if (command->signal)
		gs_complain("run: interrupted by SIG%s", sigabbrev_np(command->signal));
	status = gs_run_summary(command, started);
	return gs_run_finish_trace(command) ? status : GS_EXIT_ERROR;
}

int gs_command_run(int argc, char **argv)
{
	gint64 started = g_get_monotonic_time();
	g_auto(GStrv) given = g_strdupv(argv); /* as it is, before options are taken out */
	GsRunCommand command = { 0 };
	int status = GS_EXIT_ERROR, signal_number;

	if (gs_run_options_parse(&command.options, argc, argv) && gs_run_prepare(&command))
		status = command.options.gdb ? gs_run_in_gdb(given) : run_all(&command, started);
	signal_number = command.signal;
	gs_run_forget(&command);
	if (signal_number) { /* whoever waits for us shall see that we were interrupted */
		signal(signal_number, SIG_DFL);
		raise(signal_number);
	}
	return status;
}
