/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of contexts: in what code can be, and what it must not do there. */
#ifndef GS_CONTEXT_TABLE_H
#define GS_CONTEXT_TABLE_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
	const char *name;
	const char *verb;    /* whose block is in it */
	const char *meaning; /* one line */
	const char *rule;    /* one line: what must not be done, and what says so */
} GsContextRow;

extern const GsContextRow gs_context_table[];
extern const guint gs_context_count;

/* By its name, or that of its verb; NULL: there is none. */
const GsContextRow *gs_context_by_name(const char *name);

G_END_DECLS

#endif
