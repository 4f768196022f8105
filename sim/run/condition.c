/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * when, only-on: what a run is made of.  `linux' is the kernel that the word means in
 * this run; its version is what the image says it was compiled from.
 */
#include <string.h>

#include "run/verbs.h"

static gboolean compare(guint64 left, GsCompare how, guint64 right)
{
	switch (how) {
	case GS_EQ:
		return left == right;
	case GS_NE:
		return left != right;
	case GS_LT:
		return left < right;
	case GS_LE:
		return left <= right;
	case GS_GT:
		return left > right;
	case GS_GE:
	default:
		return left >= right;
	}
}

/* GS_VERSION of "6.1.192". */
static guint64 parse_release(const char *release)
{
	char *point;
	guint64 major = g_ascii_strtoull(release, &point, 10);

	return GS_VERSION(major, *point == '.' ? g_ascii_strtoull(point + 1, NULL, 10) : 0);
}

/* FALSE: the run is over. */
static gboolean linux_version(GsRun *run, const GsStatement *statement, guint64 *version)
{
	const GsKernel *kernel = gs_run_kernel(run, statement, "linux", NULL);
	g_autoptr(GError) error = NULL;
	GsImage *image = kernel ? gs_image_load(kernel, &error) : NULL;

	if (image) {
		*version = parse_release(image->ks->release);
		gs_image_unload(image);
	} else if (kernel) {
		gs_run_error(run, statement->pos.line, "%s", error->message);
	}
	return image != NULL;
}

/* What both verbs know. */
static gboolean setting_holds(GsRun *run, const GsStatement *statement)
{
	const GsArg *is = gs_statement_arg(statement, "is");
	const GsArg *wanted = gs_statement_arg(statement, "linux");
	const char *hypervisor = run->world->hv->name;
	guint64 version;

	if (gs_statement_has(statement, "model") && strcmp(hypervisor, "model") != 0)
		return FALSE;
	if (gs_statement_has(statement, "xen") && !g_str_has_prefix(hypervisor, "xen"))
		return FALSE;
	if (gs_statement_has(statement, run->context->instrument ? "plain" : "instrumented"))
		return FALSE;
	if (!wanted)
		return TRUE;
	return linux_version(run, statement, &version) &&
	       compare(version, (GsCompare)is->number, wanted->number);
}

void gs_run_when(GsRun *run, const GsStatement *statement)
{
	const GsArg *fault = gs_statement_arg(statement, "fault");

	if (gs_statement_has(statement, "no") && *run->fault)
		return;
	if (fault && strcmp(run->fault, fault->text) != 0)
		return;
	if (setting_holds(run, statement))
		gs_run_statements(run, statement->body);
}

void gs_run_only_on(GsRun *run, const GsStatement *statement)
{
	if (!setting_holds(run, statement))
		gs_run_skip(run, statement->pos.line,
			    "the script is not for this kernel and hypervisor (only-on)");
}
