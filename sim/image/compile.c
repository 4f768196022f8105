/* SPDX-License-Identifier: GPL-2.0-or-later */
/* image.mk compiles, and what it says is put into words. */
#include <stdio.h>
#include <string.h>

#include "image/build-state.h"
#include "image/report.h"
#include "image/spawn.h"

/* The line of a tool of ours that gave up: "gntsim: fault NAME: error: ...". */
static char *fault_error(const char *log)
{
	const char *text = strstr(log, "gntsim: fault ");
	const char *mark = text ? strstr(text, ": error: ") : NULL;
	g_autofree char *plain = NULL;

	if (!mark)
		return NULL;
	text += strlen("gntsim: ");
	plain = g_strndup(text, (gsize)(mark - text));
	mark += strlen(": error: ");
	return g_strdup_printf("%s: %.*s", plain, (int)strcspn(mark, "\n"), mark);
}

static gboolean explain_failure(const GsBuild *build, const char *log, GError **error)
{
	g_autofree char *label = g_strdup_printf("Linux %s in %s", build->release, build->source);
	g_autofree char *fault = fault_error(log), *text = NULL;
	const GsTroublePaths paths = { build->out, build->kernel_src };
	const GsReportAbout about = { label, build->order->tree ? build->source : NULL,
				      build->log_path };

	if (strstr(log, "No space left on device"))
		return gs_build_fail(error, GS_BUILD_ERROR_WRITE, "disk full while writing %s", build->out);
	if (fault)
		return gs_build_fail(error, GS_BUILD_ERROR_FAULT, "%s", fault);
	if (build->order->fault && strstr(log, "No rule to make target"))
		return gs_build_fail(error, GS_BUILD_ERROR_FAULT, "the fault %s does not apply to Linux "
				"%s: it is of what that kernel does not have",
				build->order->fault, build->release);
	text = gs_report(log, &paths, &about);
	return gs_build_fail(error, GS_BUILD_ERROR_COMPILE, "%s", text);
}

static gboolean run_make(const GsBuild *build, char **log, GError **error)
{
	g_autofree char *mk = g_build_filename(build->kernel_src, "image.mk", NULL);
	g_autofree char *ks = g_strconcat("KS=", build->kernel_src, NULL);
	g_autofree char *out = g_strconcat("OUT=", build->out, NULL);
	g_autofree char *name = g_strconcat("NAME=", build->name, NULL);
	g_autofree char *cc = g_strconcat("CC=", build->cc, NULL);
	g_autofree char *jobs = g_strdup_printf("-j%u", g_get_num_processors());
	g_autofree char *faults =
		g_strconcat("FAULTS=", build->order->fault ? build->order->fault : "", NULL);
	/* -k: all that is wrong at once; -O: each command's messages stay together. */
	const char *const argv[] = { "make", "--no-print-directory", "-k", "-Otarget", jobs, "-f", mk,
				     ks, out, name, cc, faults, "CFLAGS=" IMAGE_CFLAGS, "LDFLAGS=",
				     "V=", build->image, NULL };
	g_autofree char *progress = NULL;

	return gs_spawn(argv, &progress, log, error);
}

gboolean gs_build_compile(const GsBuild *build, GError **error)
{
	g_autofree char *log = NULL;
	g_autoptr(GError) failed = NULL;
	gboolean ok;

	if (!g_file_test(build->image, G_FILE_TEST_EXISTS))
		fprintf(stderr, "gntsim: image: compiling Linux %s from %s\n", build->release,
			build->source);
	ok = run_make(build, &log, &failed);
	if (failed) {
		g_propagate_error(error, g_steal_pointer(&failed));
		return FALSE;
	}
	g_file_set_contents(build->log_path, log, -1, NULL);
	if (build->order->verbose)
		fputs(log, stderr);
	return ok || explain_failure(build, log, error);
}
