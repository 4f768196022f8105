/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which scripts the arguments of a command mean. */
#ifndef GS_FILES_H
#define GS_FILES_H

#include <glib.h>

G_BEGIN_DECLS

/*
 * Files as they are; of a directory all *.gnt in it and below, by name.  Appends
 * char * to files.  FALSE: said why on stderr.
 */
gboolean gs_find_scripts(const char *path, GPtrArray *files);

G_END_DECLS

#endif
