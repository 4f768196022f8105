/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From a text to nodes or tokens. */
#include "script/read.h"

#include <string.h>

#include "script/token.h"

static const char byte_order_mark[] = "\xef\xbb\xbf";

static GsReader reader_at_start(const char *text, gsize len, guint line,
				GsDiagnostics *diags)
{
	GsReader reader = { .diags = diags, .text = text, .line = line, .column = 1 };

	if (len >= 3 && memcmp(text, byte_order_mark, 3) == 0)
		reader.offset = 3;
	return reader;
}

GPtrArray *gs_read_nodes(const char *text, gsize len, guint line, GsDiagnostics *diags)
{
	GsReader reader = reader_at_start(text, len, line, diags);

	gs_reader_parse(&reader, len);
	if (reader.nodes && !reader.too_deep)
		return reader.nodes;
	if (reader.nodes)
		g_ptr_array_unref(reader.nodes); /* the half of it would only seem wrong */
	return gs_node_list_new();
}

GArray *gs_read_tokens(const char *text, gsize len)
{
	g_autoptr(GsDiagnostics) none = gs_diagnostics_new();
	GsReader reader = reader_at_start(text, len, 1, none);
	void *scanner = gs_reader_scan_begin(&reader, len);
	GArray *tokens = g_array_new(FALSE, FALSE, sizeof(GsToken));
	gboolean more;

	do {
		GsToken token;

		more = gs_reader_next(scanner);
		token = (GsToken){ reader.token, reader.start, reader.bytes };
		g_array_append_val(tokens, token);
	} while (more);
	gs_reader_scan_end(scanner);
	return tokens;
}
