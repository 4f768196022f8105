/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The folder that the user's images are kept in. */
#include "image/store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "image/build.h"
#include "image/manifest.h"

char *gs_store_path(const char *dir, const char *full_name)
{
	g_autofree char *file = g_strconcat(full_name, ".so", NULL);

	return g_build_filename(dir, file, NULL);
}

/* What is to be replaced was made from the same: building again is what one wants. */
static gboolean check_former(const char *path, const char *full_name, const char *source,
			     GError **error)
{
	g_autofree char *manifest = gs_manifest_read(path);
	g_autofree char *former = manifest ? gs_manifest_value(manifest, "source") : NULL;

	if (!g_file_test(path, G_FILE_TEST_EXISTS) || g_strcmp0(former, source) == 0)
		return TRUE;
	g_set_error(error, GS_BUILD_ERROR, GS_BUILD_ERROR_NAME,
		    "there is a kernel '%s' already, made from %s: say --replace, or --name for "
		    "another name", full_name, former ? former : "something that is not known");
	return FALSE;
}

gboolean gs_store_check(const char *dir, const char *full_name, const char *source,
			const GPtrArray *own, gboolean replace, GError **error)
{
	g_autofree char *path = gs_store_path(dir, full_name);
	const GsKernel *taken = gs_kernel_by_name(own, full_name);

	if (taken) {
		g_set_error(error, GS_BUILD_ERROR, GS_BUILD_ERROR_NAME,
			    "'%s' is one of gntsim's own kernels: say --name for another name",
			    full_name);
		return FALSE;
	}
	if (g_file_test(dir, G_FILE_TEST_EXISTS) &&
	    (!g_file_test(dir, G_FILE_TEST_IS_DIR) || access(dir, W_OK) != 0)) {
		g_set_error(error, GS_BUILD_ERROR, GS_BUILD_ERROR_WRITE, "cannot write %s: %s", dir,
			    g_file_test(dir, G_FILE_TEST_IS_DIR) ? g_strerror(errno)
								 : "it is not a directory");
		return FALSE;
	}
	return replace || check_former(path, full_name, source, error);
}

gboolean gs_store_add(const char *dir, const char *full_name, const char *image, GError **error)
{
	g_autofree char *path = gs_store_path(dir, full_name), *contents = NULL;
	g_autoptr(GError) failed = NULL;
	gsize len;

	if (!g_file_get_contents(image, &contents, &len, error))
		return FALSE;
	if (g_mkdir_with_parents(dir, 0777) != 0) {
		g_set_error(error, GS_BUILD_ERROR, GS_BUILD_ERROR_WRITE, "cannot write %s: %s", dir,
			    g_strerror(errno));
		return FALSE;
	}
	/* Writes another file and renames it. */
	if (g_file_set_contents_full(path, contents, (gssize)len, G_FILE_SET_CONTENTS_CONSISTENT, 0755,
				     &failed))
		return TRUE;
	if (g_error_matches(failed, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
		g_set_error(error, GS_BUILD_ERROR, GS_BUILD_ERROR_WRITE, "disk full while writing %s",
			    path);
	else
		g_propagate_error(error, g_steal_pointer(&failed));
	return FALSE;
}
