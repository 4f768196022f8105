/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Function, file and line of an address in a kernel image. */
#include "check/symbols.h"

#include <dwarf.h>
#include <elfutils/libdwfl.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

typedef struct {
	Dwfl *dwfl;
	Dwfl_Module *module;
	GArray *functions, *variables; /* Symbol, by address */
	GHashTable *places; /* offset -> GPtrArray *, what has been asked for */
} Image;

typedef struct {
	gulong start, end;
	const char *name; /* in dwfl's memory */
} Symbol;

struct GsSymbols {
	GHashTable *images; /* path -> Image * */
};

static const Dwfl_Callbacks callbacks = {
	.find_elf = dwfl_build_id_find_elf,
	.find_debuginfo = dwfl_standard_find_debuginfo,
	.section_address = dwfl_offline_section_address,
};

static gint compare_symbols(gconstpointer a, gconstpointer b)
{
	const Symbol *x = a, *y = b;

	return x->start < y->start ? -1 : x->start > y->start;
}

static void read_symbol_table(Image *image)
{
	int n = dwfl_module_getsymtab(image->module);

	for (int i = 1; i < n; i++) {
		GElf_Sym sym;
		GElf_Addr addr;
		const char *name = dwfl_module_getsym_info(image->module, i, &sym, &addr, NULL,
							   NULL, NULL);
		Symbol symbol = { addr, addr + sym.st_size, name };

		if (!name || !sym.st_size)
			continue;
		if (GELF_ST_TYPE(sym.st_info) == STT_FUNC)
			g_array_append_val(image->functions, symbol);
		else if (GELF_ST_TYPE(sym.st_info) == STT_OBJECT)
			g_array_append_val(image->variables, symbol);
	}
	g_array_sort(image->functions, compare_symbols);
	g_array_sort(image->variables, compare_symbols);
}

static void image_free(gpointer data)
{
	Image *image = data;

	if (image->dwfl)
		dwfl_end(image->dwfl);
	g_array_unref(image->functions);
	g_array_unref(image->variables);
	g_hash_table_unref(image->places);
	g_free(image);
}

/* Always answers; an unreadable file gives an image without symbols. */
static Image *image_for(GsSymbols *symbols, const char *path)
{
	Image *image = g_hash_table_lookup(symbols->images, path);

	if (image)
		return image;
	image = g_new0(Image, 1);
	image->functions = g_array_new(FALSE, FALSE, sizeof(Symbol));
	image->variables = g_array_new(FALSE, FALSE, sizeof(Symbol));
	image->places = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
	image->dwfl = dwfl_begin(&callbacks);
	if (image->dwfl) {
		dwfl_report_begin(image->dwfl);
		image->module = dwfl_report_elf(image->dwfl, "image", path, -1, 0, FALSE);
		dwfl_report_end(image->dwfl, NULL, NULL);
	}
	if (image->module)
		read_symbol_table(image);
	g_hash_table_insert(symbols->images, g_strdup(path), image);
	return image;
}

GsSymbols *gs_symbols_new(void)
{
	GsSymbols *symbols = g_new0(GsSymbols, 1);

	symbols->images = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, image_free);
	return symbols;
}

void gs_symbols_free(GsSymbols *symbols)
{
	g_hash_table_unref(symbols->images);
	g_free(symbols);
}

static gint symbol_covers(gconstpointer a, gconstpointer b)
{
	const Symbol *symbol = a, *wanted = b;

	if (wanted->start < symbol->start)
		return 1;
	return wanted->start >= symbol->end ? -1 : 0;
}

static const char *name_at(GArray *table, gulong offset)
{
	Symbol wanted = { offset, 0, NULL };
	guint at;

	if (!g_array_binary_search(table, &wanted, symbol_covers, &at))
		return NULL;
	return g_array_index(table, Symbol, at).name;
}

static const char *function_at(const Image *image, gulong offset)
{
	return name_at(image->functions, offset);
}

const char *gs_symbols_variable(GsSymbols *symbols, const char *image_path, gulong offset)
{
	return name_at(image_for(symbols, image_path)->variables, offset);
}

const char *gs_symbols_function(GsSymbols *symbols, const char *image_path, gulong offset)
{
	return function_at(image_for(symbols, image_path), offset);
}

static void place_free(gpointer data)
{
	GsPlace *place = data;

	g_free(place->function);
	g_free(place->file);
	g_free(place);
}

