/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values as text: "8", "0x2", "page1.3+0x63", "slot4", "made17". */
#include "op.h"

#include <string.h>

static const char *const tag_names[DF_TAGS] = {
	[DF_PAGE] = "page", [DF_MFN] = "mfn", [DF_TABLE] = "table", [DF_SLOT] = "slot",
	[DF_PTEOF] = "pte", [DF_MADE] = "made",
};

static gboolean has_domain(DfTag tag)
{
	return tag == DF_PAGE || tag == DF_MFN || tag == DF_TABLE;
}

static gboolean as_hex(DfType type, guint64 v)
{
	return v > 99999 || (type >= DF_T_GTF && type <= DF_T_BITS) || type == DF_T_PTE;
}

void df_value_to_text(GString *text, DfType type, guint64 v)
{
	DfTag tag = df_tag(v);

	if (tag == DF_PLAIN) {
		g_string_append_printf(text, as_hex(type, v) ? "0x%" G_GINT64_MODIFIER "x" :
				       "%" G_GUINT64_FORMAT, v);
		return;
	}
	g_string_append(text, tag_names[tag]);
	if (has_domain(tag))
		g_string_append_printf(text, "%u.", df_x(v));
	g_string_append_printf(text, "%u", df_y(v));
	if (df_z(v))
		g_string_append_printf(text, "+0x%x", df_z(v));
}

gboolean df_value_from_text(const char *text, guint64 *v)
{
	char *end;

	*v = g_ascii_strtoull(text, &end, 0);
	if (end != text)
		return !*end;
	for (guint tag = DF_PAGE; tag < DF_TAGS; tag++) {
		gsize len = strlen(tag_names[tag]);
		guint64 x = 0, y, z = 0;

		if (strncmp(text, tag_names[tag], len) != 0)
			continue;
		y = g_ascii_strtoull(text + len, &end, 10);
		if (*end == '.' && has_domain(tag)) {
			x = y;
			y = g_ascii_strtoull(end + 1, &end, 10);
		}
		if (*end == '+')
			z = g_ascii_strtoull(end + 1, &end, 0);
		*v = DF_SYMBOL(tag, x & 0xffff, y & 0xffffff, z & 0xffff);
		return !*end;
	}
	return FALSE;
}
