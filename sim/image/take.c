/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Before anything is compiled: tools, source, fault; import.sh takes the kernel's files. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "image/build-state.h"
#include "image/manifest.h"
#include "image/place.h"
#include "image/spawn.h"

gboolean gs_build_find_tools(GsBuild *build, GError **error)
{
	const char *given = g_getenv("CC");
	const char *const tools[] = { "bash", "make", NULL };
	const char *const compiler[] = { given && *given ? given : DEFAULT_CC, NULL };
	const char *lacking = gs_spawn_lacks(tools);
	g_autofree char *script = NULL;

	build->cc = compiler[0];
	build->kernel_src = gs_place_kernel_src();
	script = g_build_filename(build->kernel_src, "import", "import.sh", NULL);
	if (lacking)
		return gs_build_fail(error, GS_BUILD_ERROR_TOOL, "%s is missing: apt-get install %s",
				lacking, lacking);
	if (gs_spawn_lacks(compiler))
		return gs_build_fail(error, GS_BUILD_ERROR_TOOL, "the compiler %s is missing: "
				"apt-get install gcc, or set CC to another", compiler[0]);
	if (!g_file_test(script, G_FILE_TEST_IS_REGULAR))
		return gs_build_fail(error, GS_BUILD_ERROR_TOOL, "%s is not gntsim's kernel-src: there is "
				"no import/import.sh in it (GNTSIM_KERNEL_SRC can name it)",
				build->kernel_src);
	return TRUE;
}

char *gs_build_source_path(const GsBuildOrder *order)
{
	return realpath(order->tree ? order->tree : order->source, NULL);
}

gboolean gs_build_find_source(GsBuild *build, GError **error)
{
	const char *given = build->order->tree ? build->order->tree : build->order->source;
	gboolean dir;

	build->source = gs_build_source_path(build->order);
	if (!build->source)
		return gs_build_fail(error, GS_BUILD_ERROR_SOURCE, "%s: %s", given, g_strerror(errno));
	dir = g_file_test(build->source, G_FILE_TEST_IS_DIR);
	if (build->order->tree && !dir)
		return gs_build_fail(error, GS_BUILD_ERROR_SOURCE, "%s is not a directory: a tarball or "
				"a Debian package is given with --source", given);
	if (!build->order->tree && dir)
		return gs_build_fail(error, GS_BUILD_ERROR_SOURCE, "%s is a directory: a kernel tree is "
				"given with --tree", given);
	return TRUE;
}

gboolean gs_build_check_fault(const GsBuild *build, GError **error)
{
	const char *fault = build->order->fault;
	g_autofree char *file = g_strdup_printf("%s/faults/%s.cocci", build->kernel_src, fault);

	if (!fault || (!strchr(fault, '/') && g_file_test(file, G_FILE_TEST_IS_REGULAR)))
		return TRUE;
	return gs_build_fail(error, GS_BUILD_ERROR_FAULT, "there is no fault '%s': %s/faults/ has them",
			fault, build->kernel_src);
}

/* Runs import.sh with these arguments (NULL-ended); out: what it prints. */
static gboolean import(const GsBuild *build, const char *const *arguments, char **out, GError **error)
{
	static const char *const mark = "gntsim: import: error: ";
	g_autofree char *script = g_build_filename(build->kernel_src, "import", "import.sh", NULL);
	g_autofree char *said = NULL;
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	const char *text;

	g_ptr_array_add(argv, (gpointer)"bash");
	g_ptr_array_add(argv, script);
	for (; *arguments; arguments++)
		g_ptr_array_add(argv, (gpointer)*arguments);
	g_ptr_array_add(argv, NULL);
	if (gs_spawn((const char *const *)argv->pdata, out, &said, error))
		return TRUE;
	if (error && *error)
		return FALSE;
	text = said ? strstr(said, mark) : NULL;
	text = text ? text + strlen(mark) : said;
	return gs_build_fail(error, GS_BUILD_ERROR_SOURCE, "%.*s", (int)strcspn(text, "\n"), text);
}

static char *series_of(const GsBuild *build, GError **error)
{
	const char *const arguments[] = { "--series-of", build->source, NULL };
	g_autofree char *out = NULL;

	return import(build, arguments, &out, error) ? g_strdup(g_strstrip(out)) : NULL;
}

char *gs_build_name_of_source(const GsBuild *build, GError **error)
{
	g_autofree char *series = series_of(build, error);

	return series ? g_strconcat("linux-", series, build->order->tree ? "-tree" : "", NULL) : NULL;
}

gboolean gs_build_take_sources(GsBuild *build, GError **error)
{
	g_autofree char *list = g_build_filename(build->kernel_src, "linux-files.list", NULL);
	g_autofree char *manifest_path = g_build_filename(build->top, "manifest", NULL);
	g_autofree char *manifest = NULL, *out = NULL;
	const char *const arguments[] = { "--list", list, "--out", build->top, "--cache",
					  build->cache, "--series", "any", build->source, NULL };

	if (!build->order->tree && build->fresh)
		fprintf(stderr, "gntsim: image: unpacking %s (takes about 10 s, once)\n",
			build->source);
	if (!import(build, arguments, &out, error) ||
	    !g_file_get_contents(manifest_path, &manifest, NULL, error))
		return FALSE;
	build->release = gs_manifest_value(manifest, "release");
	return TRUE;
}
