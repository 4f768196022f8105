/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Formatting: what it looks like, that it is stable, and that nothing changes its meaning. */
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "script/format.h"
#include "script/read.h"

static char *format(const char *text)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	char *formatted = gs_script_format("test", text, strlen(text), diags);

	ck_assert_msg(formatted != NULL, "%s", text);
	return formatted;
}

static const struct {
	const char *text, *formatted;
} cases[] = {
	{ "", "" },
	{ "\n\n\n", "" },
	{ "wait   1ms", "wait 1ms\n" },
	{ "\xef\xbb\xbfwait 1ms\r\n", "wait 1ms\n" },
	{ "7 :page  A  filled 0x5a->okay within  1ms",
	  "7: page A filled 0x5a -> okay within 1ms\n" },
	{ "0: map M 7 : 8 ,7:R->okay ,fail", "0: map M 7:8, 7:R -> okay, fail\n" },
	{ "0: touch M [ 1 ]", "0: touch M[1]\n" },
	{ "expect pins 7:8>=1", "expect pins 7:8 >= 1\n" },
	{ "  # first  \n\n\n\n# second\nwait 1ms   # third  \n\n",
	  "# first\n\n# second\nwait 1ms # third\n" },
	{ "wait 1ms;wait 2ms;", "wait 1ms; wait 2ms\n" },
	{ ";;wait 1ms;;wait 2ms;; # end", "wait 1ms; wait 2ms # end\n" },
	{ "repeat 2 {wait 1ms;wait 2ms;}", "repeat 2 { wait 1ms; wait 2ms }\n" },
	{ "repeat 2 { }", "repeat 2 { }\n" },
	{ "repeat 2 {\n}", "repeat 2 {\n}\n" },
	{ "repeat 2 {wait 1ms\nwait 2ms}", "repeat 2 {\n    wait 1ms\n    wait 2ms\n}\n" },
	{ "repeat 2 {# why\n7:page A\n\n\n# end\n}\n",
	  "repeat 2 { # why\n    7: page A\n\n    # end\n}\n" },
	{ "repeat 2 {repeat 3 {wait 1ms}\nrepeat 4 {\nwait 2ms}}",
	  "repeat 2 {\n    repeat 3 { wait 1ms }\n    repeat 4 {\n        wait 2ms\n    }\n}\n" },
	{ "7: task {page A\n}->fail", "7: task {\n    page A\n} -> fail\n" },
};

START_TEST(looks_so)
{
	g_autofree char *formatted = format(cases[_i].text);
	g_autofree char *again = format(formatted);

	ck_assert_str_eq(formatted, cases[_i].formatted);
	ck_assert_str_eq(again, formatted);
}
END_TEST

START_TEST(errors_are_told)
{
	static const char *const wrong[] = { "wait 1ms }", "repeat 2 {", "0: = 2", "\xff" };
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();

	ck_assert_ptr_null(gs_script_format("test", wrong[_i], strlen(wrong[_i]), diags));
	ck_assert_uint_eq(gs_diagnostics_count(diags), 1);
}
END_TEST

static void add_words(GString *out, const GPtrArray *words)
{
	for (guint i = 0; i < words->len; i++) {
		const GsWord *word = g_ptr_array_index(words, i);

		g_string_append_printf(out, "%s<%d %s %d %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT
				       ">", word->comma.line ? "," : "", word->kind,
				       word->text ? word->text : "", word->negative, word->number,
				       word->domid);
	}
}

/* All that a parse tree holds but places. */
static void add_nodes(GString *out, const GPtrArray *nodes)
{
	for (guint i = 0; i < nodes->len; i++) {
		const GsNode *node = g_ptr_array_index(nodes, i);

		if (node->domid)
			g_string_append_printf(out, "%" G_GUINT64_FORMAT ":", node->domid->number);
		add_words(out, node->words);
		if (node->arrow)
			g_string_append(out, "->");
		add_words(out, node->outcome);
		if (node->body) {
			g_string_append(out, "{\n");
			add_nodes(out, node->body);
			g_string_append(out, "}");
		}
		g_string_append(out, "\n");
	}
}

static char *tree_of(const char *text)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GPtrArray) nodes = gs_read_nodes(text, strlen(text), 1, diags);
	GString *out = g_string_new(NULL);

	ck_assert_uint_eq(gs_diagnostics_count(diags), 0);
	add_nodes(out, nodes);
	return g_string_free(out, FALSE);
}

/* The same without any blank that is not needed, and with many. */
static char *squeezed(const char *text)
{
	g_autoptr(GArray) tokens = gs_read_tokens(text, strlen(text));
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < tokens->len; i++) {
		const GsToken *token = &g_array_index(tokens, GsToken, i);

		g_string_append_len(out, token->start, token->bytes);
		g_string_append(out, i % 3 ? " " : "\t  ");
	}
	return g_string_free(out, FALSE);
}

static guint check_file(const char *path)
{
	g_autofree char *text = NULL, *formatted = NULL, *again = NULL, *odd = NULL;
	g_autofree char *odd_formatted = NULL, *before = NULL, *after = NULL, *odd_after = NULL;

	ck_assert(g_file_get_contents(path, &text, NULL, NULL));
	formatted = format(text);
	again = format(formatted);
	odd = squeezed(text);
	odd_formatted = format(odd);
	before = tree_of(text);
	after = tree_of(formatted);
	odd_after = tree_of(odd_formatted);
	ck_assert_msg(strcmp(before, after) == 0, "%s", path);
	ck_assert_msg(strcmp(before, odd_after) == 0, "%s", path);
	ck_assert_msg(strcmp(formatted, again) == 0, "%s", path);
	return 1;
}

static guint check_dir(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;
	guint n = 0;

	ck_assert_ptr_nonnull(dir);
	while ((name = g_dir_read_name(dir))) {
		g_autofree char *full = g_build_filename(path, name, NULL);

		if (g_file_test(full, G_FILE_TEST_IS_DIR))
			n += check_dir(full);
		else if (g_str_has_suffix(name, ".gnt"))
			n += check_file(full);
	}
	return n;
}

START_TEST(every_script_keeps_its_meaning)
{
	static const char *const dirs[] = { "scenarios", "tests/scripts", "tests/checkers",
					    "tests/instrumented" };
	const char *top = getenv("top_srcdir");
	g_autofree char *path = g_build_filename(top ? top : ".", dirs[_i], NULL);

	ck_assert_uint_gt(check_dir(path), 5);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("format");
	TCase *tc = tcase_create("format");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, looks_so, 0, G_N_ELEMENTS(cases));
	tcase_add_loop_test(tc, errors_are_told, 0, 4);
	tcase_add_loop_test(tc, every_script_keeps_its_meaning, 0, 4);
	return run_suite(suite);
}
