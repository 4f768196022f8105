/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of known findings: violations by unmodified kernels that have been judged, in
 * docs/findings.md, to be defects of Linux.  A script which is about something else says
 * `known-finding NAME'; nothing is muted without that.
 */
#ifndef GS_FINDING_TABLE_H
#define GS_FINDING_TABLE_H

#include "check/violation-table.h"

G_BEGIN_DECLS

typedef struct {
	const char *name;
	GsViolationId violation;
	const char *function; /* on one of the violation's stacks */
	const char *versions; /* where it was seen */
	const char *meaning;  /* one line */
	const char *entry;    /* in docs/findings.md */
} GsFindingRow;

extern const GsFindingRow gs_finding_table[];
extern const guint gs_finding_count;

/* The row by name, or NULL. */
const GsFindingRow *gs_finding_by_name(const char *name);

G_END_DECLS

#endif
