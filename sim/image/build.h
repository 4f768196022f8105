/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Compiling a kernel image: drives kernel-src's import.sh and image.mk in a folder of
 * the cache that belongs to the kernel tree, so that what has not changed is not
 * compiled again.
 */
#ifndef GS_BUILD_H
#define GS_BUILD_H

#include <glib.h>

G_BEGIN_DECLS

#define GS_BUILD_ERROR gs_build_error_quark()
GQuark gs_build_error_quark(void);

typedef enum {
	GS_BUILD_ERROR_NAME,     /* the image cannot be called that */
	GS_BUILD_ERROR_SOURCE,   /* not Linux, or it cannot be read */
	GS_BUILD_ERROR_TOOL,     /* a program is missing */
	GS_BUILD_ERROR_FAULT,    /* there is no such fault, or it does not fit this kernel */
	GS_BUILD_ERROR_COMPILE,  /* the kernel does not compile here */
	GS_BUILD_ERROR_WRITE,    /* no space, no permission */
} GsBuildErrorCode;

typedef struct {
	const char *tree;   /* a kernel tree, or: */
	const char *source; /* a tarball or a Debian package */
	const char *name;   /* NULL: gs_build_default_name() */
	const char *fault;  /* NULL: none */
	gboolean instrument; /* the instrumented image, NAME.instrumented.so */
	gboolean verbose;   /* print what the compiler says */
} GsBuildOrder;

/*
 * linux-X.Y-tree for a tree, linux-X.Y for an archive.  NULL: it is not Linux, or
 * cannot be read.
 */
char *gs_build_default_name(const GsBuildOrder *order, GError **error);

/*
 * The path of the compiled image, NAME.so or NAME+FAULT.so, in the cache; it stays
 * there until the next build of the same tree.  NULL: error has one message, perhaps
 * of several lines.
 */
char *gs_build_image(const GsBuildOrder *order, GError **error);

/* The tree or archive as an image's manifest names it. */
char *gs_build_source_path(const GsBuildOrder *order);

G_END_DECLS

#endif
