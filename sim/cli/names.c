/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is only missing here gives SKIP, not an error: so it is a known name as well. */
#include "cli/names.h"

#include <string.h>

#include "cli/cli.h"
#include "world/image.h"

GsNames gs_cli_names(const GPtrArray *kernels)
{
	GStrvBuilder *builder = g_strv_builder_new();
	char **faults = gs_cli_fault_names(kernels);
	GsNames names = { 0 };

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

gboolean gs_cli_set(GsNames *names, char **settings, const char *command)
{
	guint n = settings ? g_strv_length(settings) : 0;
	GsSetting *list = g_new0(GsSetting, n);

	names->settings = list;
	for (guint i = 0; i < n; i++) {
		const char *equals = strchr(settings[i], '=');

		if (!equals || equals == settings[i] || !equals[1]) {
			gs_complain("%s: --set %s: say NAME=VALUE, as latency=40ms", command,
				    settings[i]);
			return FALSE;
		}
		list[i].name = g_strndup(settings[i], equals - settings[i]);
		list[i].value = g_strdup(equals + 1);
		names->n_settings = i + 1;
	}
	return TRUE;
}

void gs_cli_names_clear(GsNames *names)
{
	for (guint i = 0; i < names->n_settings; i++) {
		g_free(names->settings[i].name);
		g_free(names->settings[i].value);
	}
	g_free((gpointer)names->settings);
	g_strfreev((char **)names->kernels);
	g_strfreev((char **)names->faults);
}
