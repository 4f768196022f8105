/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The folder that the user's images are kept in, one file NAME.so each. */
#ifndef GS_STORE_H
#define GS_STORE_H

#include <glib.h>

#include "world/image.h"

G_BEGIN_DECLS

/* Path of an image in the folder, whether it is there or not. */
char *gs_store_path(const char *dir, const char *full_name);

/*
 * May an image that is made from source be put there under that name?  Not if an image
 * of gntsim's own (own: GsKernel *) has it; not if one from another source has it,
 * unless replace; not if the folder cannot be written.
 */
gboolean gs_store_check(const char *dir, const char *full_name, const char *source,
			const GPtrArray *own, gboolean replace, GError **error);

/* Copies a compiled image there, all or nothing. */
gboolean gs_store_add(const char *dir, const char *full_name, const char *image, GError **error);

G_END_DECLS

#endif
