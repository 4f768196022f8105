/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a failed compilation means to somebody who works on the kernel: which
 * identifier is not there, and which line of the kernel wants it.  Reads what gcc,
 * clang, ld and lld print with LC_ALL=C.
 */
#ifndef GS_DIAGNOSE_H
#define GS_DIAGNOSE_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
	char *file;      /* from the top of the kernel tree; kernel-src/... if it is ours */
	guint line;
	gboolean own;    /* one of kernel-src's files */
	char *missing;   /* "the function 'foo'"; NULL: another error */
	char *hint;      /* "did you mean 'x'?", or NULL */
	char *header;    /* the header that is missing, as in #include; or NULL */
	gboolean linked; /* it is declared, but nothing defines it */
	char *text;      /* the compiler's words */
	char *code;      /* the line of source that it shows, or NULL */
} GsTrouble;

/* Where the kernel's files and ours are, as the compiler was told. */
typedef struct {
	const char *out;        /* OUT of image.mk: the kernel's files are in OUT/NAME/src */
	const char *kernel_src;
} GsTroublePaths;

/*
 * GsTrouble *, by file and line, one for each missing thing.  Of a file whose first
 * error is of another kind only that: what follows is often its consequence.  Ours are
 * left out if there is any in a kernel file.  Empty: nothing in the log is understood.
 */
GPtrArray *gs_diagnose(const char *log, const GsTroublePaths *paths);

/* A line of the log that looks like an error, for when nothing else is understood. */
char *gs_diagnose_any(const char *log);

G_END_DECLS

#endif
