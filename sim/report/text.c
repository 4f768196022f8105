/* SPDX-License-Identifier: GPL-2.0-or-later */
/* For people: a line for each run, what explains it below, the totals at the end. */
#include <stdio.h>

#include "report/report.h"

static void print_indented(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line && (line[1] || **line); line++)
		printf("%s%s\n", **line ? "  " : "", *line);
}

static void add(GsReport *report, const GsReportItem *item)
{
	GsVerdict verdict = item->result->verdict;
	g_autofree char *label = gs_report_label(report, item), *details = NULL;
	GsReportItem rest = *item;

	printf("%s%-5s%s %s\n", gs_style_verdict(&report->style, verdict),
	       gs_verdict_name(verdict), gs_style_end(&report->style), label);
	/* What the parser says is a compiler's message: on stderr, where editors read it. */
	if (item->messages) {
		fflush(stdout);
		fputs(item->messages, stderr);
		rest.messages = NULL;
	}
	details = gs_report_details(&rest);
	print_indented(details);
}

static void end(GsReport *report)
{
	const guint *n = report->totals.verdicts;

	printf("%u passed, %u failed, %u errors, %u skipped\n", n[GS_PASS], n[GS_FAIL], n[GS_ERROR],
	       n[GS_SKIP]);
}

const GsReportFormat gs_report_text = { "text", "for people", FALSE, add, end };
