/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From an address in a kernel image to function, file and line, by elfutils.
 * The symbol table is read at the first question about an image; debug
 * information (50 ms) only when a file and line are asked for.
 */
#ifndef GS_SYMBOLS_H
#define GS_SYMBOLS_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct GsSymbols GsSymbols;

typedef struct {
	char *function;
	char *file; /* as in the kernel's tree, "drivers/xen/grant-table.c"; NULL: not known */
	guint line;
} GsPlace;

GsSymbols *gs_symbols_new(void);
void gs_symbols_free(GsSymbols *symbols);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GsSymbols, gs_symbols_free)

/* The function of the symbol table that contains the offset, or NULL. */
const char *gs_symbols_function(GsSymbols *symbols, const char *image_path, gulong offset);

/* The variable of the symbol table that contains the offset, or NULL. */
const char *gs_symbols_variable(GsSymbols *symbols, const char *image_path, gulong offset);

/* Of our runtime's own plumbing, and the hooks of instrumentation: of no interest on a stack. */
gboolean gs_symbols_is_plumbing(const char *function);

/*
 * GsPlace *: the function at the offset and those it is inlined into, innermost
 * first.  Belongs to symbols, which remembers it: the same question comes often.
 */
const GPtrArray *gs_symbols_places(GsSymbols *symbols, const char *image_path, gulong offset);

G_END_DECLS

#endif
