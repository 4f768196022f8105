/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the runner finds in a statement. */
#include "fixture.h"

static const char head[] = "domain 0 linux pv\ndomain 7 bare hvm\n7: page A\n";

/* The script behind head; its first statement is number 3. */
static GsScript *parse(const char *text)
{
	g_autofree char *all = g_strconcat(head, text, NULL);

	return sc_parse(all);
}

static const struct {
	const char *text;
	guint64 number;
} numbers[] = {
	{ "wait 5ns", 5 },
	{ "wait 100us", 100000 },
	{ "wait 40ms", 40000000 },
	{ "wait 2s", 2000000000 },
	{ "wait 9223372036854775807ns", G_MAXINT64 },
	{ "wait 9223372036s", G_GUINT64_CONSTANT(9223372036000000000) },
};

START_TEST(durations)
{
	g_autoptr(GsScript) script = sc_parse(numbers[_i].text);

	ck_assert_uint_eq(gs_statement_number(sc_statement(script->statements, 0), "time", 0),
			  numbers[_i].number);
}
END_TEST

START_TEST(arguments_by_slot)
{
	g_autoptr(GsScript) script = parse("7: grant 0x8 A to 0 ro\n"
					   "0: map M 7:8 , 7:0x9 device\n"
					   "0: touch M[1]\n0: touch M\n"
					   "expect p2m 7:A is ram_paged\n"
					   "expect pins 7:8 <= 3\n");
	const GsStatement *grant = sc_statement(script->statements, 3);
	const GsStatement *map = sc_statement(script->statements, 4);
	const GsStatement *pins = sc_statement(script->statements, 8);
	const GsArg *arg = gs_statement_arg(map, "gref");

	ck_assert_uint_eq(gs_statement_number(grant, "ref", 0), 8);
	ck_assert_str_eq(gs_statement_arg(grant, "page")->text, "A");
	ck_assert_uint_eq(gs_statement_arg(grant, "to")->domid, 0);
	ck_assert(gs_statement_has(grant, "ro") && !gs_statement_has(grant, "rw"));
	ck_assert(!gs_statement_has(grant, "A"));
	ck_assert_int_eq(arg->kind, GS_ARG_GREF);
	ck_assert_uint_eq(arg->domid, 7);
	ck_assert_ptr_null(arg->text);
	ck_assert_uint_eq(arg->pos.column, 10);
	ck_assert_uint_eq(arg->pos.length, 3);
	ck_assert_uint_eq(gs_statement_arg_n(map, "gref", 1)->number, 9);
	ck_assert_ptr_null(gs_statement_arg_n(map, "gref", 2));
	ck_assert_uint_eq(gs_statement_number(map, "nothing", 42), 42);
	arg = gs_statement_arg(sc_statement(script->statements, 5), "slot");
	ck_assert(arg->kind == GS_ARG_SLOT && arg->number == 1 && arg->domid == 0);
	arg = gs_statement_arg(sc_statement(script->statements, 6), "slot");
	ck_assert(arg->kind == GS_ARG_SLOT && arg->number == 0);
	arg = gs_statement_arg(sc_statement(script->statements, 7), "page");
	ck_assert(arg->kind == GS_ARG_PAGE_OF && arg->domid == 7);
	ck_assert_uint_eq(gs_statement_arg(pins, "is")->number, GS_LE);
}
END_TEST

START_TEST(options_in_any_order)
{
	g_autoptr(GsScript) script = sc_parse("domain 3 linux hvm vcpus 2 unbooted pages 64");
	const GsStatement *domain = sc_statement(script->statements, 0);

	ck_assert_uint_eq(gs_statement_number(domain, "pages", 0), 64);
	ck_assert_uint_eq(gs_statement_number(domain, "vcpus", 0), 2);
	ck_assert(gs_statement_has(domain, "unbooted"));
}
END_TEST

