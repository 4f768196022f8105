/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding scripts. */
#include "cli/files.h"

#include <string.h>

#include "cli/cli.h"

static gint compare_paths(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean walk(const char *path, GPtrArray *found)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GDir) dir = g_dir_open(path, 0, &error);
	const char *name;

	if (!dir) {
		gs_complain("%s", error->message);
		return FALSE;
	}
	while ((name = g_dir_read_name(dir))) {
		g_autofree char *full = g_build_filename(path, name, NULL);

		if (g_file_test(full, G_FILE_TEST_IS_DIR)) {
			if (!walk(full, found))
				return FALSE;
		} else if (g_str_has_suffix(name, ".gnt")) {
			g_ptr_array_add(found, g_steal_pointer(&full));
		}
	}
	return TRUE;
}

gboolean gs_find_scripts(const char *path, GPtrArray *files)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new();

	if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
		g_ptr_array_add(files, g_strdup(path));
		return TRUE;
	}
	if (!walk(path, found)) {
		g_ptr_array_set_free_func(found, g_free);
		return FALSE;
	}
	if (found->len == 0) {
		gs_complain("%s: there is no script (*.gnt) in this directory", path);
		return FALSE;
	}
	g_ptr_array_sort(found, compare_paths);
	g_ptr_array_extend_and_steal(files, g_steal_pointer(&found));
	return TRUE;
}
