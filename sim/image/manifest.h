/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an image was compiled from: the import's manifest, which every image carries. */
#ifndef GS_MANIFEST_H
#define GS_MANIFEST_H

#include <glib.h>

G_BEGIN_DECLS

/* The manifest in an image file; NULL: it has none, or is no ELF file. */
char *gs_manifest_read(const char *path);

/* Of a line "# KEY: VALUE" at its head: source, package, release; NULL: not there. */
char *gs_manifest_value(const char *manifest, const char *key);

/* How many kernel files it names, and a sha256 over their names and sums. */
char *gs_manifest_sum(const char *manifest, guint *files);

G_END_DECLS

#endif
