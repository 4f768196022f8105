/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of formats, and what they have in common. */
#include "report/report.h"

#include <stdio.h>
#include <string.h>

const GsReportFormat *const gs_report_formats[] = {
	&gs_report_text,
	&gs_report_tap,
	&gs_report_junit,
	&gs_report_jsonl,
};
const guint gs_report_format_count = G_N_ELEMENTS(gs_report_formats);

const GsReportFormat *gs_report_format_by_name(const char *name)
{
	for (guint i = 0; i < gs_report_format_count; i++)
		if (strcmp(gs_report_formats[i]->name, name) == 0)
			return gs_report_formats[i];
	return NULL;
}

char *gs_report_format_names(void)
{
	GString *names = g_string_new(gs_report_formats[0]->name);

	for (guint i = 1; i < gs_report_format_count; i++)
		g_string_append_printf(names, "%s%s",
				       i + 1 < gs_report_format_count ? ", " : " or ",
				       gs_report_formats[i]->name);
	return g_string_free(names, FALSE);
}

void gs_report_begin(GsReport *report)
{
	report->kept = g_string_new(NULL);
}

void gs_report_add(GsReport *report, const GsReportItem *item)
{
	report->totals.verdicts[item->result->verdict]++;
	report->totals.run_us += item->us;
	report->format->add(report, item);
	fflush(stdout); /* who reads along sees it now; a child must not print it again */
}

void gs_report_end(GsReport *report)
{
	report->format->end(report);
	fflush(stdout);
	g_string_free(report->kept, TRUE);
}

char *gs_report_label(const GsReport *report, const GsReportItem *item)
{
	GString *label = g_string_new(item->path);

	if (item->result->kernel)
		g_string_append_printf(label, " [%s]", item->result->kernel);
	if (item->result->kernel && report->seeds)
		g_string_append_printf(label, " seed %u", item->seed);
	return g_string_free(label, FALSE);
}

/* A multi-line text with its first line at the script's line. */
static void append_text(GString *out, const GsReportItem *item)
{
	const GsRunResult *result = item->result;
	const char *rest = strchr(result->text, '\n');
	gsize first = rest ? (gsize)(rest - result->text) : strlen(result->text);

	g_string_append(out, item->file);
	if (item->line)
		g_string_append_printf(out, ":%u", item->line);
	g_string_append_printf(out, ": %.*s\n", (int)first, result->text);
	if (item->source)
		g_string_append(out, item->source);
	if (rest)
		g_string_append_printf(out, "%s\n", rest + 1);
}

char *gs_report_details(const GsReportItem *item)
{
	GString *out = g_string_new(NULL);

	if (item->result->known)
		g_string_append_printf(out, "%s\n", item->result->known);
	if (item->result->once)
		g_string_append_printf(out, "run once only: %s\n", item->result->once);
	if (item->messages)
		g_string_append(out, item->messages);
	if (item->result->text)
		append_text(out, item);
	if (item->result->events)
		g_string_append(out, item->result->events);
	if (item->repeat)
		g_string_append_printf(out, "repeat: %s\n", item->repeat);
	return g_string_free(out, FALSE);
}
