/* SPDX-License-Identifier: GPL-2.0-or-later */
/* RFC 8259, section 7: what must be escaped in a string. */
#include "trace/json.h"

static void append_quoted(GString *json, const char *text)
{
	for (const char *c = text; *c; c++) {
		if (*c == '"' || *c == '\\')
			g_string_append_printf(json, "\\%c", *c);
		else if (*c == '\n')
			g_string_append(json, "\\n");
		else if ((guchar)*c < 0x20 || *c == 0x7f)
			g_string_append_printf(json, "\\u%04x", (guchar)*c);
		else
			g_string_append_c(json, *c);
	}
}

void gs_json_text(GString *json, const char *text)
{
	g_autofree char *valid = NULL;

	if (!text) {
		g_string_append(json, "null");
		return;
	}
	if (!g_utf8_validate(text, -1, NULL))
		text = valid = g_utf8_make_valid(text, -1);
	g_string_append_c(json, '"');
	append_quoted(json, text);
	g_string_append_c(json, '"');
}

void gs_json_next(GString *json)
{
	char last = json->len ? json->str[json->len - 1] : '[';

	if (last != '[' && last != '{')
		g_string_append_c(json, ',');
}

void gs_json_name(GString *json, const char *name)
{
	gs_json_next(json);
	gs_json_text(json, name);
	g_string_append_c(json, ':');
}

void gs_json_member_text(GString *json, const char *name, const char *text)
{
	gs_json_name(json, name);
	gs_json_text(json, text);
}

void gs_json_member_number(GString *json, const char *name, guint64 number)
{
	gs_json_name(json, name);
	g_string_append_printf(json, "%" G_GUINT64_FORMAT, number);
}
