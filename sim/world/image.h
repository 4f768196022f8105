/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Kernel images: which there are, and loading a private copy of one. */
#ifndef GS_IMAGE_H
#define GS_IMAGE_H

#include <glib.h>

#include "ks-image.h"
#include "load/private-copy.h"

G_BEGIN_DECLS

#define GS_IMAGE_ERROR gs_image_error_quark()
GQuark gs_image_error_quark(void);

typedef enum {
	GS_IMAGE_ERROR_FOREIGN, /* not an image, or one of another build */
} GsImageErrorCode;

/* A kernel that could be loaded. */
typedef struct {
	char *name;    /* "linux-6.1", "linux-6.1+no-prealloc" */
	char *version; /* the part before '+' */
	char *fault;   /* the part after it, "" if none */
	char *path;
	gboolean instrumented; /* NAME.instrumented.so */
} GsKernel;

/*
 * GsKernel *, by name, of every NAME.so in these directories (or one below each); of
 * one name the first counts.
 */
GPtrArray *gs_kernels_find(const char *const *dirs);
/* Those of one kind only; they stay the other array's. */
GPtrArray *gs_kernels_of_kind(const GPtrArray *kernels, gboolean instrumented);
/* By name; fault NULL or "" for none: version and fault apart. */
const GsKernel *gs_kernel_by_name(const GPtrArray *kernels, const char *name);
const GsKernel *gs_kernel_variant(const GPtrArray *kernels, const char *version, const char *fault);
/* A kernel outside the directories, by the path of its file. */
GsKernel *gs_kernel_from_path(const char *path);
void gs_kernel_free(gpointer kernel);

typedef struct {
	const struct ks_image *ks;
	char *path;      /* of the original, for symbols */
	GsPrivateCopy copy;
	gulong base, end;
} GsImage;

GsImage *gs_image_load(const GsKernel *kernel, GError **error);
void gs_image_unload(GsImage *image);

gulong gs_image_base(const GsImage *image);
/* Its writable segments: struct ks_range (ks-pages.h). */
GArray *gs_image_data(const GsImage *image);
gboolean gs_image_contains(const GsImage *image, gulong address);

G_END_DECLS

#endif
