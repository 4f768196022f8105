/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Diagnostics as they are printed, and files that are no script. */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

static char *printed(const char *text, gsize len)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GsScript) script = gs_script_parse("a.gnt", text, len, &sc_names, diags);

	ck_assert_ptr_null(script);
	return gs_diagnostics_format(diags);
}

static const struct {
	const char *text;
	gsize len; /* 0: up to the NUL */
	const char *printed;
} rows[] = {
	{ "domain 7 bare hvm\n7: page-oot A # x\n", 0,
	  "a.gnt:2:4: error: unknown verb `page-oot'; did you mean `page-out'?\n"
	  "  7: page-oot A # x\n"
	  "     ^~~~~~~~\n" },
	{ "\twait\t5 6", 0,
	  "a.gnt:1:7: error: expected a duration (as 40ms), found `5'\n"
	  "  \twait\t5 6\n"
	  "  \t    \t^\n" },
	{ "wait", 0,
	  "a.gnt:1:5: error: expected a duration (as 40ms) here\n"
	  "  wait\n"
	  "      ^\n" },
	{ "wait\r\n", 0,
	  "a.gnt:1:5: error: expected a duration (as 40ms) here\n"
	  "  wait\n"
	  "      ^\n" },
	/* A wide character is two columns of a terminal, a combining one none. */
	{ "\344\270\226\344\270\226", 0,
	  "a.gnt:1:1: error: `\344\270\226' has no meaning here\n"
	  "  \344\270\226\344\270\226\n"
	  "  ^~~~\n" },
	{ "wait e\314\201", 0,
	  "a.gnt:1:7: error: `\314\201' has no meaning here\n"
	  "  wait e\314\201\n"
	  "        ^\n" },
	{ "wait 1ms \033[1m", 0,
	  "a.gnt:1:10: error: the character U+001B has no meaning here\n"
	  "  wait 1ms \357\277\275[1m\n"
	  "           ^\n" },
	{ "", 0, "a.gnt: error: there is no statement in it\n" },
	{ "# nothing\n\n;\n", 0, "a.gnt: error: there is no statement in it\n" },
	{ "wait 1ms\nwa\0it", 14,
	  "a.gnt:2:3: error: byte 0x00 (NUL) at offset 11: a script is a text file\n"
	  "  wa\357\277\275it\n"
	  "    ^\n" },
	{ "\303\244\xff", 0,
	  "a.gnt:1:2: error: byte 0xff at offset 2 is no UTF-8: a script is a text file\n"
	  "  \303\244\357\277\275\n"
	  "   ^\n" },
	{ "wait \303", 0,
	  "a.gnt:1:6: error: byte 0xc3 at offset 5 is no UTF-8: a script is a text file\n"
	  "  wait \357\277\275\n"
	  "       ^\n" },
};

START_TEST(as_printed)
{
	gsize len = rows[_i].len ? rows[_i].len : strlen(rows[_i].text);
	g_autofree char *found = printed(rows[_i].text, len);

	ck_assert_str_eq(found, rows[_i].printed);
}
END_TEST

START_TEST(twenty_and_more)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *found = NULL;

	for (guint i = 0; i < 3000; i++)
		g_string_append(text, i % 2 ? "foo\n" : "wait\n");
	found = printed(text->str, text->len);
	ck_assert_ptr_nonnull(strstr(found, "a.gnt:20:1: error: unknown verb `foo'\n"));
	ck_assert_ptr_null(strstr(found, "a.gnt:21:"));
	ck_assert(g_str_has_suffix(found, "a.gnt: error: and 2980 more\n"));
}
END_TEST

START_TEST(long_lines_are_cut)
{
	g_autofree char *blanks = g_strnfill(5000, ' ');
	g_autofree char *text = g_strconcat(blanks, "foo", blanks, NULL);
	g_autofree char *found = printed(text, strlen(text));
	g_auto(GStrv) lines = g_strsplit(found, "\n", -1);

	ck_assert_str_eq(lines[0], "a.gnt:1:5001: error: unknown verb `foo'");
	ck_assert(g_str_has_prefix(lines[1], "  ... ") && g_str_has_suffix(lines[1], " ..."));
	ck_assert_uint_lt(strlen(lines[1]), 220);
	ck_assert_int_eq(strstr(lines[1], "foo") - lines[1], strchr(lines[2], '^') - lines[2]);
}
END_TEST

START_TEST(nested_too_deep)
{
	g_autoptr(GString) text = g_string_new("wait\n");
	g_autofree char *found = NULL;

	for (guint i = 0; i < 200; i++)
		g_string_append(text, "repeat 2 {\n");
	found = sc_diagnose(text->str);
	ck_assert_str_eq(found, "66:10+1 blocks can be nested 64 deep, not deeper\n");
}
END_TEST

START_TEST(deep_enough)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GsScript) script = NULL;

	for (guint i = 0; i < 64; i++)
		g_string_append(text, "repeat 2 {");
	for (guint i = 0; i < 64; i++)
		g_string_append(text, "}");
	script = sc_parse(text->str);
}
END_TEST

static char *load(const char *path)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GsScript) script = gs_script_load(path, &sc_names, diags);

	ck_assert_int_eq(script == NULL, gs_diagnostics_count(diags) > 0);
	return gs_diagnostics_format(diags);
}

START_TEST(files)
{
	char dir[] = "/tmp/gntsim-test-XXXXXX";
	g_autofree char *path = NULL, *none = NULL, *folder = NULL, *good = NULL, *endless = NULL;
	g_autofree char *none_says = NULL, *folder_says = NULL;

	ck_assert_ptr_nonnull(g_mkdtemp(dir));
	path = g_build_filename(dir, "a.gnt", NULL);
	none = load(path);
	none_says = g_strdup_printf("%s: error: cannot be read: No such file or directory\n", path);
	folder = load(dir);
	folder_says = g_strdup_printf("%s: error: cannot be read: Is a directory\n", dir);
	ck_assert(g_file_set_contents(path, "wait 1ms\n", -1, NULL));
	good = load(path);
	endless = load("/dev/zero");
	g_unlink(path);
	g_rmdir(dir);
	ck_assert_str_eq(none, none_says);
	ck_assert_str_eq(folder, folder_says);
	ck_assert_str_eq(good, "");
	ck_assert_str_eq(endless,
			 "/dev/zero: error: too big for a script: more than 1048576 bytes\n");
}
END_TEST

START_TEST(as_big_as_can_be)
{
	g_autofree char *text = g_strnfill(GS_SCRIPT_MAX + 1, ' ');
	g_autofree char *big = NULL;

	memcpy(text, "wait 1ms", 8);
	big = printed(text, GS_SCRIPT_MAX + 1);
	ck_assert_str_eq(big, "a.gnt: error: too big for a script: more than 1048576 bytes\n");
	text[GS_SCRIPT_MAX] = '\0';
	gs_script_free(sc_parse(text));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("diag");
	TCase *tc = tcase_create("diag");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, as_printed, 0, G_N_ELEMENTS(rows));
	tcase_add_test(tc, twenty_and_more);
	tcase_add_test(tc, long_lines_are_cut);
	tcase_add_test(tc, nested_too_deep);
	tcase_add_test(tc, deep_enough);
	tcase_add_test(tc, files);
	tcase_add_test(tc, as_big_as_can_be);
	return run_suite(suite);
}
