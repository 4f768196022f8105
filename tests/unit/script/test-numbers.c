/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every diagnostic about numbers, known names and rules of single verbs, with its place:
 * line:column+length.
 */
#include "fixture.h"

static const char head[] =
	"domain 0 linux pv vcpus 2\n"
	"domain 7 bare hvm\n"
	"7: page A\n"
	"0: page P\n"
	"0: alloc-grant R\n"
	"0: map M 7:8, 7:9\n";

static const ScCase cases[] = {
	{ "0: copy 7:8 to P len 4097",
	  "1:22+4 len 4097 is out of range: 0 to 4096\n" },
	{ "0: copy 7:8 to P offset 4096",
	  "1:25+4 offset 4096 is out of range: 0 to 4095\n" },
	{ "0: copy 7:8 to Q",
	  "1:16+1 page `Q' of domain 0 is not defined before this\n" },
	{ "machine frames 0",
	  "1:16+1 frames 0 is out of range: 1 to 4194304\n" },
	{ "machine frames 4194305",
	  "1:16+7 frames 4194305 is out of range: 1 to 4194304\n" },
	{ "machine frames 5\n"
	  "machine frames 6",
	  "2:1+7 there is one machine, and it is described already\n" },
	{ "repeat 2 { machine frames 5 }",
	  "1:12+7 `machine' cannot stand in a block\n" },
	{ "repeat 2 { domain 3 bare pv }",
	  "1:12+6 `domain' cannot stand in a block\n" },
	{ "when no fault { also-on fault no-prealloc }",
	  "1:17+7 `also-on' cannot stand in a block\n" },
	{ "0: task { domain 3 bare pv }",
	  "1:11+6 `domain' cannot stand in a block\n" },
	{ "domain 7 bare pv",
	  "1:8+1 domain 7 is declared already, on line 2\n" },
	{ "domain 32752 bare pv",
	  "1:8+5 domain 32752 is out of range: 0 to 32751\n" },
	{ "domain 3 bra pv",
	  "1:10+3 unknown kernel `bra'\n" },
	{ "domain 3 linux-5.1O pv",
	  "1:10+10 unknown kernel `linux-5.1O'; did you mean `linux-5.10'?\n" },
	{ "domain 3 linux fault no-preallok pv",
	  "1:22+11 unknown fault `no-preallok'; did you mean `no-prealloc'?\n" },
	{ "domain 3 bare fault no-prealloc pv",
	  "1:15+5 a bare domain has no kernel and so no `fault'\n" },
	{ "domain 3 bare pv version 1 address-width 40 unbooted",
	  "1:18+7 a bare domain has no kernel and so no `version'\n"
	  "1:28+13 a bare domain has no kernel and so no `address-width'\n"
	  "1:45+8 a bare domain has no kernel and so no `unbooted'\n" },
	{ "domain 3 bare pv pages 15",
	  "1:24+2 pages 15 is out of range: 16 to 65536\n" },
	{ "domain 3 bare pv pages 65537",
	  "1:24+5 pages 65537 is out of range: 16 to 65536\n" },
	{ "domain 3 bare pv vcpus 0",
	  "1:24+1 vcpus 0 is out of range: 1 to 128\n" },
	{ "domain 3 bare pv vcpus 129",
	  "1:24+3 vcpus 129 is out of range: 1 to 128\n" },
	{ "domain 3 bare pv max-grant-frames 4097",
	  "1:35+4 max-grant-frames 4097 is out of range: 1 to 4096\n" },
	{ "domain 3 bare pv maptrack-frames 65537",
	  "1:34+5 maptrack-frames 65537 is out of range: 1 to 65536\n" },
	{ "domain 3 bare pv max-version 3",
	  "1:30+1 max-version 3 is out of range: 1 to 2\n" },
	{ "domain 3 linux pv version 0",
	  "1:27+1 version 0 is out of range: 1 to 2\n" },
	{ "domain 3 linux pv address-width 31",
	  "1:33+2 address-width 31 is out of range: 32 to 52\n" },
	{ "domain 3 linux pv address-width 53",
	  "1:33+2 address-width 53 is out of range: 32 to 52\n" },
	{ "domain 3 bra pv\n"
	  "3: page B\n"
	  "3: alloc-grant Q\n"
	  "3: revoke 5",
	  "1:10+3 unknown kernel `bra'\n" },
	{ "pager domain 7 latency",
	  "1:23+1 expected a duration (as 40ms) after `latency'\n" },
	{ "pager domain 7 latency run-by 0",
	  "1:23+1 expected a duration (as 40ms) after `latency'\n" },
	{ "pager domain 7 latency run-by 0 4ms",
	  "1:23+1 expected a duration (as 40ms) after `latency'\n" },
	{ "pager domain 7 dead 4ms",
	  "1:21+3 a dead pager has no latency\n" },
	{ "pager domain 9 dead",
	  "1:14+1 domain 9 is not declared before this; declared: 0, 7\n" },
	{ "pager domain 7 latency 4ms run-by 9",
	  "1:35+1 domain 9 is not declared before this; declared: 0, 7\n" },
	{ "also-on fault x",
	  "1:15+1 unknown fault `x'\n" },
	{ "when fault foo { wait 1ms }",
	  "1:12+3 unknown fault `foo'\n" },
	{ "repeat 0 { wait 1ms }",
	  "1:8+1 times 0 is out of range: 1 to 1000000\n" },
	{ "repeat 1000001 { wait 1ms }",
	  "1:8+7 times 1000001 is out of range: 1 to 1000000\n" },
	{ "each-allocation 9 { wait 1ms }",
	  "1:17+1 domain 9 is not declared before this; declared: 0, 7\n" },
	{ "0: task vcpu 2 { page B }",
	  "1:14+1 vcpu 2 is out of range: 0 to 1\n" },
	{ "0: fail-allocation 0",
	  "1:20+1 nth 0 is out of range: 1 to 1000000\n" },
	{ "7: setup-table 4294967296",
	  "1:16+10 frames 4294967296 is out of range: 0 to 4294967295\n" },
	{ "expect violation sleep-in-atomi",
	  "1:18+14 unknown violation `sleep-in-atomi'; did you mean `sleep-in-atomic'?\n" },
	{ "expect violation warn times 0",
	  "1:29+1 times 0 is out of range: 1 to 1000000\n" },
	{ "expect entry 7:8 flags permit_access writting",
	  "1:38+8 unknown grant flag `writting'; did you mean `writing'?\n" },
	{ "expect p2m 7:A is ram_pagd",
	  "1:19+8 unknown p2m type `ram_pagd'; did you mean `ram_paged'?\n" },
	{ "expect hypercalls 0 map_grant == 1",
	  "1:21+9 unknown grant operation `map_grant'; did you mean `map_grant_ref'?\n" },
	{ "expect reserved 0 nothing == 3",
	  "1:27+2 nothing can follow `nothing'\n" },
	{ "expect left-behind 0 only",
	  "1:26+1 only what? expected a function's name here\n" },
	{ "expect left-behind 0 nothing foo",
	  "1:30+3 nothing can follow `nothing'\n" },
	{ "expect pins 9:8 == 0",
	  "1:13+3 domain 9 is not declared before this; declared: 0, 7\n" },
	{ "expect pins 0:Q == 0",
	  "1:13+3 ref `Q' of domain 0 is not defined before this\n" },
};

START_TEST(numbers)
{
	sc_check_case(head, &cases[_i]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("numbers");
	TCase *tc = tcase_create("numbers");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, numbers, 0, G_N_ELEMENTS(cases));
	return run_suite(suite);
}
