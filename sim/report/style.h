/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Colours on a terminal. */
#ifndef GS_STYLE_H
#define GS_STYLE_H

#include <glib.h>

#include "run/run.h"

G_BEGIN_DECLS

typedef struct {
	gboolean colour;
} GsStyle;

/*
 * name: "auto" (NULL, too), "always" or "never".  auto: stdout is a terminal, $NO_COLOR
 * is not set or empty (no-color.org), and $TERM is not dumb.  FALSE: no such name.
 */
gboolean gs_style_by_name(const char *name, GsStyle *style);

/* What to print before and after a verdict; "" without colours. */
const char *gs_style_verdict(const GsStyle *style, GsVerdict verdict);
const char *gs_style_end(const GsStyle *style);

G_END_DECLS

#endif
