/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The one message about a kernel that does not compile. */
#ifndef GS_REPORT_H
#define GS_REPORT_H

#include "image/diagnose.h"

G_BEGIN_DECLS

typedef struct {
	const char *label;    /* "Linux 6.1.192 in /home/me/linux" */
	const char *tree;     /* to look for a header in, or NULL */
	const char *log_path; /* where all of it can be read */
} GsReportAbout;

/* Of several lines, without a newline at the end. */
char *gs_report(const char *log, const GsTroublePaths *paths, const GsReportAbout *about);

G_END_DECLS

#endif
