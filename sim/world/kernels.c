/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which kernel images there are. */
#include <string.h>

#include "world/image.h"

void gs_kernel_free(gpointer data)
{
	GsKernel *kernel = data;

	g_free(kernel->name);
	g_free(kernel->version);
	g_free(kernel->fault);
	g_free(kernel->path);
	g_free(kernel);
}

static gboolean cut_suffix(char *name, const char *suffix)
{
	gboolean has = g_str_has_suffix(name, suffix);

	if (has)
		name[strlen(name) - strlen(suffix)] = '\0';
	return has;
}

GsKernel *gs_kernel_from_path(const char *path)
{
	GsKernel *kernel = g_new0(GsKernel, 1);
	char *plus;

	kernel->path = g_strdup(path);
	kernel->name = g_path_get_basename(path);
	cut_suffix(kernel->name, ".so");
	kernel->instrumented = cut_suffix(kernel->name, ".instrumented");
	plus = strchr(kernel->name, '+');
	kernel->version = plus ? g_strndup(kernel->name, (gsize)(plus - kernel->name))
			       : g_strdup(kernel->name);
	kernel->fault = g_strdup(plus ? plus + 1 : "");
	return kernel;
}

/* Hypervisors lie beside installed images; a dot begins what is being written. */
static gboolean is_image(const char *file)
{
	return g_str_has_suffix(file, ".so") && !g_str_has_prefix(file, "xen-") && *file != '.';
}

static void find_in(GPtrArray *kernels, const char *dir, gboolean deeper)
{
	g_autoptr(GDir) handle = g_dir_open(dir, 0, NULL);
	const char *entry;

	while (handle && (entry = g_dir_read_name(handle))) {
		g_autofree char *path = g_build_filename(dir, entry, NULL);

		if (deeper && g_file_test(path, G_FILE_TEST_IS_DIR))
			find_in(kernels, path, FALSE);
		else if (is_image(entry))
			g_ptr_array_add(kernels, gs_kernel_from_path(path));
	}
}

static gint compare_kernels(gconstpointer a, gconstpointer b)
{
	const GsKernel *x = *(const GsKernel *const *)a, *y = *(const GsKernel *const *)b;
	int by_name = strcmp(x->name, y->name);

	if (!by_name && x->instrumented != y->instrumented)
		return x->instrumented ? 1 : -1;
	return by_name ? by_name : strcmp(x->path, y->path);
}

/* Takes the kernel.  Of one name the first counts: the directories come in order. */
static void add_new(GPtrArray *kernels, GsKernel *kernel)
{
	for (guint i = 0; i < kernels->len; i++) {
		const GsKernel *former = g_ptr_array_index(kernels, i);

		if (strcmp(former->name, kernel->name) == 0 &&
		    former->instrumented == kernel->instrumented) {
			gs_kernel_free(kernel);
			return;
		}
	}
	g_ptr_array_add(kernels, kernel);
}

GPtrArray *gs_kernels_find(const char *const *dirs)
{
	GPtrArray *kernels = g_ptr_array_new_with_free_func(gs_kernel_free);

	for (; *dirs; dirs++) {
		g_autoptr(GPtrArray) found = g_ptr_array_new();

		find_in(found, *dirs, TRUE);
		g_ptr_array_sort(found, compare_kernels);
		for (guint i = 0; i < found->len; i++)
			add_new(kernels, g_ptr_array_index(found, i));
	}
	g_ptr_array_sort(kernels, compare_kernels);
	return kernels;
}

GPtrArray *gs_kernels_of_kind(const GPtrArray *kernels, gboolean instrumented)
{
	GPtrArray *chosen = g_ptr_array_new();

	for (guint i = 0; i < kernels->len; i++) {
		GsKernel *kernel = g_ptr_array_index(kernels, i);

		if (kernel->instrumented == instrumented)
			g_ptr_array_add(chosen, kernel);
	}
	return chosen;
}

const GsKernel *gs_kernel_by_name(const GPtrArray *kernels, const char *name)
{
	for (guint i = 0; i < kernels->len; i++) {
		const GsKernel *kernel = g_ptr_array_index(kernels, i);

		if (strcmp(kernel->name, name) == 0)
			return kernel;
	}
	return NULL;
}

const GsKernel *gs_kernel_variant(const GPtrArray *kernels, const char *version, const char *fault)
{
	for (guint i = 0; i < kernels->len; i++) {
		const GsKernel *kernel = g_ptr_array_index(kernels, i);

		if (strcmp(kernel->version, version) == 0 &&
		    strcmp(kernel->fault, fault ? fault : "") == 0)
			return kernel;
	}
	return NULL;
}
