/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Compiling a kernel image. */
#include "image/build.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "image/build-state.h"
#include "image/name.h"
#include "image/place.h"
#include "world/image.h"

G_DEFINE_QUARK(gs-build-error-quark, gs_build_error)

gboolean gs_build_fail(GError **error, GsBuildErrorCode code, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error_literal(error, GS_BUILD_ERROR, code, text);
	return FALSE;
}

static void choose_folders(GsBuild *build)
{
	g_autofree char *both = g_strconcat(build->source, "\n", build->kernel_src, NULL);
	g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, both, -1);
	g_autofree char *folder = g_strndup(sum, 16);
	g_autofree char *file = NULL;

	build->cache = gs_place_cache();
	build->out = g_build_filename(build->cache, "images", folder, NULL);
	build->top = g_build_filename(build->out, build->name, NULL);
	build->full_name = gs_image_full_name(build->name, build->order->fault);
	file = g_strconcat(build->full_name, build->order->instrument ? ".instrumented" : "", ".so",
			   NULL);
	build->image = g_build_filename(build->out, build->full_name, file, NULL);
	build->log_path = g_strconcat(build->out, "/", build->full_name, ".log", NULL);
}

/* make has a meaning for these, and no way to quote them everywhere. */
static gboolean check_characters(const GsBuild *build, GError **error)
{
	const char *const paths[] = { build->out, build->kernel_src };

	for (guint i = 0; i < G_N_ELEMENTS(paths); i++)
		if (paths[i][strcspn(paths[i], " \t\n:;#%$'\"\\*?[]")])
			return gs_build_fail(error, GS_BUILD_ERROR_WRITE, "make cannot work in %s, because "
					"of a character in its name: set %s to another place", paths[i],
					i ? "GNTSIM_KERNEL_SRC" : "GNTSIM_CACHE");
	return TRUE;
}

/* One build of a tree at a time: the second waits for the first. */
static gboolean lock(GsBuild *build, GError **error)
{
	g_autofree char *path = g_build_filename(build->out, ".lock", NULL);

	build->fresh = !g_file_test(build->out, G_FILE_TEST_EXISTS);
	if (g_mkdir_with_parents(build->out, 0777) == 0)
		build->lock = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0666);
	if (build->lock < 0)
		return gs_build_fail(error, GS_BUILD_ERROR_WRITE, "cannot write %s: %s", build->out,
				g_strerror(errno));
	if (flock(build->lock, LOCK_EX | LOCK_NB) == 0)
		return TRUE;
	fprintf(stderr, "gntsim: image: waiting for another build of %s\n", build->source);
	return flock(build->lock, LOCK_EX) == 0 ||
	       gs_build_fail(error, GS_BUILD_ERROR_WRITE, "cannot lock %s: %s", path, g_strerror(errno));
}

static void clear(GsBuild *build)
{
	if (build->lock >= 0)
		close(build->lock);
	g_free(build->kernel_src);
	free(build->source);
	g_free(build->name);
	g_free(build->full_name);
	g_free(build->cache);
	g_free(build->out);
	g_free(build->top);
	g_free(build->image);
	g_free(build->log_path);
	g_free(build->release);
}

char *gs_build_default_name(const GsBuildOrder *order, GError **error)
{
	GsBuild build = { .order = order, .lock = -1 };
	char *name = NULL;

	if (gs_build_find_tools(&build, error) && gs_build_find_source(&build, error))
		name = gs_build_name_of_source(&build, error);
	clear(&build);
	return name;
}

/* kernel-src may be of another gntsim than this program. */
static gboolean check_interface(const GsBuild *build, GError **error)
{
	GsKernel *kernel = gs_kernel_from_path(build->image);
	g_autoptr(GError) failed = NULL;
	GsImage *image = gs_image_load(kernel, &failed);
	gboolean fits = image != NULL;

	if (image)
		gs_image_unload(image);
	gs_kernel_free(kernel);
	return fits || gs_build_fail(error, GS_BUILD_ERROR_TOOL,
				     "%s is the kernel-src of another gntsim: %s", build->kernel_src,
				     failed->message);
}

static void remove_folder(const GsBuild *build)
{
	g_autofree char *images = g_path_get_dirname(build->out);

	gs_place_remove(build->out);
	rmdir(images); /* where there is nothing else */
	rmdir(build->cache);
}

static gboolean perform(GsBuild *build, GError **error)
{
	if (!gs_build_find_tools(build, error) || !gs_build_find_source(build, error) || !gs_build_check_fault(build, error))
		return FALSE;
	build->name = build->order->name ? g_strdup(build->order->name) : gs_build_name_of_source(build, error);
	if (!build->name || !gs_image_name_check(build->name, error))
		return FALSE;
	choose_folders(build);
	if (!check_characters(build, error) || !lock(build, error))
		return FALSE;
	if (gs_build_take_sources(build, error) && gs_build_compile(build, error) &&
	    check_interface(build, error))
		return TRUE;
	/* What was compiled of a kernel is of use for the next try; of nothing, not. */
	if (build->fresh && !g_error_matches(*error, GS_BUILD_ERROR, GS_BUILD_ERROR_COMPILE))
		remove_folder(build);
	return FALSE;
}

char *gs_build_image(const GsBuildOrder *order, GError **error)
{
	GsBuild build = { .order = order, .lock = -1 };
	char *image = perform(&build, error) ? g_strdup(build.image) : NULL;

	clear(&build);
	return image;
}
