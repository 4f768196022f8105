/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What comes of a statement, told on stdout. */
#ifndef GS_TELL_H
#define GS_TELL_H

#include "shell/session.h"

G_BEGIN_DECLS

/*
 * Tells the statuses that the last action gave, rules that were broken since the last
 * time, and why the statement failed.  The latter's first line, to be freed, or NULL; the run
 * can go on.
 */
char *gs_tell(GsSession *session, const GsScript *script);

/* "okay (0), bad_gntref (-3)", or an error; NULL: there is nothing to say. */
char *gs_tell_result(const GsRunLast *last);

G_END_DECLS

#endif
