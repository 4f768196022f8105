/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim image: kernel images of the user's own. */
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "image/build.h"
#include "image/manifest.h"
#include "image/name.h"
#include "image/place.h"
#include "image/store.h"

typedef struct {
	char *tree, *source, *name, *fault, *out;
	gboolean replace, verbose, instrument;
	char **rest;
} Options;

static void clear(Options *options)
{
	g_free(options->tree);
	g_free(options->source);
	g_free(options->name);
	g_free(options->fault);
	g_free(options->out);
	g_strfreev(options->rest);
}

static gboolean parse(Options *options, const char *command, int argc, char **argv)
{
	const GOptionEntry entries[] = {
		{ "tree", 0, 0, G_OPTION_ARG_FILENAME, &options->tree,
		  "build: a kernel tree; only what changed is compiled again", "DIR" },
		{ "source", 0, 0, G_OPTION_ARG_FILENAME, &options->source,
		  "build: instead of a tree, a tarball of Linux or a package linux-source-*.deb",
		  "FILE" },
		{ "name", 0, 0, G_OPTION_ARG_STRING, &options->name,
		  "build: what scripts call it (linux-X.Y-tree, or linux-X.Y for an archive)",
		  "NAME" },
		{ "fault", 0, 0, G_OPTION_ARG_STRING, &options->fault,
		  "build: with a fault of kernel-src/faults, as NAME+FAULT", "FAULT" },
		{ "instrument", 'i', 0, G_OPTION_ARG_NONE, &options->instrument,
		  "build: the image that run --instrument takes, NAME.instrumented.so", NULL },
		{ "out", 0, 0, G_OPTION_ARG_FILENAME, &options->out,
		  "the folder of the images ($XDG_DATA_HOME/gntsim/images)", "DIR" },
		{ "replace", 0, 0, G_OPTION_ARG_NONE, &options->replace,
		  "build: an image of that name from another source may go", NULL },
		{ "verbose", 'v', 0, G_OPTION_ARG_NONE, &options->verbose,
		  "build: print all that the compiler says", NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL,
		  "[NAME]" },
		G_OPTION_ENTRY_NULL,
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autofree char *program = g_strconcat("gntsim image ", command, NULL);
	g_autoptr(GError) error = NULL;

	g_option_context_set_summary(context, "build | list | manifest NAME | remove NAME");
	g_option_context_add_main_entries(context, entries, NULL);
	g_set_prgname(program);
	if (g_option_context_parse(context, &argc, &argv, &error))
		return TRUE;
	gs_complain("image: %s", error->message);
	return FALSE;
}

/* The folder that is written to. */
static char *folder(const Options *options)
{
	return options->out ? g_strdup(options->out) : gs_place_user_images();
}

/* The kernels that are looked at. */
static GPtrArray *kernels_of(const Options *options)
{
	const char *const dirs[] = { options->out, NULL };

	return options->out ? gs_kernels_find(dirs) : gs_cli_kernels();
}

static void complain_absent(const Options *options)
{
	if (options->out)
		gs_complain("image: there is no image '%s' in %s", options->rest[0], options->out);
	else
		gs_complain("image: there is no kernel '%s': gntsim list kernels shows what there is",
			    options->rest[0]);
}

/* --- build ------------------------------------------------------------------------- */

static gboolean check_use(const Options *options)
{
	if (options->rest)
		gs_complain("image: build: what is '%s'? A tree is given with --tree, a name with "
			    "--name", options->rest[0]);
	else if (!options->tree == !options->source)
		gs_complain("image: build: say --tree DIR, or --source FILE");
	else
		return TRUE;
	return FALSE;
}

static gboolean build_and_add(const Options *options, GsBuildOrder *order, GError **error)
{
	g_autoptr(GPtrArray) own = gs_cli_own_kernels();
	g_autofree char *full_name = gs_image_full_name(order->name, order->fault);
	g_autofree char *file = g_strconcat(full_name, order->instrument ? ".instrumented" : NULL,
					    NULL);
	g_autofree char *dir = folder(options), *path = gs_store_path(dir, file);
	g_autofree char *source = gs_build_source_path(order), *image = NULL;

	if (!gs_store_check(dir, file, source ? source : "", own, options->replace, error))
		return FALSE;
	image = gs_build_image(order, error);
	if (!image || !gs_store_add(dir, file, image, error))
		return FALSE;
	printf("%s  %s\n", full_name, path);
	return TRUE;
}

static int build(const Options *options)
{
	GsBuildOrder order = { .tree = options->tree,
			       .source = options->source,
			       .name = options->name,
			       .fault = options->fault,
			       .instrument = options->instrument,
			       .verbose = options->verbose };
	g_autofree char *name = NULL;
	g_autoptr(GError) error = NULL;

	if (!check_use(options))
		return GS_EXIT_ERROR;
	if (!order.name)
		order.name = name = gs_build_default_name(&order, &error);
	if (order.name && gs_image_name_check(order.name, &error) &&
	    build_and_add(options, &order, &error))
		return GS_EXIT_PASS;
	gs_complain("image: %s", error->message);
	return GS_EXIT_ERROR;
}

/* --- list -------------------------------------------------------------------------- */

static void print_origin(const char *manifest)
{
	g_autofree char *source = gs_manifest_value(manifest, "source");
	g_autofree char *package = gs_manifest_value(manifest, "package");
	guint files;
	g_autofree char *sum = gs_manifest_sum(manifest, &files);
	gboolean packaged = package && strcmp(package, "-") != 0;

	printf("    from %s%s%s, %u files, sha256 %.16s\n", packaged ? package : "",
	       packaged ? " in " : "", source ? source : "?", files, sum);
}

static void print_kernel(const GsKernel *kernel)
{
	g_autofree char *manifest = gs_manifest_read(kernel->path);
	g_autofree char *release = manifest ? gs_manifest_value(manifest, "release") : NULL;
	g_autoptr(GError) error = NULL;
	GsImage *image = gs_image_load(kernel, &error);

	printf("%s\n    Linux %s, %s%s%s\n", kernel->name, release ? release : "?",
	       *kernel->fault ? "fault " : "no fault", kernel->fault,
	       kernel->instrumented ? ", instrumented" : "");
	if (image)
		printf("    interface %08x, fits\n", image->ks->abi);
	else
		printf("    does not fit: %s\n", error->message);
	if (manifest)
		print_origin(manifest);
	printf("    %s\n", kernel->path);
	if (image)
		gs_image_unload(image);
}

static int list(const Options *options)
{
	g_autoptr(GPtrArray) kernels = kernels_of(options);
	guint shown = 0;

	for (guint i = 0; i < kernels->len; i++) {
		const GsKernel *kernel = g_ptr_array_index(kernels, i);

		if (options->rest && strcmp(options->rest[0], kernel->name) != 0)
			continue;
		print_kernel(kernel);
		shown++;
	}
	if (shown || !options->rest)
		return GS_EXIT_PASS;
	complain_absent(options);
	return GS_EXIT_ERROR;
}

/* --- manifest, remove --------------------------------------------------------------- */

static int manifest(const Options *options)
{
	g_autoptr(GPtrArray) kernels = kernels_of(options);
	const GsKernel *kernel = gs_kernel_by_name(kernels, options->rest[0]);
	g_autofree char *text = kernel ? gs_manifest_read(kernel->path) : NULL;

	if (text)
		fputs(text, stdout);
	else if (kernel)
		gs_complain("image: %s has no manifest in it", kernel->path);
	else
		complain_absent(options);
	return text ? GS_EXIT_PASS : GS_EXIT_ERROR;
}

static int remove_image(const Options *options)
{
	const char *name = options->rest[0];
	g_autofree char *dir = folder(options), *path = gs_store_path(dir, name);
	g_autoptr(GPtrArray) own = gs_cli_own_kernels();

	if (!strchr(name, '/') && g_unlink(path) == 0)
		return GS_EXIT_PASS;
	if (gs_kernel_by_name(own, name))
		gs_complain("image: '%s' is one of gntsim's own kernels, and stays", name);
	else if (strchr(name, '/') || errno == ENOENT)
		gs_complain("image: there is no image '%s' in %s", name, dir);
	else
		gs_complain("image: cannot remove %s: %s", path, g_strerror(errno));
	return GS_EXIT_ERROR;
}

int gs_command_image(int argc, char **argv)
{
	static const struct {
		const char *name;
		int (*run)(const Options *options);
		gboolean wants_name;
	} commands[] = {
		{ "build", build, FALSE },
		{ "list", list, FALSE },
		{ "manifest", manifest, TRUE },
		{ "remove", remove_image, TRUE },
	};
	Options options = { 0 };
	int status = GS_EXIT_ERROR;

	for (guint i = 0; argc > 1 && i < G_N_ELEMENTS(commands); i++) {
		if (strcmp(argv[1], commands[i].name) != 0)
			continue;
		if (parse(&options, argv[1], argc - 1, argv + 1)) {
			if (commands[i].wants_name && !options.rest)
				gs_complain("image: %s: say which", argv[1]);
			else
				status = commands[i].run(&options);
		}
		clear(&options);
		return status;
	}
	gs_complain("image: say one of build, list, manifest, remove");
	return GS_EXIT_ERROR;
}
