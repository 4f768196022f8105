/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values: what has which type, what is known before the run, and what is wrong. */
#include <string.h>

#include "fixture.h"
#include "script/expr.h"

#define PREAMBLE                                                                      \
	"domain 0 linux pv\ndomain 1 linux pv\ndomain 7 bare hvm\nparam n = 4\n"      \
	"param latency = 40ms\nlet after = now\n7: page A\n0: map M 7:8, 7:9 -> any as r\n" \
	"7: grant-op query_size dom 7 -> any as q\n1: alloc-grant R\n"

static const ScCase cases[] = {
	{ "wait (latency)", "" },
	{ "wait (after)", "" },
	{ "wait (n)", "1:7+1 expected a duration, and this is a number\n" },
	{ "wait (r.time + q.time - latency % 3ms)", "" },
	{ "repeat (latency / 1ms) as i { 7: grant (i + 8) A to 0 }", "" },
	{ "repeat 2 as i { wait 1ms }\nwait (i * 1ms)", "2:7+1 there is no value `i'\n" },
	{ "repeat 2 as i { repeat 2 as i { wait 1ms } }",
	  "1:29+1 value `i' is defined already, on line 11\n" },
	{ "expect that r.status == okay", "" },
	{ "expect that r.status[1] != eagain", "" },
	{ "expect that M.handle[1] == q.nr_frames", "" },
	{ "expect that r.errno == ENOMEM", "" },
	{ "expect that 1:R > n", "" },
	{ "expect that (1:R) > 3", "" },
	{ "expect that r.status < okay", "1:22+1 a status is only `==' or `!=' to another\n" },
	{ "expect that r.status == 3", "1:25+1 a status cannot be compared with a number\n" },
	{ "expect that r == 3",
	  "1:13+1 `r' is the result of an action: say what of it, as r.status\n" },
	{ "expect that r.statsu == okay",
	  "1:13+8 the result `r' has no `statsu'; did you mean `status'?\n" },
	{ "expect that q.nr_frame == 1",
	  "1:13+10 the result `q' has no `nr_frame'; did you mean `nr_frames'?\n" },
	{ "expect that M.hanlde == 1",
	  "1:13+8 the mapping `M' has no `hanlde'; did you mean `handle'?\n" },
	{ "expect that r.time[1] == 1ms", "1:13+9 there is only one `r.time'\n" },
	{ "expect that n[0] == 1", "1:13+4 there is only one `n'\n" },
	{ "expect that r.status[1ms] == okay",
	  "1:22+3 expected a number, and this is a duration\n" },
	{ "wait (latncy)", "1:7+6 there is no value `latncy'; did you mean `latency'?\n" },
	{ "wait (latency*n)", "" },
	{ "wait (1ms*n-1ms)", "1:11+5 there is no value `n-1ms'; an operator needs blanks around it\n" },
	{ "wait (latency * latency)", "1:7+17 a duration * a duration is nothing\n" },
	{ "wait (- latency)", "1:7+9 `-' before a duration\n" },
	{ "wait (n / 0 * 1ms)", "1:7+5 division by zero\n" },
	{ "wait (0x7fffffffffffffff * n * 1ms)",
	  "1:7+22 the value does not fit into 64 bits\n" },
	{ "wait (1ms - latency)",
	  "1:6+15 time -39000000 is out of range: 0 to 9223372036854775807\n" },
	{ "repeat (n - 4) { wait 1ms }", "1:8+7 times 0 is out of range: 1 to 1000000\n" },
	{ "0: touch M[n]", "1:10+4 slot 4 is out of range: 0 to 1\n" },
	{ "0: touch M[n - 3]", "" },
	{ "0: map N 7:(n + 4), 7:(1:R)", "" },
	{ "0: map N 1:(n)", "" },
	{ "domain 3 bare hvm pages (n * 16)", "" },
	{ "domain (n + 1) bare hvm", "" },
	{ "pager domain (r.rc) dead", "1:14+6 this must be known before the run\n" },
	{ "machine frames (r.rc)", "1:16+6 this must be known before the run\n" },
	{ "let n = 5", "1:5+1 value `n' is defined already, on line 4\n" },
	{ "let okay = 5", "1:5+4 `okay' is a value already\n" },
	{ "let a.b = 5", "1:5+3 a value's name has no `.' or `+' in it\n" },
	{ "let x = 5 +", "1:12+1 expected a value, found the end of the script\n" },
	{ "let x = (5", "1:11+1 expected `)' or an operator, found the end of the script\n" },
	{ "let x", "1:6+1 expected `=' here\n" },
	{ "let x == 5", "1:7+2 expected `=', found `=='\n" },
	{ "let x = free-refs 1", "" },
	{ "let x = pins 7:8\nexpect pins 7:8 == (x)", "" },
	{ "let x = fre-refs 1",
	  "1:9+8 `fre-refs' is nothing to expect; did you mean `expect free-refs'?\n" },
	{ "let x = entry 7:8 flags invalid", "1:9+23 `expect entry' counts nothing\n" },
	{ "let x = free-refs 1 == 3", "1:21+2 unexpected `=='\n" },
	{ "let x = free-refs 5", "1:19+1 domain 5 is not declared before this; declared: 0, 1, 7\n" },
	{ "param p = (r.rc)", "1:11+6 a parameter's value must be known before the run\n" },
	{ "repeat 2 { param p = 1 }", "1:12+5 `param' cannot stand in a block\n" },
	{ "when no fault { let x = 1 }\nwhen fault no-prealloc { let x = 2 }\nwait (x * 1ms)", "" },
	{ "when no fault { let x = 1 }\nwhen fault no-prealloc { let x = 1ms }",
	  "2:30+1 `x' is a duration here, and a number in the other block\n" },
	{ "7: page B -> okay as", "1:21+1 expected a name for the result after `as'\n" },
	{ "7: page B -> okay as b as c", "1:24+2 `as' was given before\n" },
	{ "7: page B -> okay as r", "1:22+1 value `r' is defined already, on line 8\n" },
	{ "7: page B -> (n)", "" },
	{ "7: page B -> (latency)",
	  "1:15+7 expected a status, an errno or a number, and this is a duration\n" },
	{ "7: page B -> (r.rc)",
	  "1:15+4 this value is known only in the run: keep the result (-> any as r) and say "
	  "`expect that r.rc == ...'\n" },
	{ "7: grant-op map_grant_ref hots_addr 4",
	  "1:27+9 map_grant_ref has no field `hots_addr'; did you mean `host_addr'?\n" },
	{ "7: grant-op map_grant_ref flags 65536 dom -1",
	  "" },
	{ "7: grant-op map_grant_ref dom 65536 and dom -32769 ref -2147483649",
	  "1:31+5 this does not fit into dom, which has 16 bits\n"
	  "1:45+6 this does not fit into dom, which has 16 bits\n"
	  "1:56+11 this does not fit into ref, which has 32 bits\n" },
	{ "7: grant-op map_grnat_ref",
	  "1:13+13 unknown grant operation `map_grnat_ref'; did you mean `map_grant_ref'?\n" },
	{ "7: grant-op map_grant_ref ref 1 and ref 2 -> okay, okay, okay",
	  "1:58+4 3 outcomes are given; `grant-op' here has 2: give one for all, or one for each\n" },
	{ "expect order hypercal before gtf",
	  "1:14+8 unknown event `hypercal'; did you mean `hypercall'?\n" },
	{ "expect order gtf with rfe 8 before unmap",
	  "1:23+3 gtf has no field `rfe'; did you mean `ref'?\n" },
	{ "0: task { wait 1ms }", "1:11+4 `wait' cannot stand in a domain's block\n" },
	{ "7: at 5ms { revoke 8 }\n0: at (latency) { touch M }", "" },
};

