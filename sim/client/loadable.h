/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether the preload library can get into a program. */
#ifndef GS_LOADABLE_H
#define GS_LOADABLE_H

#include <glib.h>

G_BEGIN_DECLS

#define GS_LOADABLE_ERROR gs_loadable_error_quark()
GQuark gs_loadable_error_quark(void);

typedef enum {
	GS_LOADABLE_ERROR_NO_PROGRAM,
	GS_LOADABLE_ERROR_NOT_PRELOADABLE,
} GsLoadableErrorCode;

/*
 * The program's file, as execvp() would find it; NULL: there is none, or the library cannot
 * be preloaded into it.  first: what must come before it in LD_PRELOAD (the run-time library
 * of AddressSanitizer), or NULL.
 */
char *gs_loadable_program(const char *name, char **first, GError **error);

G_END_DECLS

#endif
