/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is told of the runs of one command, in one of several formats: a table of them,
 * each a file.  A format prints on stdout and keeps nothing but what is here.
 */
#ifndef GS_REPORT_H
#define GS_REPORT_H

#include <glib.h>

#include "report/style.h"
#include "run/run.h"

G_BEGIN_DECLS

/* One run, or a script that could not be run at all. */
typedef struct {
	const char *path;
	/* Where it was decided: the script, or what it includes; line 0: nowhere in it. */
	const char *file;
	guint line;
	guint32 seed;
	const char *hypervisor;     /* "model", "xen" or a file */
	const GsRunResult *result;  /* its kernel is NULL if there was no run */
	const char *source;         /* the script's line and a caret; or NULL */
	const char *messages;       /* what the parser said, complete lines; or NULL */
	const char *repeat;         /* the command that gives this again; or NULL */
	gint64 us;                  /* of the host's time */
} GsReportItem;

typedef struct {
	guint verdicts[GS_SKIP + 1];
	gint64 run_us; /* spent in running scripts, without parsing and starting */
} GsTotals;

typedef struct GsReportFormat GsReportFormat;

typedef struct {
	const GsReportFormat *format;
	GsStyle style;
	gboolean seeds; /* there is more than one: say which */
	gboolean times; /* host times are wanted: they differ from run to run */
	GsTotals totals;
	GString *kept;  /* what a format can print at the end only */
} GsReport;

struct GsReportFormat {
	const char *name;
	const char *meaning;
	gboolean tells_skips; /* whoever reads it knows that nothing ran: no exit status for it */
	void (*add)(GsReport *report, const GsReportItem *item);
	void (*end)(GsReport *report);
};

extern const GsReportFormat gs_report_text, gs_report_tap, gs_report_junit, gs_report_jsonl;
extern const GsReportFormat *const gs_report_formats[]; /* the first is the default */
extern const guint gs_report_format_count;

const GsReportFormat *gs_report_format_by_name(const char *name);
/* "text, tap, junit or jsonl"; to be freed. */
char *gs_report_format_names(void);

void gs_report_begin(GsReport *report);
/* Counts it and prints it, now or at the end. */
void gs_report_add(GsReport *report, const GsReportItem *item);
void gs_report_end(GsReport *report);

/* For the formats: "path [kernel]", with the seed if there are several. */
char *gs_report_label(const GsReport *report, const GsReportItem *item);
/* All that explains the verdict, in lines without indentation; "" for PASS. */
char *gs_report_details(const GsReportItem *item);

G_END_DECLS

#endif