START_TEST(values)
{
	sc_check_case(PREAMBLE, &cases[_i]);
}
END_TEST

/* What no run can change is a plain number when the runner sees it. */
START_TEST(constants_are_computed)
{
	g_autoptr(GsScript) script = sc_parse("param n = 4\nlet m = n * n - 1\nwait (m * 2ms)");
	const GsArg *arg = gs_statement_arg(sc_statement(script->statements, 2), "time");

	ck_assert_uint_eq(arg->number, 30000000);
	ck_assert_ptr_null(arg->expr);
}
END_TEST

static char *diagnose_set(const char *text, const char *name, const char *value)
{
	const GsSetting setting = { (char *)name, (char *)value };
	const GsNames names = { .settings = &setting, .n_settings = 1 };
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GsScript) script = gs_script_parse("s.gnt", text, strlen(text), &names, diags);

	if (script) {
		const GsStatement *last = sc_statement(script->statements,
						       script->statements->len - 1);

		return g_strdup_printf("%" G_GUINT64_FORMAT,
				       gs_statement_number(last, "time", 0));
	}
	return gs_diagnostics_format(diags);
}

static const struct {
	const char *name, *value, *gives;
} settings[] = {
	{ "latency", "7ms", "7000000" },
	{ "latncy", "7ms",
	  "s.gnt: error: --set: there is no parameter `latncy'; did you mean `latency'?\n" },
	{ "latency", "7",
	  "s.gnt:1:7: error: --set: expected a duration, found `7'\n"
	  "  param latency = 40ms\n        ^~~~~~~\n" },
	{ "latency", "1ms\nwait 1ms",
	  "s.gnt:1:7: error: --set: expected a duration, found `1ms\nwait 1ms'\n"
	  "  param latency = 40ms\n        ^~~~~~~\n" },
	{ "fixed", "1ms", "s.gnt: error: --set: there is no parameter `fixed'\n" },
};

START_TEST(parameters_can_be_set)
{
	g_autofree char *found = diagnose_set("param latency = 40ms\nlet fixed = 1ms\nwait (latency)",
					      settings[_i].name, settings[_i].value);

	ck_assert_str_eq(found, settings[_i].gives);
}
END_TEST

START_TEST(long_expressions)
{
	g_autoptr(GString) text = g_string_new("let x = 1");
	g_autofree char *found = NULL;

	for (guint i = 0; i < 300; i++)
		g_string_append(text, " + 1");
	found = sc_diagnose(text->str);
	ck_assert_str_eq(found, "1:9+401 an expression can have 100 operators in a row, not more\n");
}
END_TEST

START_TEST(deep_expressions)
{
	static const char *const openings[] = { "(", "- ", "a[" };
	g_autoptr(GString) text = g_string_new("let x = ");
	g_autofree char *found = NULL;

	for (guint i = 0; i < 20000; i++)
		g_string_append(text, openings[_i]);
	found = sc_diagnose(text->str);
	ck_assert_msg(g_str_has_suffix(found, " too much is nested up to here\n"), "%s", found);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("values");
	TCase *tc = tcase_create("values");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, values, 0, G_N_ELEMENTS(cases));
	tcase_add_test(tc, constants_are_computed);
	tcase_add_loop_test(tc, parameters_can_be_set, 0, G_N_ELEMENTS(settings));
	tcase_add_test(tc, long_expressions);
	tcase_add_loop_test(tc, deep_expressions, 0, 3);
	return run_suite(suite);
}
