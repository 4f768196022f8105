/* SPDX-License-Identifier: GPL-2.0-or-later */
/* On which line of the script a kernel granted a page, if a verb of the script made it do so. */
#ifndef GS_GRANT_LINES_H
#define GS_GRANT_LINES_H

#include <glib.h>

#include "hv/hv.h"

G_BEGIN_DECLS

typedef struct GsGrantLines GsGrantLines;

GsGrantLines *gs_grant_lines_new(void);
void gs_grant_lines_free(GsGrantLines *lines);

void gs_grant_lines_note(GsGrantLines *lines, grant_ref_t ref, HvGfn gfn, guint line);
/* 0: not known.  A ref that has got another page since was granted by somebody else. */
guint gs_grant_lines_find(const GsGrantLines *lines, grant_ref_t ref, HvGfn gfn);

G_END_DECLS

#endif