/* The part of a path that means something to the reader: below the imported tree, or ours. */
static char *short_path(const char *path)
{
	static const char *const roots[] = { "/src/", "/kernel-src/" };

	for (guint i = 0; path && i < G_N_ELEMENTS(roots); i++) {
		const char *found = g_strrstr(path, roots[i]);

		if (found)
			return g_strdup(found + (i == 0 ? strlen(roots[i]) : 1));
	}
	return g_strdup(path);
}

static void add_place(GPtrArray *places, const char *function, const char *file, int line)
{
	GsPlace *place = g_new0(GsPlace, 1);

	place->function = g_strdup(function);
	place->file = short_path(file);
	place->line = (guint)MAX(line, 0);
	g_ptr_array_add(places, place);
}

static int attribute_number(Dwarf_Die *die, unsigned int name)
{
	Dwarf_Attribute attribute;
	Dwarf_Word value;

	if (!dwarf_attr_integrate(die, name, &attribute) || dwarf_formudata(&attribute, &value))
		return 0;
	return (int)value;
}

static const char *call_file(Dwarf_Die *cu, Dwarf_Die *die)
{
	Dwarf_Files *files;
	size_t n;

	if (dwarf_getsrcfiles(cu, &files, &n) != 0)
		return NULL;
	return dwarf_filesrc(files, (size_t)attribute_number(die, DW_AT_call_file), NULL, NULL);
}

/*
 * The innermost scope's enclosing DIEs, not the scopes of the address: those lead
 * from an inlined function to its definition, not to its caller.
 */
static int enclosing_dies(Dwarf_Die *cu, gulong address, Dwarf_Die **dies)
{
	Dwarf_Die *scopes = NULL;
	int n = dwarf_getscopes(cu, address, &scopes);

	if (n > 0)
		n = dwarf_getscopes_die(&scopes[0], dies);
	free(scopes);
	return n;
}

/* Each inlined function is called from the place its call_file and call_line name. */
static void add_inlined(GPtrArray *places, Dwarf_Die *cu, gulong address, const char *file, int line)
{
	Dwarf_Die *dies = NULL;
	int n = enclosing_dies(cu, address, &dies);

	for (int i = 0; i < n; i++) {
		int tag = dwarf_tag(&dies[i]);

		if (tag != DW_TAG_inlined_subroutine && tag != DW_TAG_subprogram)
			continue;
		add_place(places, dwarf_diename(&dies[i]) ?: "?", file, line);
		if (tag == DW_TAG_subprogram)
			break;
		file = call_file(cu, &dies[i]);
		line = attribute_number(&dies[i], DW_AT_call_line);
	}
	free(dies);
}

/* By the index of addresses, if the compiler made one: gcc does, clang does not. */
static Dwarf_Die *unit_at(const Image *image, gulong offset, Dwarf_Addr *bias)
{
	Dwarf_Die *cu = dwfl_module_addrdie(image->module, offset, bias);

	if (cu)
		return cu;
	while ((cu = dwfl_module_nextcu(image->module, cu, bias)))
		if (dwarf_haspc(cu, offset - *bias) > 0)
			return cu;
	return NULL;
}

static GPtrArray *find_places(Image *image, gulong offset)
{
	GPtrArray *places = g_ptr_array_new_with_free_func(place_free);
	const char *file = NULL;
	int line = 0;
	Dwarf_Addr bias = 0;
	Dwarf_Die *cu = image->module ? unit_at(image, offset, &bias) : NULL;
	Dwarf_Line *source = cu ? dwarf_getsrc_die(cu, offset - bias) : NULL;

	if (source) {
		file = dwarf_linesrc(source, NULL, NULL);
		dwarf_lineno(source, &line);
	}
	if (cu)
		add_inlined(places, cu, offset - bias, file, line);
	if (places->len == 0)
		add_place(places, function_at(image, offset) ?: "?", file, line);
	return places;
}

const GPtrArray *gs_symbols_places(GsSymbols *symbols, const char *image_path, gulong offset)
{
	Image *image = image_for(symbols, image_path);
	GPtrArray *places = g_hash_table_lookup(image->places, (gpointer)offset);

	if (!places) {
		places = find_places(image, offset);
		g_hash_table_insert(image->places, (gpointer)offset, places);
	}
	return places;
}

gboolean gs_symbols_is_plumbing(const char *function)
{
	return g_str_has_prefix(function, "ks_") || g_str_has_prefix(function, "__tsan_");
}
