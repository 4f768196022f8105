/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stacks within a kernel image. */
#include "check/frames.h"

#include "check/symbols.h"
#include "world/domain.h"

GArray *gs_frames_new(const GsDomain *domain, const GsBacktrace *backtrace)
{
	GArray *frames = g_array_new(FALSE, FALSE, sizeof(gulong));

	for (guint i = 0; backtrace && domain->image && i < backtrace->n; i++) {
		/* A return address belongs to the instruction before it. */
		gulong ip = backtrace->ip[i] - (i > 0 || !backtrace->at_fault);
		gulong offset = ip - gs_image_base(domain->image);

		if (gs_image_contains(domain->image, ip))
			g_array_append_val(frames, offset);
	}
	return frames;
}

static gboolean inlined_at(gulong offset, const char *image_path, const char *function,
			   GsSymbols *symbols)
{
	const GPtrArray *places = gs_symbols_places(symbols, image_path, offset);

	for (guint i = 0; i < places->len; i++)
		if (g_strcmp0(((GsPlace *)g_ptr_array_index(places, i))->function, function) == 0)
			return TRUE;
	return FALSE;
}

gboolean gs_frames_have(const GArray *frames, const char *image_path, const char *function,
			GsSymbols *symbols)
{
	/* The symbol table is quick; debug information, for inlined functions, is not. */
	for (guint i = 0; i < frames->len; i++)
		if (g_strcmp0(gs_symbols_function(symbols, image_path,
						  g_array_index(frames, gulong, i)),
			      function) == 0)
			return TRUE;
	for (guint i = 0; i < frames->len; i++)
		if (inlined_at(g_array_index(frames, gulong, i), image_path, function, symbols))
			return TRUE;
	return FALSE;
}

void gs_frames_append(GString *text, const GArray *frames, const char *image_path,
		      GsSymbols *symbols)
{
	guint number = 0;

	for (guint i = 0; i < frames->len; i++) {
		const GPtrArray *places = gs_symbols_places(symbols, image_path,
							    g_array_index(frames, gulong, i));

		for (guint k = 0; k < places->len; k++) {
			const GsPlace *place = g_ptr_array_index(places, k);

			if (gs_symbols_is_plumbing(place->function))
				continue;
			g_string_append_printf(text, "    #%u %s", number++, place->function);
			if (place->file)
				g_string_append_printf(text, " at %s:%u", place->file, place->line);
			g_string_append_c(text, '\n');
		}
	}
}
