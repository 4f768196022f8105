/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values as a reader wants them. */
#ifndef GS_TEXT_H
#define GS_TEXT_H

#include <glib.h>

#include "script/ast.h"
#include "script/expr.h"

G_BEGIN_DECLS

char *gs_text_value(GsValue value);

char *gs_text_status(gint status);          /* "eagain (-12)", or the number */
char *gs_text_rc(long rc);                  /* "-ENOMEM", or the number */
char *gs_text_duration(guint64 ns);         /* "40ms", the largest unit that is exact */
char *gs_text_outcome(const GsOutcome *outcome);
const char *gs_text_compare(GsCompare compare);
gboolean gs_compare(guint64 found, GsCompare compare, guint64 wanted);

G_END_DECLS

#endif
