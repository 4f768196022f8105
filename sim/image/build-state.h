/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One build while it goes on: what build.c, take.c and compile.c share. */
#ifndef GS_BUILD_STATE_H
#define GS_BUILD_STATE_H

#include "image/build.h"

G_BEGIN_DECLS

typedef struct {
	const GsBuildOrder *order;
	char *kernel_src;
	const char *cc;
	char *source; /* real path of tree or archive */
	char *name, *full_name;
	char *cache;    /* gntsim's */
	char *out;      /* OUT of image.mk, this source's own */
	char *top;      /* OUT/NAME */
	char *image;    /* what comes out */
	char *log_path;
	char *release;
	gboolean fresh; /* `out' was not there before */
	int lock;
} GsBuild;

/* Sets *error, which must not be NULL; returns FALSE. */
gboolean gs_build_fail(GError **error, GsBuildErrorCode code, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/* take.c: the programs, the source and the fault that were asked for are there. */
gboolean gs_build_find_tools(GsBuild *build, GError **error);
gboolean gs_build_find_source(GsBuild *build, GError **error);
gboolean gs_build_check_fault(const GsBuild *build, GError **error);
/* take.c: import.sh, to name the source, and to copy what is wanted of it to `top'. */
char *gs_build_name_of_source(const GsBuild *build, GError **error);
gboolean gs_build_take_sources(GsBuild *build, GError **error);

/* compile.c: image.mk. */
gboolean gs_build_compile(const GsBuild *build, GError **error);

G_END_DECLS

#endif
