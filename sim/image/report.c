/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The one message about a kernel that does not compile. */
#include "image/report.h"

#define AT_MOST 5 /* a reader mends one and tries again */

static void print_trouble(GString *text, const GsTrouble *trouble)
{
	g_string_append_printf(text, "\n  %s:%u: ", trouble->file, trouble->line);
	if (!trouble->missing)
		g_string_append(text, trouble->text);
	else
		g_string_append_printf(text, "needs %s, which %s", trouble->missing,
				       trouble->linked ? "nothing defines"
				       : trouble->own  ? "this kernel does not have"
						       : "gntsim does not know");
	if (trouble->hint)
		g_string_append_printf(text, " (%s)", trouble->hint);
	if (trouble->code && *trouble->code)
		g_string_append_printf(text, "\n      %s", trouble->code);
}

/* Where the kernel tree itself has a header, from its top; NULL: it has not. */
static char *in_tree(const char *tree, const char *header)
{
	static const char *const roots[] = {
		"include", "include/uapi", "arch/x86/include", "arch/x86/include/uapi",
	};

	for (guint i = 0; tree && i < G_N_ELEMENTS(roots); i++) {
		g_autofree char *full = g_build_filename(tree, roots[i], header, NULL);

		if (g_file_test(full, G_FILE_TEST_EXISTS))
			return g_build_filename(roots[i], header, NULL);
	}
	return NULL;
}

static void print_header_hint(GString *text, const GsTrouble *trouble, const char *kernel_src,
			      const char *tree)
{
	g_autofree char *there = in_tree(tree, trouble->header);

	g_string_append_printf(text, "\n  to add it: write %s/include/%s", kernel_src, trouble->header);
	if (there)
		g_string_append_printf(text, ", or name %s in %s/linux-files.list if it can be "
				       "taken as it is", there, kernel_src);
}

/* What to do about what is missing. */
static void print_hints(GString *text, const GPtrArray *troubles, const GsTroublePaths *paths,
			const GsReportAbout *about)
{
	gboolean declared = FALSE, defined = FALSE, own = FALSE;

	for (guint i = 0; i < troubles->len && i < AT_MOST; i++) {
		const GsTrouble *trouble = g_ptr_array_index(troubles, i);

		if (trouble->own)
			own = TRUE;
		else if (trouble->header)
			print_header_hint(text, trouble, paths->kernel_src, about->tree);
		else if (trouble->missing && trouble->linked)
			defined = TRUE;
		else if (trouble->missing)
			declared = TRUE;
	}
	if (declared)
		g_string_append_printf(text, "\n  to add it: declare it in %s/include/",
				       paths->kernel_src);
	if (defined)
		g_string_append_printf(text, "\n  to add it: define it in %s/runtime/",
				       paths->kernel_src);
	if (own)
		g_string_append_printf(text, "\n  gntsim's own files are in %s: they do not fit "
				       "this kernel", paths->kernel_src);
}

char *gs_report(const char *log, const GsTroublePaths *paths, const GsReportAbout *about)
{
	g_autoptr(GPtrArray) troubles = gs_diagnose(log, paths);
	g_autofree char *any = troubles->len ? NULL : gs_diagnose_any(log);
	GString *text = g_string_new(NULL);

	g_string_append_printf(text, "%s does not compile:", about->label);
	for (guint i = 0; i < troubles->len && i < AT_MOST; i++)
		print_trouble(text, g_ptr_array_index(troubles, i));
	if (troubles->len > AT_MOST)
		g_string_append_printf(text, "\n  and %u more", troubles->len - AT_MOST);
	if (any)
		g_string_append_printf(text, "\n  %s", any);
	print_hints(text, troubles, paths, about);
	g_string_append_printf(text, "\n  all that the compiler said: %s", about->log_path);
	return g_string_free(text, FALSE);
}
