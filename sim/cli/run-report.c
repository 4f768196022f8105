/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From a result to what is told of it, and what follows from it. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/run-command.h"
#include "script/excerpt.h"
#include "script/find.h"
#include "script/sources.h"

static gboolean is_bad(GsVerdict verdict)
{
	return verdict == GS_FAIL || verdict == GS_ERROR;
}

/* The line with a caret, if the script has such a statement; or NULL. */
static char *source_of(const GsScript *script, guint line)
{
	const GsStatement *statement = gs_script_find(script, line);
	const GsSource *source;
	GString *out;
	GsPos pos;

	if (!statement)
		return NULL;
	out = g_string_new(NULL);
	source = gs_sources_find(script->sources, line);
	pos = statement->pos;
	pos.line = gs_source_line(source, pos.line);
	gs_excerpt_append(out, source->text, source->len, pos);
	return g_string_free(out, FALSE);
}

/* After a whole round in which nothing could run the next would be no better. */
static gboolean nothing_runs(const GsRunCommand *command)
{
	return command->plan->endless && command->done >= command->plan->round->len &&
	       command->report.totals.verdicts[GS_PASS] == 0;
}

gboolean gs_run_report(GsRunCommand *command, const GsRunJob *job, GsRunResult *result, gint64 us)
{
	const GsRunOptions *options = &command->options;
	gboolean bad = is_bad(result->verdict);
	g_autofree char *repeat = bad && result->kernel ? gs_run_repeat_command(command, job) : NULL;
	g_autofree char *source = bad && job->script->script
					  ? source_of(job->script->script, result->line)
					  : NULL;
	const GsSource *place = job->script->script && result->line
					? gs_sources_find(job->script->script->sources, result->line)
					: NULL;
	const GsReportItem item = {
		.path = job->script->path, .file = place ? place->path : job->script->path,
		.line = place ? gs_source_line(place, result->line) : result->line, .seed = job->seed, .result = result, .us = us,
		.hypervisor = command->hypervisor ? options->hypervisor : "model",
		.source = source, .messages = job->script->messages, .repeat = repeat,
	};

	gs_progress_hide(&command->progress);
	gs_report_add(&command->report, &item);
	gs_run_result_free(result);
	command->done++;
	return !(bad && (options->fail_fast || options->until_fail)) && !nothing_runs(command);
}

int gs_run_summary(GsRunCommand *command, gint64 started)
{
	const guint *n = command->report.totals.verdicts;

	gs_progress_hide(&command->progress);
	gs_report_end(&command->report);
	if (command->options.time && command->report.format == &gs_report_text)
		fprintf(stderr, "total %.3f s, of which running %.3f s\n",
			(double)(g_get_monotonic_time() - started) / 1e6,
			(double)command->report.totals.run_us / 1e6);
	if (n[GS_ERROR])
		return GS_EXIT_ERROR;
	if (n[GS_FAIL])
		return GS_EXIT_FAIL;
	return n[GS_SKIP] && !n[GS_PASS] && !command->report.format->tells_skips ? GS_EXIT_SKIP
										  : GS_EXIT_PASS;
}
