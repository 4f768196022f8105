/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What compilers and linkers print is understood. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "image/diagnose.h"
#include "image/report.h"
#include "../../lib/run-suite.h"

#define SRC "/c/images/ab/mine/src/"

static const GsTroublePaths paths = { "/c/images/ab", "/g/kernel-src" };

/* "FILE:LINE MISSING" of each, or "FILE:LINE = TEXT | CODE", in brackets. */
static char *shown(const char *log)
{
	g_autoptr(GPtrArray) troubles = gs_diagnose(log, &paths);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < troubles->len; i++) {
		const GsTrouble *t = g_ptr_array_index(troubles, i);

		g_string_append_printf(text, "[%s:%u ", t->file, t->line);
		if (t->missing)
			g_string_append_printf(text, "%s%s%s%s%s]", t->missing, t->hint ? " " : "",
					       t->hint ? t->hint : "", t->linked ? " linked" : "",
					       t->own ? " own" : "");
		else
			g_string_append_printf(text, "= %s | %s]", t->text, t->code ? t->code : "");
	}
	return g_string_free(text, FALSE);
}

static void check(const char *log, const char *wanted)
{
	g_autofree char *got = shown(log);

	ck_assert_str_eq(got, wanted);
}

/* One message about line 7 of drivers/a.c means that this is missing. */
static void means(const char *message, const char *missing)
{
	g_autofree char *log = g_strdup_printf(SRC "drivers/a.c:7:3: %s\n", message);
	g_autofree char *wanted = g_strdup_printf("[drivers/a.c:7 %s]", missing);

	check(log, wanted);
}

START_TEST(gcc_says_what_is_missing)
{
	means("fatal error: linux/x.h: No such file or directory", "the header <linux/x.h>");
	means("error: implicit declaration of function 'f'; did you mean 'g'? "
	      "[-Werror=implicit-function-declaration]", "the function 'f' did you mean 'g'?");
	means("error: 'K' undeclared (first use in this function)", "'K'");
	means("error: 'K' undeclared here (not in a function); did you mean 'L'?",
	      "'K' did you mean 'L'?");
	means("error: unknown type name 'foo_t'", "the type 'foo_t'");
	means("error: 'struct page' has no member named 'm'", "a member 'm' in 'struct page'");
	means("error: invalid use of undefined type 'struct foo'", "the members of 'struct foo'");
	means("error: invalid application of 'sizeof' to incomplete type 'struct foo'",
	      "the members of 'struct foo'");
	means("error: expected '=', ',', ';', 'asm' or '__attribute__' before '__held'", "'__held'");
}
END_TEST

START_TEST(clang_says_what_is_missing)
{
	means("fatal error: 'linux/x.h' file not found", "the header <linux/x.h>");
	means("error: implicit declaration of function 'f' is invalid in C99 "
	      "[-Werror,-Wimplicit-function-declaration]", "the function 'f'");
	means("error: call to undeclared function 'f'; ISO C99 and later do not support implicit "
	      "function declarations [-Wimplicit-function-declaration]", "the function 'f'");
	means("error: use of undeclared identifier 'K'; did you mean 'L'?", "'K' did you mean 'L'?");
	means("error: no member named 'm' in 'struct page'", "a member 'm' in 'struct page'");
	means("error: field designator 'm' does not refer to any field in type 'struct ops'",
	      "a member 'm' in 'struct ops'");
	means("error: incomplete definition of type 'struct foo'", "the members of 'struct foo'");
	means("error: variable has incomplete type 'struct foo'", "the members of 'struct foo'");
}
END_TEST

START_TEST(linkers_say_what_is_missing)
{
	check("/usr/bin/ld: a.o: in function `g':\n" SRC "drivers/a.c:3: undefined reference to `f'\n"
	      "/usr/bin/ld: " SRC "drivers/a.c:4: undefined reference to `v'\n"
	      "/usr/bin/ld: " SRC "drivers/a.c:9: undefined reference to `f'\n",
	      "[drivers/a.c:3 the function or variable 'f' linked]"
	      "[drivers/a.c:4 the function or variable 'v' linked]");
	check(SRC "drivers/a.c:3: error: undefined reference to 'f'\n", /* gold */
	      "[drivers/a.c:3 the function or variable 'f' linked]");
	check("ld.lld: error: undefined symbol: f\n>>> referenced by a.c:3 (" SRC "drivers/a.c:3)\n"
	      ">>>               a.o:(g)\n",
	      "[drivers/a.c:3 the function or variable 'f' linked]");
}
END_TEST

