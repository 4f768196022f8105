/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every diagnostic about domains and names, with its place: line:column+length. */
#include "fixture.h"

static const char head[] =
	"domain 0 linux pv vcpus 2\n"
	"domain 7 bare hvm\n"
	"7: page A\n"
	"0: page P\n"
	"0: alloc-grant R\n"
	"0: map M 7:8, 7:9\n";

static const ScCase cases[] = {
	{ "0: claim Q from K",
	  "1:17+1 list of refs `K' is not defined before this\n" },
	{ "0: alloc-refs L 8\n0: claim Q from L2",
	  "2:17+2 list of refs `L2' is not defined before this; did you mean `L'?\n" },
	{ "domain 2 linux pv\n0: alloc-refs L 8\n2: free-refs L",
	  "3:14+1 `L' is a list of refs of domain 0 (line 8), not of domain 2\n" },
	{ "domain 2 linux pv\n0: alloc-refs L 8\n2: alloc-refs L 8",
	  "3:15+1 list of refs `L' is defined already, on line 8\n" },
	{ "7: alloc-refs K 8",
	  "1:4+10 `alloc-refs' needs a kernel, and domain 7 is bare: declare one as in "
	  "`domain 1 linux pv'\n" },
	{ "0: alloc-refs K 65536",
	  "1:17+5 count 65536 is out of range: 0 to 65535\n" },
	{ "0: alloc-refs L 8\n0: free-seq L",
	  "2:13+1 sequence of refs `L' is not defined before this\n" },
	{ "0: process Q\n0: Q stroe V 5",
	  "2:6+5 a process has no verb `stroe'; did you mean `store'?\n" },
	{ "0: Q stroe V 5",
	  "1:4+1 unknown verb `Q'\n" },
	{ "8: page B",
	  "1:1+1 domain 8 is not declared before this; declared: 0, 7\n" },
	{ "8: page B\n"
	  "8: page C\n"
	  "expect running 8",
	  "1:1+1 domain 8 is not declared before this; declared: 0, 7\n" },
	{ "page B",
	  "1:1+4 `page' needs a domain before it, as in `7: page A'\n" },
	{ "7: wait 1ms",
	  "1:1+1 `wait' takes no domain before it\n" },
	{ "7: expect no violation",
	  "1:1+1 `expect no violation' takes no domain before it\n" },
	{ "99999: page B",
	  "1:1+5 domain 99999 is out of range: 0 to 32751\n" },
	{ "-7: page B",
	  "1:1+2 domain -7 is out of range: 0 to 32751\n" },
	{ "0: task { 32752: page X }",
	  "1:11+5 domain 32752 is out of range: 0 to 32751\n" },
	{ "32752: task { page X }",
	  "1:1+5 domain 32752 is out of range: 0 to 32751\n" },
	{ "7: alloc-grant Q",
	  "1:4+11 `alloc-grant' needs a kernel, and domain 7 is bare: declare one as in "
	  "`domain 1 linux pv'\n" },
	{ "7: atomic { page B }",
	  "1:4+6 `atomic' needs a kernel, and domain 7 is bare: declare one as in "
	  "`domain 1 linux pv'\n" },
	{ "0: revoke 5",
	  "1:4+6 `revoke' is for bare domains, and domain 0 runs a kernel: declare one as in "
	  "`domain 7 bare hvm'\n" },
	{ "0: page-out P",
	  "1:4+8 `page-out' is for bare domains, and domain 0 runs a kernel: declare one as in "
	  "`domain 7 bare hvm'\n" },
	{ "domain 6 bare pv\n6: page A\n6: page-out A\n6: page-in A",
	  "3:4+8 domain 6 is pv, and only translated domains are paged: declare it as hvm or pvh\n"
	  "4:4+7 domain 6 is pv, and only translated domains are paged: declare it as hvm or pvh\n" },
	{ "pager domain 0 dead",
	  "1:14+1 domain 0 is pv, and only translated domains are paged: declare it as hvm or pvh\n" },
	{ "domain 6 bare pv\n6: page A\n6: page-out A -> ENODEV",
	  "" },
	{ "domain 6 linux pvh\npager domain 6 dead\n7: page-out A",
	  "" },
	{ "expect running 32752",
	  "1:16+5 domain 32752 is out of range: 0 to 32751\n" },
	{ "0: grant Q P to 32752",
	  "1:17+5 domain 32752 is out of range: 0 to 32751\n" },
	{ "0: grant 5 P to 7",
	  "1:10+1 domain 0 runs a kernel, which chooses the ref: give it a name\n" },
	{ "7: grant Q A to 0",
	  "1:10+1 domain 7 is bare: its refs are numbers\n" },
	{ "7: grant 4294967296 A to 0",
	  "1:10+10 ref 4294967296 is out of range: 0 to 4294967295\n" },
	{ "7: revoke Q",
	  "1:11+1 domain 7 is bare: its refs are numbers\n" },
	{ "7: revoke -1",
	  "1:11+2 ref -1 is out of range: 0 to 4294967295\n" },
	{ "0: end-access Q",
	  "1:15+1 ref `Q' of domain 0 is not defined before this\n" },
	{ "0: end-access R2",
	  "1:15+2 ref `R2' of domain 0 is not defined before this; did you mean `R'?\n" },
	{ "0: grant-ref 5 P to 7",
	  "" },
	{ "0: map N 7:Q",
	  "1:10+3 domain 7 is bare: its refs are numbers\n" },
	{ "0: map N 0:R, 0:Q",
	  "1:15+3 ref `Q' of domain 0 is not defined before this\n" },
	{ "0: map N 9:1",
	  "1:10+3 domain 9 is not declared before this; declared: 0, 7\n" },
	{ "0: map N 9:1 -> okay",
	  "1:10+3 domain 9 is not declared before this; declared: 0, 7\n" },
	{ "0: map N 9:Q -> bad_domain",
	  "1:10+3 domain 9 is not declared before this; declared: 0, 7\n" },
	{ "0: map N 7:4294967296",
	  "1:10+12 ref 4294967296 is out of range: 0 to 4294967295\n" },
	{ "0: map N 32752:1",
	  "1:10+7 domain 32752 is out of range: 0 to 32751\n" },
	{ "0: map N 7:-1",
	  "1:10+4 ref -1 is out of range: 0 to 4294967295\n" },
	{ "0: map N -7:1",
	  "1:10+4 domain -7 is out of range: 0 to 32751\n" },
	{ "0: unmap Q",
	  "1:10+1 mapping `Q' is not defined before this\n" },
	{ "0: unmap m",
	  "1:10+1 mapping `m' is not defined before this\n" },
	{ "7: unmap M",
	  "1:10+1 `M' is a mapping of domain 0 (line 6), not of domain 7\n" },
	{ "0: touch M[2]",
	  "1:10+4 slot 2 is out of range: 0 to 1\n" },
	{ "0: touch M[-1]",
	  "1:10+5 slot -1 is out of range: 0 to 1\n" },
	{ "0: touch Q[0]",
	  "1:10+4 mapping `Q' is not defined before this\n" },
	{ "expect foreign-p2m M[2] absent",
	  "1:20+4 slot 2 is out of range: 0 to 1\n" },
	{ "expect foreign-p2m Q absent",
	  "1:20+1 mapping `Q' is not defined before this\n" },
	{ "0: touch M2\n"
	  "0: touch M2",
	  "1:10+2 mapping `M2' is not defined before this; did you mean `M'?\n" },
	{ "7: page A",
	  "1:9+1 page `A' of domain 7 is defined already, on line 3\n" },
	{ "0: map M 7:8",
	  "1:8+1 mapping `M' is defined already, on line 6\n" },
	{ "7: map M 0:8",
	  "1:8+1 mapping `M' is defined already, on line 6\n" },
	{ "0: alloc-grant R",
	  "1:16+1 ref `R' of domain 0 is defined already, on line 5\n" },
	{ "when fault no-prealloc { 7: page A }",
	  "1:34+1 page `A' of domain 7 is defined already, on line 3\n" },
	{ "when no fault { 7: page B; 7: page B }",
	  "1:36+1 page `B' of domain 7 is defined already, on line 7\n" },
	{ "repeat 2 { 7: page B }\n"
	  "7: page B",
	  "2:9+1 page `B' of domain 7 is defined already, on line 7\n" },
	{ "0: atomic { page Q }\n"
	  "0: page Q",
	  "2:9+1 page `Q' of domain 0 is defined already, on line 7\n" },
	{ "7: fill B 0",
	  "1:9+1 page `B' of domain 7 is not defined before this\n" },
	{ "7: fill P 0",
	  "1:9+1 page `P' of domain 7 is not defined before this\n" },
	{ "7: fill A 256",
	  "1:11+3 byte 256 is out of range: 0 to 255\n" },
	{ "7: fill A -1",
	  "1:11+2 byte -1 is out of range: 0 to 255\n" },
	{ "repeat 2 { 7: fill B 0 }\n"
	  "7: page B",
	  "1:20+1 page `B' of domain 7 is not defined before this\n" },
	{ "expect byte 7:B == 0",
	  "1:13+3 page `B' of domain 7 is not defined before this\n" },
	{ "expect byte 7:A at 4096 == 0",
	  "1:20+4 offset 4096 is out of range: 0 to 4095\n" },
	{ "expect byte 7:A == 256",
	  "1:20+3 value 256 is out of range: 0 to 255\n" },
	{ "expect byte 9:A == 0",
	  "1:13+3 domain 9 is not declared before this; declared: 0, 7\n" },
};

START_TEST(names)
{
	sc_check_case(head, &cases[_i]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("names");
	TCase *tc = tcase_create("names");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, names, 0, G_N_ELEMENTS(cases));
	return run_suite(suite);
}
