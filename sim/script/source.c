/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads a script's text and refuses what is no text. */
#include "script/source.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "script/parse.h"

static gboolean too_big(gsize len, GsDiagnostics *diags)
{
	if (len > GS_SCRIPT_MAX)
		gs_diagnostics_add(diags, GS_WHOLE_FILE, "too big for a script: more than %u bytes",
				   GS_SCRIPT_MAX);
	return len > GS_SCRIPT_MAX;
}

/* Not g_file_get_contents: a path may be a pipe, or /dev/zero, which never ends. */
gboolean gs_source_read(const char *path, char **text, gsize *len, GsDiagnostics *diags)
{
	FILE *file = g_fopen(path, "rb");
	int error = file ? 0 : errno;

	*len = 0;
	if (file) {
		*text = g_malloc(GS_SCRIPT_MAX + 1);
		*len = fread(*text, 1, GS_SCRIPT_MAX + 1, file);
		error = ferror(file) ? errno : 0;
		fclose(file);
	}
	if (error)
		gs_diagnostics_add(diags, GS_WHOLE_FILE, "cannot be read: %s", g_strerror(error));
	return !error && !too_big(*len, diags);
}

static GsPos place_of(const char *text, gsize offset)
{
	GsPos pos = { 1, 1, 1 };

	for (gsize i = 0; i < offset; i++) {
		if (text[i] == '\n') {
			pos.line++;
			pos.column = 1;
		} else if ((text[i] & 0xc0) != 0x80) {
			pos.column++;
		}
	}
	return pos;
}

gboolean gs_source_check(const char *text, gsize len, GsDiagnostics *diags)
{
	const char *bad;

	if (too_big(len, diags))
		return FALSE;
	if (g_utf8_validate_len(text, len, &bad))
		return TRUE;
	gs_diagnostics_add(diags, place_of(text, bad - text),
			   *bad ? "byte 0x%02x at offset %" G_GSIZE_FORMAT " is no UTF-8: "
				  "a script is a text file"
				: "byte 0x%02x (NUL) at offset %" G_GSIZE_FORMAT
				  ": a script is a text file",
			   (guint8)*bad, (gsize)(bad - text));
	return FALSE;
}
