/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The Test Anything Protocol, version 12 (testanything.org), for prove and others.  The
 * plan comes last, as not even we always know how many runs there will be.
 */
#include <stdio.h>

#include "report/report.h"

/* # begins a directive, and a control character could end the line. */
static char *description(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text; text++) {
		if (*text == '#' || *text == '\\')
			g_string_append_c(out, '\\');
		g_string_append_c(out, g_ascii_iscntrl(*text) ? '?' : *text);
	}
	return g_string_free(out, FALSE);
}

static guint number(const GsReport *report)
{
	const guint *n = report->totals.verdicts;

	return n[GS_PASS] + n[GS_FAIL] + n[GS_ERROR] + n[GS_SKIP];
}

static void add(GsReport *report, const GsReportItem *item)
{
	const GsRunResult *result = item->result;
	gboolean bad = result->verdict == GS_FAIL || result->verdict == GS_ERROR;
	g_autofree char *label = gs_report_label(report, item), *name = description(label);
	g_autofree char *reason = result->verdict == GS_SKIP ? description(result->text) : NULL;
	g_autofree char *details = gs_report_details(item);
	g_auto(GStrv) lines = g_strsplit(details, "\n", -1);

	printf("%sok %u - %s", bad ? "not " : "", number(report), name);
	if (reason)
		printf(" # SKIP %s", reason);
	putchar('\n');
	if (result->verdict == GS_ERROR)
		printf("# an error, not a failure\n");
	for (char **line = lines; !reason && *line && (line[1] || **line); line++)
		printf("# %s\n", *line);
}

static void end(GsReport *report)
{
	printf("1..%u\n", number(report));
}

const GsReportFormat gs_report_tap = { "tap", "Test Anything Protocol", TRUE, add, end };