START_TEST(one_for_each_missing_thing)
{
	check(SRC "b.c:9:1: error: unknown type name 'x'\n" SRC "a.c:2:1: error: unknown type name 'x'\n"
	      SRC "c.c:3:1: error: unknown type name 'x'\n" SRC "a.c:3:1: error: 'y' undeclared\n",
	      "[a.c:2 the type 'x'][a.c:3 'y']");
}
END_TEST

START_TEST(the_rest_of_a_broken_file_says_nothing)
{
	check(SRC "a.c:2:9: error: expected ';' before 'if' [-Wx]\n    2 |     return 5\n"
	      SRC "a.c:3:1: error: 'y' undeclared\n" SRC "b.c:1:1: error: 'z' undeclared\n",
	      "[a.c:2 = expected ';' before 'if' | return 5][b.c:1 'z']");
	check(SRC "a.c:2:9: error: expected ';'\n        return 5\n", "[a.c:2 = expected ';' | return 5]");
	check(SRC "a.c:2:9: error: 'y' undeclared\n" SRC "a.c:3:9: error: expected ';'\n",
	      "[a.c:2 'y']");
}
END_TEST

START_TEST(ours_only_if_there_is_no_other)
{
	check("/g/kernel-src/runtime/r.c:4:1: error: 'y' undeclared\n",
	      "[kernel-src/runtime/r.c:4 'y' own]");
	check("/g/kernel-src/runtime/r.c:4:1: error: 'y' undeclared\n"
	      SRC "a.c:2:1: error: unknown type name 'x'\n", "[a.c:2 the type 'x']");
}
END_TEST

START_TEST(warnings_and_notes_are_no_trouble)
{
	check(SRC "a.c:2:1: warning: 'y' undeclared\n" SRC "a.c:2:1: note: declared here\n"
	      "make: *** [x:1: y] Error 1\n", "");
}
END_TEST

START_TEST(other_errors_are_found)
{
	g_autofree char *cc = gs_diagnose_any("cc1: error: bad value\nmake: *** [x] Error 1\n");
	g_autofree char *make = gs_diagnose_any("make: *** No rule to make target 'x'.\n");

	ck_assert_str_eq(cc, "error: bad value");
	ck_assert_str_eq(make, "*** No rule to make target 'x'.");
	ck_assert_ptr_null(gs_diagnose_any("all is well\n"));
}
END_TEST

START_TEST(a_report_is_short)
{
	const GsReportAbout about = { "Linux 6.1 in /t", NULL, "/c/log" };
	GString *log = g_string_new(NULL);
	g_autofree char *report = NULL;

	for (int i = 1; i <= 200; i++)
		g_string_append_printf(log, SRC "a.c:%d:1: error: 'k%d' undeclared\n", i, i);
	report = gs_report(log->str, &paths, &about);
	g_string_free(log, TRUE);
	ck_assert_str_eq(report,
			 "Linux 6.1 in /t does not compile:\n"
			 "  a.c:1: needs 'k1', which gntsim does not know\n"
			 "  a.c:2: needs 'k2', which gntsim does not know\n"
			 "  a.c:3: needs 'k3', which gntsim does not know\n"
			 "  a.c:4: needs 'k4', which gntsim does not know\n"
			 "  a.c:5: needs 'k5', which gntsim does not know\n"
			 "  and 195 more\n"
			 "  to add it: declare it in /g/kernel-src/include/\n"
			 "  all that the compiler said: /c/log");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("diagnose");
	TCase *tcase = tcase_create("all");

	tcase_add_test(tcase, gcc_says_what_is_missing);
	tcase_add_test(tcase, clang_says_what_is_missing);
	tcase_add_test(tcase, linkers_say_what_is_missing);
	tcase_add_test(tcase, one_for_each_missing_thing);
	tcase_add_test(tcase, the_rest_of_a_broken_file_says_nothing);
	tcase_add_test(tcase, ours_only_if_there_is_no_other);
	tcase_add_test(tcase, warnings_and_notes_are_no_trouble);
	tcase_add_test(tcase, other_errors_are_found);
	tcase_add_test(tcase, a_report_is_short);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
