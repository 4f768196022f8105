/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where gntsim and what belongs to it lie. */
#include "image/place.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *gs_place_built(const char *folder)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *here = g_path_get_dirname(self ? self : ".");
	g_autofree char *path = g_build_filename(here, folder, NULL);

	return g_file_test(path, G_FILE_TEST_IS_DIR) ? g_steal_pointer(&path) : NULL;
}

char *gs_place_installed(const char *folder)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *root = NULL;

	if (self && g_str_has_suffix(self, BIN_DIR "/gntsim"))
		root = g_strndup(self, strlen(self) - strlen(BIN_DIR "/gntsim"));
	return g_strconcat(root ? root : "", folder, NULL);
}

/* The value of a variable that is set and not empty, else NULL. */
static const char *from_environment(const char *name)
{
	const char *value = g_getenv(name);

	return value && *value ? value : NULL;
}

char *gs_place_kernel_src(void)
{
	const char *given = from_environment("GNTSIM_KERNEL_SRC");
	g_autofree char *own = gs_place_built("kernel-src");

	if (given)
		return g_canonicalize_filename(given, NULL);
	/* A build has a link to the source, and that is what a user wants to read. */
	if (own) {
		char *real = realpath(own, NULL);

		if (real) {
			g_free(own);
			own = g_strdup(real);
			free(real);
		}
	}
	return own ? g_steal_pointer(&own) : gs_place_installed(KERNEL_SRC_DIR);
}

char *gs_place_user_images(void)
{
	return g_build_filename(g_get_user_data_dir(), "gntsim", "images", NULL);
}

char *gs_place_cache(void)
{
	const char *given = from_environment("GNTSIM_CACHE");

	if (given)
		return g_canonicalize_filename(given, NULL);
	return g_build_filename(g_get_user_cache_dir(), "gntsim", NULL);
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *where)
{
	(void)info, (void)type, (void)where;
	return remove(path);
}

void gs_place_remove(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
