/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every diagnostic about tokens, statements and blocks, with its place: line:column+length. */
#include "fixture.h"

static const ScCase cases[] = {
	{ "wait 1ms }\n"
	  "wait 1ms",
	  "1:10+1 no block is open here\n" },
	{ "repeat 2 {\n"
	  "wait 1ms\n",
	  "1:10+1 this block is never closed\n" },
	{ "repeat 2 { repeat 2 {\n"
	  " wait 1ms }\n",
	  "1:10+1 this block is never closed\n" },
	{ "{ wait 1ms }",
	  "1:1+1 a block begins behind its statement, on the same line\n" },
	{ "repeat 2\n"
	  "{\n"
	  "wait 1ms\n"
	  "}",
	  "1:9+1 `repeat' needs a block: { ... }\n"
	  "2:1+1 a block begins behind its statement, on the same line\n" },
	{ "-> okay",
	  "1:1+2 a statement starts with a verb, or with a domain and a colon, not with `->'\n" },
	{ "8",
	  "1:2+1 expected `:', found the end of the script\n" },
	{ "7:",
	  "1:3+1 expected a verb, found the end of the script\n" },
	{ "7: 8",
	  "1:4+1 expected a verb, found `8'\n" },
	{ "8 page A",
	  "1:3+4 expected `:', found `page'\n" },
	{ ": page",
	  "1:1+1 a statement starts with a verb, or with a domain and a colon, not with `:'\n" },
	{ "wait [",
	  "1:6+1 unexpected `['\n" },
	{ "wait 1ms ]",
	  "1:10+1 unexpected `]'\n" },
	{ "repeat 2 { wait 1ms } wait 1ms",
	  "1:23+4 `wait' cannot follow a block: start a new line\n" },
	{ "repeat 2 { wait 1ms } }",
	  "1:23+1 no block is open here\n" },
	{ "foo { bar ) ; wait 2 }\n"
	  "wait 3",
	  "1:1+3 unknown verb `foo'\n"
	  "1:11+1 unexpected `)'\n"
	  "1:20+1 expected a duration (as 40ms), found `2'\n"
	  "2:6+1 expected a duration (as 40ms), found `3'\n" },
	{ "foo ) { wait 2 }",
	  "1:5+1 unexpected `)'\n" },
	{ "wait ms",
	  "1:6+2 expected a duration (as 40ms), found `ms'\n" },
	{ "7: pag A",
	  "1:4+3 unknown verb `pag'; did you mean `page'?\n" },
	{ "= 5",
	  "1:1+1 `=' is no comparison; did you mean `=='?\n" },
	{ "wait = 5",
	  "1:6+1 `=' is no comparison; did you mean `=='?\n" },
	{ "wait ! 5",
	  "1:6+1 `!' has no meaning here\n" },
	{ "wait (1ms) \303\251",
	  "1:12+1 `\303\251' has no meaning here\n" },
	{ "\303\251",
	  "1:1+1 `\303\251' has no meaning here\n" },
	{ "\t\303\244 wait",
	  "1:2+1 `\303\244' has no meaning here\n" },
	{ "wait \033[31m",
	  "1:6+1 the character U+001B has no meaning here\n" },
	{ "wait \"x\"",
	  "1:6+3 expected a duration (as 40ms), found `\"x\"'\n" },
	{ "wait - 1",
	  "1:6+1 unexpected `-'\n" },
	{ "7: page A,",
	  "1:11+1 expected a word, found the end of the "
	  "script\n" },
	{ "7: page A, -> okay",
	  "1:12+2 expected a word, found `->'\n" },
	{ "expect pins 7:8 => 1",
	  "1:17+2 `=>' is no comparison; did you mean `>='?\n" },
	{ "0: touch M[",
	  "1:12+1 expected a value, found the end of the script\n" },
	{ "0: touch M[x]",
	  "1:1+1 domain 0 is not declared before this\n"
	  "1:12+1 there is no value `x'\n" },
	{ "0: touch M[1",
	  "1:13+1 expected `]' or an operator, found the end of the script\n" },
	{ "0: map N 7:",
	  "1:12+1 expected `(', a name or a number, found the end of the script\n" },
	{ "0: map N 7:A[1]",
	  "1:13+1 unexpected `['\n" },
	{ "dom0: map M 7:8",
	  "1:5+1 a domain is named by its number, as in `0: page A'\n" },
	{ "0: map M dom7:8",
	  "1:14+1 a domain is named by its number, as in `0: page A'\n" },
	{ "wait 0x",
	  "1:6+2 `0x' is no hexadecimal number\n" },
	{ "wait 0xfg",
	  "1:6+4 `0xfg' is no hexadecimal number\n" },
	{ "wait 12ab",
	  "1:6+4 `12ab' has no unit of time: ns, us, ms or s\n" },
	{ "wait 12.5",
	  "1:6+4 `12.5' has a fraction: write an integer in a smaller unit (ns, us, ms, s)\n" },
	{ "wait 1.5ms",
	  "1:6+5 `1.5ms' has a fraction: write an integer in a smaller unit (ns, us, ms, s)\n" },
	{ "wait -1ms",
	  "1:6+4 `-1ms' is before the beginning of time\n" },
	{ "wait 40m",
	  "1:6+3 `40m' has no unit of time: ns, us, ms or s\n" },
	{ "wait 99999999999999999999",
	  "1:6+20 `99999999999999999999' is too big: 2^63-1 at most\n" },
	{ "wait 9223372036854775808",
	  "1:6+19 `9223372036854775808' is too big: 2^63-1 at most\n" },
	{ "wait 0x10000000000000000",
	  "1:6+19 `0x10000000000000000' is too big: 64 bits at most\n" },
	{ "wait -0x8000000000000000",
	  "1:6+19 `-0x8000000000000000' is too big: 2^63-1 at most\n" },
	{ "wait 9223372037s",
	  "1:6+11 `9223372037s' is too long: 2^63-1 ns at most\n" },
	{ "wait 99999999999999999999ns",
	  "1:6+22 `99999999999999999999ns' is too long: 2^63-1 ns at most\n" },
	{ "repeat 9223372036854775808 { wait 1ms }",
	  "1:8+19 `9223372036854775808' is too big: 2^63-1 at most\n" },
	{ "wait 1ms -> okay -> okay",
	  "1:18+2 unexpected `->'\n" },
	{ "wait\n"
	  "wait\n"
	  "wait",
	  "1:5+1 expected a duration (as 40ms) here\n"
	  "2:5+1 expected a duration (as 40ms) here\n"
	  "3:5+1 expected a duration (as 40ms) here\n" },
	{ "@ @ @\n"
	  "@",
	  "1:1+1 `@' has no meaning here\n"
	  "2:1+1 `@' has no meaning here\n" },
	{ "0: page `x'",
	  "1:9+1 ``' has no meaning here\n" },
	{ "\344\270\226 \347\225\214",
	  "1:1+1 `\344\270\226' has no meaning here\n" },
};

START_TEST(syntax)
{
	sc_check_case("", &cases[_i]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("syntax");
	TCase *tc = tcase_create("syntax");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, syntax, 0, G_N_ELEMENTS(cases));
	return run_suite(suite);
}
