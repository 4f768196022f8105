/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * JUnit's XML as CI servers read it: one suite, a case for each run.  The counts stand
 * before the cases, so all is printed at the end.
 */
#include <stdio.h>
#include <string.h>

#include "report/report.h"

/* XML 1.0 has no way to write most control characters: U+FFFD stands for them. */
static gunichar allowed(gunichar c)
{
	gboolean control = c < 0x20 && c != '\t' && c != '\n';

	return control || c == 0xfffe || c == 0xffff ? 0xfffd : c;
}

static char *escape(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autoptr(GString) clean = g_string_new(NULL);

	for (const char *p = valid; *p; p = g_utf8_next_char(p))
		g_string_append_unichar(clean, allowed(g_utf8_get_char(p)));
	return g_markup_escape_text(clean->str, (gssize)clean->len);
}

/* <failure message="first line">all of it</failure> */
static void append_cause(GString *out, const char *element, const GsReportItem *item)
{
	g_autofree char *details = gs_report_details(item), *all = escape(details);
	g_autofree char *first = NULL, *message = NULL;
	const char *text = item->result->text ? item->result->text : details;

	first = g_strndup(text, strcspn(text, "\n"));
	message = escape(first);
	g_string_append_printf(out, "    <%s message=\"%s\">%s</%s>\n", element, message, all,
			       element);
}

static void add(GsReport *report, const GsReportItem *item)
{
	static const char *const elements[] = {
		[GS_FAIL] = "failure",
		[GS_ERROR] = "error",
		[GS_SKIP] = "skipped",
	};
	GsVerdict verdict = item->result->verdict;
	g_autofree char *folder = g_path_get_dirname(item->path), *label = NULL;
	g_autofree char *file = g_path_get_basename(item->path), *name = NULL, *class = NULL;
	GsReportItem in_folder = *item;
	GString *out = report->kept;

	in_folder.path = file;
	label = gs_report_label(report, &in_folder);
	name = escape(label);
	class = escape(folder);
	g_string_append_printf(out, "  <testcase classname=\"%s\" name=\"%s\"", class, name);
	if (report->times)
		g_string_append_printf(out, " time=\"%.6f\"", (double)item->us / 1e6);
	if (verdict == GS_PASS) {
		g_string_append(out, "/>\n");
		return;
	}
	g_string_append(out, ">\n");
	append_cause(out, elements[verdict], item);
	g_string_append(out, "  </testcase>\n");
}

static void end(GsReport *report)
{
	const guint *n = report->totals.verdicts;

	printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
	       "<testsuite name=\"gntsim\" tests=\"%u\" failures=\"%u\" errors=\"%u\" "
	       "skipped=\"%u\">\n%s</testsuite>\n</testsuites>\n",
	       n[GS_PASS] + n[GS_FAIL] + n[GS_ERROR] + n[GS_SKIP], n[GS_FAIL], n[GS_ERROR],
	       n[GS_SKIP], report->kept->str);
}

const GsReportFormat gs_report_junit = { "junit", "JUnit's XML", TRUE, add, end };
