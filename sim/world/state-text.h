/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Everything of a world that its interfaces show, as text, to be compared. */
#ifndef GS_STATE_TEXT_H
#define GS_STATE_TEXT_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct GsWorld GsWorld;

/* Many lines; no address in it depends on where memory lies.  To be freed. */
char *gs_world_text(const GsWorld *world);

G_END_DECLS

#endif
