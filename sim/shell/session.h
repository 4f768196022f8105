/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What was typed so far and the world that it made.  The statements are kept as text; each
 * new one is parsed behind all others, so that names mean what they mean in a script, and
 * alone is run.  Runs are deterministic: to go back is to run the others again.
 */
#ifndef GS_SESSION_H
#define GS_SESSION_H

#include <glib.h>

#include "run/interactive.h"
#include "script/parse.h"

G_BEGIN_DECLS

typedef struct {
	char *text;       /* with the comments before it, ended by a newline */
	gboolean of_file;
	char *failure;    /* what went wrong; NULL: nothing */
	guint from, to;   /* its statements' numbers: an include has several */
} GsTyped;

typedef struct {
	const GsRunContext *context;
	const GsNames *names;
	char *path;         /* of the session's text, for messages and includes */
	GPtrArray *typed;   /* GsTyped * that ran, in order */
	GPtrArray *file;    /* char *: FILE's statements; or NULL */
	guint next;         /* of them, the next to run */
	GPtrArray *scripts; /* GsScript * that the run has had */
	GsRun *run;         /* NULL: nothing has run */
	guint told;         /* of the world's violations */
	GsRunLast last;     /* what `why' explains: that of the last statement with a result */
	GArray *statuses;   /* its own: gint16 */
	GArray *refused;    /* likewise: HvRefused */
} GsSession;

/* The context and the names are the caller's. */
void gs_session_init(GsSession *session, const GsRunContext *context, const GsNames *names);
void gs_session_clear(GsSession *session);

/* Takes FILE's statements, without running them.  FALSE: said why on stderr. */
gboolean gs_session_load(GsSession *session, const char *path);

/*
 * Parses the text and runs its statements up to the first that fails, telling what comes of
 * each.  FALSE: it is wrong (said why on stderr), or a statement failed.
 */
gboolean gs_session_type(GsSession *session, const char *text);
/* The same with FILE's next statement; FALSE, too, if there is none. */
gboolean gs_session_step(GsSession *session);
/* Undoes the last statement; its text, to be freed, or NULL if there is none. */
char *gs_session_back(GsSession *session);

/* All that ran, as a text; what failed behind `#'. */
char *gs_session_text(const GsSession *session);

G_END_DECLS

#endif
