/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values as text. */
#include "run/text.h"

#include <string.h>

#include "hv/hv.h"
#include "ks-process.h"

char *gs_text_status(gint status)
{
	const HvStatusRow *row = hv_status_by_value(status);

	if (!row)
		return g_strdup_printf("%d (no GNTST_ status)", status);
	return g_strdup_printf("%s (%d)", row->name + strlen("GNTST_"), status);
}

char *gs_text_rc(long rc)
{
	const char *signal = rc < -KS_SIGNAL ? sigabbrev_np((int)(-rc - KS_SIGNAL)) : NULL;
	const char *name = rc < 0 && rc > -4096 ? strerrorname_np((int)-rc) : NULL;

	if (signal)
		return g_strdup_printf("SIG%s", signal);
	return name ? g_strdup_printf("-%s", name) : g_strdup_printf("%ld", rc);
}

char *gs_text_duration(guint64 ns)
{
	static const struct {
		guint64 ns;
		const char *unit;
	} units[] = { { 1000000000, "s" }, { 1000000, "ms" }, { 1000, "us" } };

	for (guint i = 0; i < G_N_ELEMENTS(units); i++)
		if (ns && ns % units[i].ns == 0)
			return g_strdup_printf("%" G_GUINT64_FORMAT "%s", ns / units[i].ns,
					       units[i].unit);
	return g_strdup_printf("%" G_GUINT64_FORMAT "ns", ns);
}

char *gs_text_value(GsValue value)
{
	g_autofree char *duration = NULL;

	switch (value.type) {
	case GS_VALUE_STATUS:
		return gs_text_status((gint)value.value);
	case GS_VALUE_ERRNO:
		return g_strdup(!value.value ? "no error"
					      : strerrorname_np((int)value.value) ?: "?");
	case GS_VALUE_DURATION:
		duration = gs_text_duration((guint64)ABS(value.value));
		return g_strconcat(value.value < 0 ? "-" : "", duration, NULL);
	default:
		return g_strdup_printf("%" G_GINT64_FORMAT, value.value);
	}
}

char *gs_text_outcome(const GsOutcome *outcome)
{
	switch (outcome->kind) {
	case GS_OUTCOME_STATUS:
		return gs_text_status((gint)outcome->value);
	case GS_OUTCOME_ERRNO:
		return gs_text_rc((long)outcome->value);
	case GS_OUTCOME_NUMBER:
		return g_strdup_printf("%" G_GINT64_FORMAT, outcome->value);
	case GS_OUTCOME_CRASH:
		return g_strdup("a crash");
	case GS_OUTCOME_FAIL:
		return g_strdup("an error");
	case GS_OUTCOME_ANY:
	default:
		return g_strdup("anything");
	}
}

const char *gs_text_compare(GsCompare compare)
{
	static const char *const names[] = { "==", "!=", "<", "<=", ">", ">=" };

	return names[compare];
}

gboolean gs_compare(guint64 found, GsCompare compare, guint64 wanted)
{
	switch (compare) {
	case GS_EQ:
		return found == wanted;
	case GS_NE:
		return found != wanted;
	case GS_LT:
		return found < wanted;
	case GS_LE:
		return found <= wanted;
	case GS_GT:
		return found > wanted;
	case GS_GE:
		return found >= wanted;
	}
	return FALSE;
}
