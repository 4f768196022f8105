/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim run: scripts, their variants, their verdicts. */
#include <stdio.h>
#include <string.h>

#include "check/backtrace.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "image/build.h"
#include "run/run.h"
#include "script/parse.h"

typedef struct {
	char *kernel, *tree, *hypervisor, *memory;
	gint64 seed;
	gboolean time, twice, instrument;
	char **paths;
} Options;

typedef struct {
	guint verdicts[GS_SKIP + 1];
	gint64 run_us; /* spent in running scripts, without parsing and starting */
} Totals;

typedef struct {
	GsRunContext run;
	GPtrArray *kernels; /* all that there are */
	GPtrArray *chosen;  /* instrumented ones, or not */
	GPtrArray *files;
	GsKernel *from_path;
	char *hypervisor;       /* file of the one chosen; NULL: the model */
	gboolean no_hypervisor; /* the one chosen was not built */
	GsNames names;
	Options options;
	Totals totals;
} Command;

static const char *const verdict_names[] = { "PASS", "FAIL", "ERROR", "SKIP" };

static gboolean parse_options(Options *options, int argc, char **argv)
{
	const GOptionEntry entries[] = {
		{ "kernel", 'k', 0, G_OPTION_ARG_STRING, &options->kernel,
		  "the kernel that `linux' means: a name of gntsim list kernels, or an image file",
		  "NAME" },
		{ "tree", 't', 0, G_OPTION_ARG_FILENAME, &options->tree,
		  "the same from this kernel tree, of which only what changed is compiled", "DIR" },
		{ "hypervisor", 0, 0, G_OPTION_ARG_STRING, &options->hypervisor,
		  "model (the default), xen (Xen's own grant-table code), or a file", "NAME" },
		{ "memory", 0, 0, G_OPTION_ARG_STRING, &options->memory,
		  "a grant is mapped in our own address space when the kernel maps it (mapped, the "
		  "default) or when it is first touched (bookkeeping)", "NAME" },
		{ "instrument", 'i', 0, G_OPTION_ARG_NONE, &options->instrument,
		  "take the instrumented images: every load and store of the kernels is checked",
		  NULL },
		{ "seed", 's', 0, G_OPTION_ARG_INT64, &options->seed,
		  "choices of the scheduler (1)", "N" },
		{ "twice", 0, 0, G_OPTION_ARG_NONE, &options->twice,
		  "run each script once more from a snapshot of its booted world; an error if it "
		  "goes another way", NULL },
		{ "time", 0, 0, G_OPTION_ARG_NONE, &options->time,
		  "print on stderr how long the runs took", NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->paths, NULL,
		  "FILE|DIR..." },
		G_OPTION_ENTRY_NULL,
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) error = NULL;

	options->seed = 1;
	g_option_context_set_summary(context, "Runs scripts and gives a verdict on each.");
	g_option_context_add_main_entries(context, entries, NULL);
	g_set_prgname("gntsim run");
	if (!g_option_context_parse(context, &argc, &argv, &error))
		gs_complain("run: %s", error->message);
	else if (options->seed < 0 || options->seed > G_MAXUINT32)
		gs_complain("run: --seed must be a number from 0 to %u", G_MAXUINT32);
	else if (!options->paths || !options->paths[0])
		gs_complain("run: say which script or directory");
	else
		return TRUE;
	return FALSE;
}

/* The kernel in a tree, as it is now. */
static gboolean build_kernel(Command *command)
{
	const GsBuildOrder order = { .tree = command->options.tree,
				     .instrument = command->options.instrument };
	g_autoptr(GError) error = NULL;
	g_autofree char *image = gs_build_image(&order, &error);

	if (!image) {
		gs_complain("run: %s", error->message);
		return FALSE;
	}
	command->from_path = gs_kernel_from_path(image);
	command->run.kernel = command->from_path;
	return TRUE;
}

