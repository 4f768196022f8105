/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every diagnostic about verbs and their words, with its place: line:column+length. */
#include "fixture.h"

static const char head[] =
	"domain 0 linux pv vcpus 2\n"
	"domain 7 bare hvm\n"
	"7: page A\n"
	"0: page P\n"
	"0: alloc-grant R\n"
	"0: map M 7:8, 7:9\n";

static const ScCase cases[] = {
	{ "wait",
	  "1:5+1 expected a duration (as 40ms) here\n" },
	{ "wait 5",
	  "1:6+1 expected a duration (as 40ms), found `5'\n" },
	{ "wait x",
	  "1:6+1 expected a duration (as 40ms), found `x'\n" },
	{ "wait 5ms 6ms",
	  "1:10+3 unexpected `6ms'\n" },
	{ "wait 5ms x",
	  "1:10+1 unexpected `x'\n" },
	{ "wait 5ms, 6ms",
	  "1:9+1 there is no list here: unexpected `,'\n" },
	{ "wait , 5ms",
	  "1:6+1 there is no list here: unexpected `,'\n" },
	{ "frobnicate",
	  "1:1+10 unknown verb `frobnicate'\n" },
	{ "pge A",
	  "1:1+3 unknown verb `pge'; did you mean `page'?\n" },
	{ "7: page-oot A",
	  "1:4+8 unknown verb `page-oot'; did you mean `page-out'?\n" },
	{ "expect",
	  "1:7+1 expect what?\n" },
	{ "expect 5",
	  "1:8+1 `5' is nothing to expect\n" },
	{ "expect frob",
	  "1:8+4 `frob' is nothing to expect\n" },
	{ "expect no violations",
	  "1:8+2 `no' is nothing to expect; did you mean `expect no violation'?\n" },
	{ "expect no",
	  "1:8+2 `no' is nothing to expect\n" },
	{ "expect violaton warn",
	  "1:8+8 `violaton' is nothing to expect; did you mean `expect violation'?\n" },
	{ "expect entri 7:8 flags reading",
	  "1:8+5 `entri' is nothing to expect; did you mean `expect entry'?\n" },
	{ "exhaust-grant leave 1",
	  "1:1+13 unknown verb `exhaust-grant'; did you mean `exhaust-grants'?\n" },
	{ "7: page",
	  "1:8+1 expected a name for the page here\n" },
	{ "7: page 5",
	  "1:9+1 expected a name for the page, found `5'\n" },
	{ "7: page B filld 4",
	  "1:11+5 unexpected `filld'; did you mean `filled'?\n" },
	{ "7: page B filled",
	  "1:17+1 expected a byte (0 to 255) here\n" },
	{ "7: page B filled x",
	  "1:18+1 expected a byte (0 to 255), found `x'\n" },
	{ "7: page B filled 4 filled 5",
	  "1:20+6 `filled' was given before\n" },
	{ "7: grant 8 A 0",
	  "1:14+1 expected `to', found `0'\n" },
	{ "7: grant 8 A to",
	  "1:16+1 expected a domain's number here\n" },
	{ "7: grant 8 A to 0 wr",
	  "1:19+2 unexpected `wr'; did you mean `rw'?\n" },
	{ "7: grant 8 A to 0 rw ro",
	  "1:22+2 only one of `rw|ro' can be given\n" },
	{ "0: map N",
	  "1:9+1 expected a domain's grant (as 7:8 or 1:R) here\n" },
	{ "0: map N 7",
	  "1:10+1 expected a domain's grant (as 7:8 or 1:R), found `7'\n" },
	{ "0: map N 7:8 7:9",
	  "1:14+3 expected `rw', `ro' or `device', found `7:9'\n" },
	{ "0: map N 7:8, x",
	  "1:15+1 expected a domain's grant (as 7:8 or 1:R), found `x'\n" },
	{ "0: map N 7:8 device rw",
	  "" },
	{ "0: copy 7:8 B",
	  "1:13+1 expected `to', found `B'\n" },
	{ "0: map N 7:8 foo",
	  "1:14+3 expected `rw', `ro' or `device', found `foo'\n" },
	{ "domain 3 linux",
	  "1:15+1 expected `fault', `pv', `hvm' or `pvh' here\n" },
	{ "domain 3 linux pv hvm",
	  "1:19+3 expected `pages', `vcpus', `max-grant-frames', `maptrack-frames', "
	  "`max-version', `version', `address-width', `param', `unpopulated', `privileged' or "
	  "`unbooted', found `hvm'\n" },
	{ "domain 3 linux pv pages 64 vcpus 1 pages 65",
	  "1:36+5 `pages' was given before\n" },
	{ "domain 3 linux pv fault no-prealloc",
	  "1:19+5 `fault' must stand further to the left\n" },
	{ "domain 3 linux pv page 64",
	  "1:19+4 unexpected `page'; did you mean `pages'?\n" },
	{ "domain 3 linux pv param a 1 param",
	  "1:34+1 expected a module parameter here\n" },
	{ "domain 3 linux pv param a 1 unbooted param b -1",
	  "1:46+2 value -1 is out of range: 0 to 9223372036854775807\n" },
	{ "domain 3 bare pv param a 1",
	  "1:18+5 a bare domain has no kernel and so no `param'\n" },
	{ "domain 3 linux pv 5",
	  "1:19+1 expected `pages', `vcpus', `max-grant-frames', `maptrack-frames', "
	  "`max-version', `version', `address-width', `param', `unpopulated', `privileged' or "
	  "`unbooted', found `5'\n" },
	{ "domain 3",
	  "1:9+1 expected a kernel (bare, linux, ...) here\n" },
	{ "expect entry 7:8 flags",
	  "1:23+1 expected a grant flag (as permit_access) here\n" },
	{ "expect entry 7:8",
	  "1:17+1 expected `flags' here\n" },
	{ "expect pins 7:8 = 0",
	  "1:17+1 `=' is no comparison; did you mean `=='?\n" },
	{ "expect pins 7:8 0",
	  "1:17+1 expected a comparison (as >=), found `0'\n" },
	{ "expect p2m 7:8 is ram_rw",
	  "1:12+3 expected a domain's page (as 7:A), found `7:8'\n" },
	{ "expect p2m A is ram_rw",
	  "1:12+1 expected a domain's page (as 7:A), found `A'\n" },
	{ "expect foreign-p2m M[1]",
	  "1:24+1 expected `present' or `absent' here\n" },
	{ "expect foreign-p2m M[1] absend",
	  "1:25+6 unexpected `absend'; did you mean `absent'?\n" },
	{ "repeat 2",
	  "1:9+1 `repeat' needs a block: { ... }\n" },
	{ "wait 1ms { wait 2ms }",
	  "1:10+1 `wait' takes no block\n" },
	{ "0: atomic",
	  "1:10+1 `atomic' needs a block: { ... }\n" },
	{ "when fault",
	  "1:11+1 expected a fault's name here\n" },
	{ "when no",
	  "1:8+1 expected `fault' here\n" },
	{ "when",
	  "1:5+1 when what? As `linux >= 6.12' or `hypervisor xen', `fault NAME' or `no fault'\n" },
	{ "when no fault fault no-prealloc { wait 1ms }",
	  "1:21+11 `no fault' and `fault' exclude each other\n" },
	{ "when linux 6.1 { wait 1ms }",
	  "1:12+3 expected a comparison (as >=), found `6.1'\n" },
	{ "when linux >= 6 { wait 1ms }",
	  "1:15+1 expected a version of Linux (as 6.12), found `6'\n" },
	{ "when hypervisor zen { wait 1ms }",
	  "1:17+3 unexpected `zen'; did you mean `xen'?\n" },
	{ "expect status-texts 0 lacking",
	  "1:30+1 lacking what? expected a status here\n" },
	{ "expect status-texts 0 complete no_space",
	  "1:32+8 nothing can follow `complete'\n" },
	{ "only-on",
	  "1:8+1 only-on what? As `linux >= 6.12' or `hypervisor xen'\n" },
	{ "only-on fault no-prealloc",
	  "1:9+5 expected `linux', `hypervisor', `plain' or `instrumented', found `fault'\n" },
	{ "when plain instrumented { wait 1ms }",
	  "1:12+12 only one of `plain|instrumented' can be given\n" },
	{ "repeat 2 { only-on linux >= 6.1 }",
	  "1:12+7 `only-on' cannot stand in a block\n" },
	{ "parallel",
	  "1:9+1 `parallel' needs a block: { ... }\n" },
};

START_TEST(words)
{
	sc_check_case(head, &cases[_i]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("words");
	TCase *tc = tcase_create("words");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, words, 0, G_N_ELEMENTS(cases));
	return run_suite(suite);
}
