/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is only missing here gives SKIP, not an error: so it is a known name as well. */
#include "cli/names.h"

#include "cli/cli.h"
#include "world/image.h"

GsNames gs_cli_names(const GPtrArray *kernels)
{
	GStrvBuilder *builder = g_strv_builder_new();
	char **faults = gs_cli_fault_names(kernels);
	GsNames names;

	g_strv_builder_add(builder, GS_DEFAULT_VERSION);
	for (char **fault = faults; *fault; fault++) {
		g_autofree char *name = g_strconcat(GS_DEFAULT_VERSION, "+", *fault, NULL);

		g_strv_builder_add(builder, name);
	}
	for (guint i = 0; i < kernels->len; i++)
		g_strv_builder_add(builder, ((GsKernel *)g_ptr_array_index(kernels, i))->name);
	names.kernels = (const char *const *)g_strv_builder_end(builder);
	names.faults = (const char *const *)faults;
	g_strv_builder_unref(builder);
	return names;
}

void gs_cli_names_clear(GsNames *names)
{
	g_strfreev((char **)names->kernels);
	g_strfreev((char **)names->faults);
}