START_TEST(blocks_inherit_their_domain)
{
	g_autoptr(GsScript) script = parse(
		"repeat 2 { 0: lazy-mmu { repeat 3 { interrupt { alloc-grant R };\n } } }\n");
	const GsStatement *inner = sc_statement(script->statements, 3);

	ck_assert(!inner->has_domid);
	for (guint depth = 0; inner->verb->id != GS_VERB_alloc_grant; depth++) {
		inner = sc_statement(inner->body, 0);
		ck_assert_int_eq(inner->has_domid, inner->verb->id != GS_VERB_repeat);
		ck_assert_uint_eq(inner->domid, 0);
		ck_assert_uint_lt(depth, 5);
	}
	ck_assert_uint_eq(inner->domid_pos.column, 12);
}
END_TEST

START_TEST(outcomes)
{
	g_autoptr(GsScript) script = parse(
		"0: map M 7:8, 7:9, 7:10, 7:11, 7:12, 7:13 -> okay, GNTST_eagain, ENOMEM, -5, any, "
		"fail after 3ms within 5ms\n"
		"0: page B -> crash\n"
		"0: page C\n");
	static const GsOutcome want[] = {
		{ .kind = GS_OUTCOME_STATUS, .value = 0 },
		{ .kind = GS_OUTCOME_STATUS, .value = -12 },
		{ .kind = GS_OUTCOME_ERRNO, .value = -12 },
		{ .kind = GS_OUTCOME_NUMBER, .value = -5 },
		{ .kind = GS_OUTCOME_ANY },
		{ .kind = GS_OUTCOME_FAIL },
	};
	const GsStatement *map = sc_statement(script->statements, 3);

	ck_assert_uint_eq(map->outcomes->len, G_N_ELEMENTS(want));
	for (guint i = 0; i < G_N_ELEMENTS(want); i++) {
		const GsOutcome *outcome = g_ptr_array_index(map->outcomes, i);

		ck_assert_int_eq(outcome->kind, want[i].kind);
		ck_assert_int_eq(outcome->value, want[i].value);
	}
	ck_assert(map->has_within && map->within_ns == 5000000);
	ck_assert(map->has_after && map->after_ns == 3000000);
	ck_assert_ptr_null(sc_statement(script->statements, 5)->outcomes);
}
END_TEST

/* Scripts that look odd and are right. */
static const char *const fine[] = {
	"0: page B;0: page C ; ;0: page D#x\n",
	"\r\n0: page B\r\n\t# comment \xc3\xa4\r\n",
	"0: map M 7:8->okay\n0: unmap M\t->  okay",
	"0: task { 0: page B } -> okay\n",
	"repeat 2 { 0: page B }\n0: fill B 1\n",
	"when fault no-prealloc { 0: page B }\nwhen no fault { 0: page B }\n0: fill B 1",
	"0: map M 9:8 -> bad_domain\n",
	"0: page P\n0: grant R P to 9\n",
	"0: map M 7 : 8\n0: touch M [ 0 ]",
	"domain 3 linux-6.1+no-prealloc fault no-prealloc pvh\n",
	"7: page A2 filled 255\n7: copy 7:1, 7:2 to A -> okay, EFAULT",
};

START_TEST(odd_but_right)
{
	g_autofree char *all = g_strconcat(head, fine[_i], NULL);
	g_autofree char *found = sc_diagnose(all);

	ck_assert_str_eq(found, "");
}
END_TEST

START_TEST(byte_order_mark)
{
	g_autoptr(GsScript) script = sc_parse("\xef\xbb\xbfwait 1ms");

	ck_assert_uint_eq(sc_statement(script->statements, 0)->pos.column, 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ast");
	TCase *tc = tcase_create("ast");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, durations, 0, G_N_ELEMENTS(numbers));
	tcase_add_test(tc, arguments_by_slot);
	tcase_add_test(tc, options_in_any_order);
	tcase_add_test(tc, blocks_inherit_their_domain);
	tcase_add_test(tc, outcomes);
	tcase_add_loop_test(tc, odd_but_right, 0, G_N_ELEMENTS(fine));
	tcase_add_test(tc, byte_order_mark);
	return run_suite(suite);
}
