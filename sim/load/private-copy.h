/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A private copy of a shared object: its statics are shared with no other copy. */
#ifndef GS_PRIVATE_COPY_H
#define GS_PRIVATE_COPY_H

#include <glib.h>

G_BEGIN_DECLS

#define GS_COPY_ERROR gs_copy_error_quark()
GQuark gs_copy_error_quark(void);

typedef enum {
	GS_COPY_ERROR_UNREADABLE, /* the file cannot be read or copied */
	GS_COPY_ERROR_FOREIGN,    /* the loader refuses it */
} GsCopyErrorCode;

typedef struct {
	void *handle; /* for dlsym; NULL: not loaded */
	int fd;       /* must stay open while it is loaded: the loader knows it by that name */
	char *file;   /* its own name; NULL: it has none */
} GsPrivateCopy;

#define GS_PRIVATE_COPY_NONE ((GsPrivateCopy){ NULL, -1, NULL })

/*
 * In the environment: a folder for copies with names, which are whole, with their debug
 * information.  For debuggers: they cannot open what another process has only as
 * /proc/self/fd/N, and wait for ever on what they find there of their own.
 */
#define GS_NAMED_COPIES "GNTSIM_NAMED_COPIES"

/*
 * Loads a copy of the file.  On error close it all the same.  Another copy may lie at the
 * addresses of a closed one.
 */
gboolean gs_private_copy_open(GsPrivateCopy *copy, const char *path, GError **error);
void gs_private_copy_close(GsPrivateCopy *copy);

G_END_DECLS

#endif
