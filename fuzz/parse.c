/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * libFuzzer target: any bytes as a script.  The front end gives a script or diagnostics
 * that are printable text; what it can read it can format, and formatting that again
 * changes nothing.
 *
 *   make fuzz && ./fuzz-parse -max_total_time=600 CORPUS SEEDS   (seeds: all .gnt files in one folder)
 */
#include <stdint.h>
#include <string.h>

#include "script/format.h"
#include "script/parse.h"

static const char *const kernels[] = { "linux-6.1", "linux-6.1+no-prealloc", NULL };
static const char *const faults[] = { "no-prealloc", NULL };
static const GsSetting settings[] = { { "latency", "7ms" } };

/* A folder that is not there, so that no script can include anything. */
#define PATH "/nonexistent/fuzz.gnt"

static void check_parser(const char *text, size_t len)
{
	const GsNames names = { .kernels = kernels, .faults = faults, .settings = settings, .n_settings = len % 2 };
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GsScript) script = gs_script_parse(PATH, text, len, &names, diags);
	g_autofree char *messages = gs_diagnostics_format(diags);

	g_assert((script == NULL) == (*messages != '\0'));
	g_assert(g_utf8_validate(messages, -1, NULL));
	g_assert(!strchr(messages, '\033'));
}

static void check_format(const char *text, size_t len)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autofree char *formatted = gs_script_format(PATH, text, len, diags), *again = NULL;

	g_assert((formatted == NULL) == (gs_diagnostics_count(diags) > 0));
	if (!formatted)
		return;
	again = gs_script_format(PATH, formatted, strlen(formatted), diags);
	g_assert_cmpstr(formatted, ==, again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_parser((const char *)data, size);
	check_format((const char *)data, size);
	return 0;
}
