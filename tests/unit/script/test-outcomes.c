/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every diagnostic about what stands after ->, with its place: line:column+length. */
#include "fixture.h"

static const char head[] =
	"domain 0 linux pv vcpus 2\n"
	"domain 7 bare hvm\n"
	"7: page A\n"
	"0: page P\n"
	"0: alloc-grant R\n"
	"0: map M 7:8, 7:9\n";

static const ScCase cases[] = {
	{ "wait 1ms -> okay",
	  "1:10+2 `wait' has no outcome to be checked\n" },
	{ "expect no violation -> okay",
	  "1:21+2 `expect no violation' has no outcome to be checked\n" },
	{ "7: page B ->",
	  "1:13+1 expected an outcome after `->': okay, fail, ENOMEM, 2 ...\n" },
	{ "7: page B -> within 5ms",
	  "1:13+1 expected an outcome after `->': okay, fail, ENOMEM, 2 ...\n" },
	{ "7: page B -> okey",
	  "1:14+4 unknown outcome `okey'; did you mean `okay'?\n" },
	{ "7: page B -> ENOMEN",
	  "1:14+6 unknown outcome `ENOMEN'; did you mean `ENOMEM'?\n" },
	{ "7: page B -> 5ms",
	  "1:14+3 expected a status, an error or a number, found `5ms'\n" },
	{ "7: page B -> , okay",
	  "1:14+1 unexpected `,'\n" },
	{ "7: page B -> okay okay",
	  "1:19+4 expected `,', `within', `after' or `as', found `okay'\n" },
	{ "7: page B -> okay within",
	  "1:25+1 expected a duration (as 40ms) after `within'\n" },
	{ "7: page B -> okay within 5",
	  "1:26+1 expected a duration (as 40ms) after `within'\n" },
	{ "7: page B -> okay within 5ms, after",
	  "1:29+1 unexpected `,'\n" },
	{ "7: page B -> okay within 5ms within 6ms",
	  "1:30+6 `within' was given before\n" },
	{ "7: page B -> okay, fail",
	  "1:20+4 2 outcomes are given, and `page' has one\n" },
	{ "0: unmap M -> okay, okay, okay",
	  "1:27+4 3 outcomes are given; `unmap' here has 2: give one for all, or one for each\n" },
	{ "0: map N 7:8, 7:9, 7:10 -> okay, fail",
	  "1:34+4 2 outcomes are given; `map' here has 3: give one for all, or one for each\n" },
	{ "0: map N 7:8 -> okay, fail",
	  "1:23+4 2 outcomes are given, and `map' has one\n" },
	{ "7: page B -> 7:8",
	  "1:14+3 expected a status, an error or a number, found `7:8'\n" },
};

START_TEST(outcomes)
{
	sc_check_case(head, &cases[_i]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("outcomes");
	TCase *tc = tcase_create("outcomes");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, outcomes, 0, G_N_ELEMENTS(cases));
	return run_suite(suite);
}