static gboolean choose_kernel(Command *command)
{
	const char *name = command->options.kernel;

	if (command->options.tree && name) {
		gs_complain("run: --tree and --kernel both say which kernel: give one of them");
		return FALSE;
	}
	if (command->options.tree)
		return build_kernel(command);
	if (!name)
		return TRUE;
	if (strchr(name, '/')) {
		if (!g_file_test(name, G_FILE_TEST_IS_REGULAR)) {
			gs_complain("run: there is no kernel image %s", name);
			return FALSE;
		}
		command->from_path = gs_kernel_from_path(name);
		command->run.kernel = command->from_path;
		if (command->from_path->instrumented || !command->options.instrument)
			return TRUE;
		gs_complain("run: %s is no instrumented image (NAME.instrumented.so)", name);
		return FALSE;
	}
	command->run.kernel = gs_kernel_by_name(command->chosen, name);
	if (!command->run.kernel)
		gs_complain("run: there is no %skernel '%s': gntsim list kernels shows what there is",
			    command->options.instrument ? "instrumented " : "", name);
	return command->run.kernel != NULL;
}

static gboolean choose_hypervisor(Command *command)
{
	const char *name = command->options.hypervisor;

	if (!name || strcmp(name, "model") == 0)
		return TRUE;
	command->hypervisor = gs_cli_hypervisor(name);
	command->run.hypervisor = command->hypervisor;
	if (command->hypervisor || strcmp(name, "xen") == 0) {
		command->no_hypervisor = !command->hypervisor;
		return TRUE;
	}
	gs_complain("run: there is no hypervisor '%s': say model, xen, or a file's path", name);
	return FALSE;
}

static gboolean choose_memory(Command *command)
{
	const char *name = command->options.memory;

	if (!name || gs_memory_mode_by_name(name, &command->run.memory))
		return TRUE;
	gs_complain("run: there is no memory '%s': say mapped or bookkeeping", name);
	return FALSE;
}

static gboolean prepare(Command *command)
{
	command->kernels = gs_cli_kernels();
	command->files = g_ptr_array_new_with_free_func(g_free);
	command->chosen = gs_kernels_of_kind(command->kernels, command->options.instrument);
	command->run.kernels = command->chosen;
	command->run.instrument = command->options.instrument;
	command->run.default_version = gs_cli_default_version(command->kernels);
	command->run.seed = (guint32)command->options.seed;
	command->run.twice = command->options.twice;
	command->run.trace_path = g_getenv("GNTSIM_TEST_TRACE");
	command->run.blind_to = g_getenv("GNTSIM_TEST_BLIND_TO");
	if (!choose_kernel(command) || !choose_hypervisor(command) || !choose_memory(command))
		return FALSE;
	if (command->run.kernel) /* so that `linux fault X' is of that version too */
		command->run.default_version = command->run.kernel->version;
	for (char **path = command->options.paths; *path; path++)
		if (!gs_find_scripts(*path, command->files))
			return FALSE;
	command->run.symbols = gs_symbols_new();
	command->run.faults = gs_fault_handler_new();
	gs_backtrace_set_up();
	return TRUE;
}

/* The names a script may use: what is only missing here gives SKIP, not an error. */
static void collect_names(Command *command)
{
	GStrvBuilder *kernels = g_strv_builder_new();
	g_auto(GStrv) faults = gs_cli_fault_names(command->kernels);

	g_strv_builder_add(kernels, GS_DEFAULT_VERSION);
	for (char **fault = faults; *fault; fault++) {
		g_autofree char *name = g_strconcat(GS_DEFAULT_VERSION, "+", *fault, NULL);

		g_strv_builder_add(kernels, name);
	}
	for (guint i = 0; i < command->kernels->len; i++)
		g_strv_builder_add(kernels,
				   ((GsKernel *)g_ptr_array_index(command->kernels, i))->name);
	command->names.kernels = (const char *const *)g_strv_builder_end(kernels);
	command->names.faults = (const char *const *)g_steal_pointer(&faults);
	g_strv_builder_unref(kernels);
}

static void indent(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++)
		printf("  %s\n", *line);
}

/* " --NAME VALUE", if there is a value. */
static void print_option(const char *name, const char *value)
{
	g_autofree char *quoted = value ? g_shell_quote(value) : NULL;
	gboolean plain = value && g_regex_match_simple("\\A[\\w./+-]+\\z", value, 0, 0);

	if (value)
		printf(" --%s %s", name, plain ? value : quoted);
}

