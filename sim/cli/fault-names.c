/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which faults of kernels there are. */
#include <string.h>

#include "cli/cli.h"
#include "image/place.h"
#include "world/image.h"

#define SUFFIX ".cocci"

static void add(GPtrArray *names, char *name)
{
	if (*name && !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
		g_ptr_array_add(names, name);
	else
		g_free(name);
}

static void add_of_source(GPtrArray *names)
{
	g_autofree char *source = gs_place_kernel_src();
	g_autofree char *folder = g_build_filename(source, "faults", NULL);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *file;

	while (dir && (file = g_dir_read_name(dir)))
		if (g_str_has_suffix(file, SUFFIX))
			add(names, g_strndup(file, strlen(file) - strlen(SUFFIX)));
}

static gint by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GStrv gs_cli_fault_names(const GPtrArray *kernels)
{
	GPtrArray *names = g_ptr_array_new();

	add_of_source(names);
	for (guint i = 0; i < kernels->len; i++)
		add(names, g_strdup(((const GsKernel *)g_ptr_array_index(kernels, i))->fault));
	g_ptr_array_sort(names, by_name);
	g_ptr_array_add(names, NULL);
	return (GStrv)g_ptr_array_free(names, FALSE);
}
