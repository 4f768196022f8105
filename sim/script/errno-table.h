/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of the kernel's error numbers by name. */
#ifndef GS_ERRNO_TABLE_H
#define GS_ERRNO_TABLE_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
	const char *name; /* "ENOMEM" */
	int value;        /* positive */
} GsErrnoRow;

extern const GsErrnoRow gs_errno_table[];
extern const guint gs_errno_count;

/* The row by name, or NULL. */
const GsErrnoRow *gs_errno_by_name(const char *name);

G_END_DECLS

#endif
