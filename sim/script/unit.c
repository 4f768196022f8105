/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of units. */
#include "script/unit.h"

#include <errno.h>
#include <string.h>

static const struct {
	const char *name;
	guint64 ns;
} units[] = {
	{ "ns", 1 },
	{ "us", 1000 },
	{ "ms", 1000000 },
	{ "s", 1000000000 },
};

guint64 gs_unit_ns(const char *text, gsize bytes)
{
	for (guint i = 0; i < G_N_ELEMENTS(units); i++)
		if (strlen(units[i].name) == bytes && strncmp(units[i].name, text, bytes) == 0)
			return units[i].ns;
	return 0;
}

gboolean gs_duration_parse(const char *text, guint64 *ns)
{
	char *end;
	guint64 number, unit;

	errno = 0;
	number = g_ascii_strtoull(text, &end, 10);
	unit = gs_unit_ns(end, strlen(end));
	if (!g_ascii_isdigit(*text) || errno || !unit || number > G_MAXINT64 / unit)
		return FALSE;
	*ns = number * unit;
	return TRUE;
}
