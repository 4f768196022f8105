/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Packing and unpacking. */
#include "cli/run-record.h"

/* GVariant's strings are UTF-8; what is not (a file's name) would be shown so anyway. */
static char *valid(const char *text)
{
	return text ? g_utf8_make_valid(text, -1) : NULL;
}

GBytes *gs_run_record_pack(const GsRunResult *result, gint64 us)
{
	g_autofree char *kernel = valid(result->kernel), *text = valid(result->text);
	g_autofree char *once = valid(result->once), *events = valid(result->events);
	g_autofree char *known = valid(result->known);
	g_autoptr(GVariant) record = g_variant_ref_sink(
		g_variant_new(GS_RUN_RECORD_TYPE, (guint32)result->verdict, (guint32)result->line,
			      us, kernel, text, once, events, known));

	return g_variant_get_data_as_bytes(record);
}

GsRunResult *gs_run_record_unpack(GBytes *bytes, gint64 *us)
{
	g_autoptr(GVariant) record = g_variant_ref_sink(
		g_variant_new_from_bytes(G_VARIANT_TYPE(GS_RUN_RECORD_TYPE), bytes, FALSE));
	GsRunResult *result;
	guint32 verdict, line;

	if (!g_variant_is_normal_form(record))
		return NULL;
	result = g_new0(GsRunResult, 1);
	g_variant_get(record, GS_RUN_RECORD_TYPE, &verdict, &line, us, &result->kernel,
		      &result->text, &result->once, &result->events, &result->known);
	result->verdict = (GsVerdict)MIN(verdict, GS_SKIP);
	result->line = line;
	return result;
}
