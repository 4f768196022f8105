/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The first event in which two traces differ. */
#ifndef GS_TRACE_DIFF_H
#define GS_TRACE_DIFF_H

#include "trace/read.h"

G_BEGIN_DECLS

typedef enum {
	GS_DIFF_SAME,
	GS_DIFF_DIFFERENT,
	GS_DIFF_ERROR,
} GsDiffResult;

/*
 * Runs are compared in the order of the files.  Text gets what there is to say: where
 * headers differ, so many events before the difference, and the two events by field.
 */
GsDiffResult gs_trace_diff(const char *path_a, const char *path_b, guint context, GString *text,
			   GError **error);

G_END_DECLS

#endif