/* The command that gives this result again. */
static void print_repeat(const Command *command, const char *path, const GsRunResult *result)
{
	const Options *options = &command->options;
	g_autofree char *quoted = g_shell_quote(path);

	printf("  repeat: gntsim run");
	if (options->instrument)
		printf(" --instrument");
	print_option("hypervisor", command->hypervisor ? options->hypervisor : NULL);
	print_option("memory", options->memory);
	print_option("tree", options->tree);
	if (!options->tree)
		print_option("kernel", options->kernel ? options->kernel : result->kernel);
	printf(" --seed %u %s\n", command->run.seed, quoted);
}

static void print_result(Command *command, const char *path, const GsRunResult *result)
{
	command->totals.verdicts[result->verdict]++;
	printf("%-5s %s [%s]\n", verdict_names[result->verdict], path, result->kernel);
	if (result->once)
		printf("  run once only: %s\n", result->once);
	if (!result->text)
		return;
	if (result->line)
		printf("  %s:%u: ", path, result->line);
	else
		printf("  %s: ", path);
	{
		const char *rest = strchr(result->text, '\n');

		printf("%.*s\n", rest ? (int)(rest - result->text) : (int)strlen(result->text),
		       result->text);
		if (rest)
			indent(rest + 1);
	}
	if (result->verdict == GS_FAIL)
		print_repeat(command, path, result);
}

static void run_variant(Command *command, const GsScript *script, const char *fault)
{
	gint64 before = g_get_monotonic_time();
	g_autoptr(GsRunResult) result = gs_run_script(&command->run, script, fault);

	command->totals.run_us += g_get_monotonic_time() - before;
	print_result(command, script->path, result);
}

static void run_file(Command *command, const char *path)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GsScript) script = gs_script_load(path, &command->names, diags);
	g_autoptr(GPtrArray) faults = NULL;

	if (script && command->no_hypervisor) {
		command->totals.verdicts[GS_SKIP]++;
		printf("SKIP  %s\n  the hypervisor xen was not built here: make said why\n", path);
		return;
	}
	if (!script) {
		g_autofree char *text = gs_diagnostics_format(diags);

		command->totals.verdicts[GS_ERROR]++;
		printf("ERROR %s\n", path);
		fflush(stdout);
		fputs(text, stderr);
		return;
	}
	run_variant(command, script, "");
	if (command->run.kernel)
		return; /* --kernel: that one and no other */
	faults = gs_script_faults(script);
	for (guint i = 0; i < faults->len; i++)
		run_variant(command, script, g_ptr_array_index(faults, i));
}

static int summary(const Command *command, gint64 started)
{
	const guint *n = command->totals.verdicts;

	printf("%u passed, %u failed, %u errors, %u skipped\n", n[GS_PASS], n[GS_FAIL], n[GS_ERROR],
	       n[GS_SKIP]);
	fflush(stdout);
	if (command->options.time)
		fprintf(stderr, "total %.3f s, of which running %.3f s\n",
			(double)(g_get_monotonic_time() - started) / 1e6,
			(double)command->totals.run_us / 1e6);
	if (n[GS_ERROR])
		return GS_EXIT_ERROR;
	if (n[GS_FAIL])
		return GS_EXIT_FAIL;
	return n[GS_SKIP] && !n[GS_PASS] ? GS_EXIT_SKIP : GS_EXIT_PASS;
}

static void clear(Command *command)
{
	if (command->run.faults)
		gs_fault_handler_free(command->run.faults);
	if (command->run.symbols)
		gs_symbols_free(command->run.symbols);
	if (command->from_path)
		gs_kernel_free(command->from_path);
	g_clear_pointer(&command->chosen, g_ptr_array_unref);
	g_clear_pointer(&command->kernels, g_ptr_array_unref);
	g_clear_pointer(&command->files, g_ptr_array_unref);
	g_strfreev((char **)command->names.kernels);
	g_strfreev((char **)command->names.faults);
	g_strfreev(command->options.paths);
	g_free(command->options.kernel);
	g_free(command->options.tree);
	g_free(command->options.hypervisor);
	g_free(command->options.memory);
	g_free(command->hypervisor);
}

int gs_command_run(int argc, char **argv)
{
	gint64 started = g_get_monotonic_time();
	Command command = { 0 };
	int status = GS_EXIT_ERROR;

	if (parse_options(&command.options, argc, argv) && prepare(&command)) {
		collect_names(&command);
		for (guint i = 0; i < command.files->len; i++)
			run_file(&command, g_ptr_array_index(command.files, i));
		status = summary(&command, started);
	}
	clear(&command);
	return status;
}
