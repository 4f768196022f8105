/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an image of the user's own may be called. */
#ifndef GS_IMAGE_NAME_H
#define GS_IMAGE_NAME_H

#include <glib.h>

G_BEGIN_DECLS

/*
 * A name can stand in a script (`domain 0 NAME'), be a file's name, and means nothing
 * else there.  FALSE: error says what is wrong.  `+' is for faults: NAME+FAULT.
 */
gboolean gs_image_name_check(const char *name, GError **error);

/* NAME, or NAME+FAULT. */
char *gs_image_full_name(const char *name, const char *fault);

G_END_DECLS

#endif
