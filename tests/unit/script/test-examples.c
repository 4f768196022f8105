/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the table and the documentation show must parse. */
#include <string.h>

#include "fixture.h"
#include "script/verb-help.h"

/* Lines before an example; it may itself bring what a line brings, by this tag. */
static const struct {
	char tag;
	const char *line;
} preamble[] = {
	{ '0', "domain 0 linux pv" },  { '1', "domain 1 linux pv" },
	{ '7', "domain 7 bare hvm" },  { 'A', "7: page A" },
	{ 'P', "1: page A" },          { 'B', "0: page B" },
	{ 'R', "1: alloc-grant R" },   { 'M', "0: map M 7:8, 7:9" },
	{ 'L', "1: alloc-refs L 4" },  { 'S', "1: alloc-seq S 4" },
	{ 'C', "1: request-free-callback C 8" }, { 'D', "1: page-cache C" },
	{ 'Q', "1: alloc-pages P 2" },
	{ 'T', "1: process T" },       { 'F', "1: T open F gntdev" },
	{ 'G', "1: T map-grant-ref G F 7:8" }, { 'V', "1: T mmap V G" },
	{ 'H', "1: T open H gntalloc" }, { 'J', "1: T alloc-gref J H to 7" },
	{ 'E', "1: event-channel E to 7" }, { 'I', "1: T pin I V" },
	{ 'U', "start T { 1: sleep 1ms }" },
	{ 'W', "1: T export-dmabuf D F 7:8" }, { 'X', "1: T dma-heap E length 2" },
};

static const char *tags_brought(const GsVerb *verb)
{
	if (verb->id == GS_VERB_domain)
		return "1PRLSCDQTFGVHJEIUWX";
	if (verb->id == GS_VERB_process)
		return "TFGVHJIWX";
	if (verb->id == GS_VERB_open)
		return "FGVIW";
	if (verb->id == GS_VERB_dma_heap)
		return "GVI";
	if (verb->id == GS_VERB_import_dmabuf)
		return "R";
	if (verb->id == GS_VERB_page)
		return "A";
	if (verb->id == GS_VERB_map || verb->id == GS_VERB_map_refs)
		return "M";
	if (verb->id == GS_VERB_start)
		return "U";
	if (verb->id == GS_VERB_each_allocation)
		return "P";
	return strstr(verb->example, "alloc-grant R") ? "R" : "";
}

static char *with_preamble(const GsVerb *verb)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < G_N_ELEMENTS(preamble); i++)
		if (!strchr(tags_brought(verb), preamble[i].tag))
			g_string_append_printf(text, "%s\n", preamble[i].line);
	g_string_append(text, verb->example);
	return g_string_free(text, FALSE);
}

START_TEST(every_example_parses)
{
	const GsVerb *verb = &gs_verb_table[_i];
	g_autofree char *text = with_preamble(verb);
	g_autoptr(GsScript) script = NULL;

	ck_assert_int_eq((int)verb->id, _i);
	if (verb->id == GS_VERB_include)
		return; /* there is no such file here: tests/cli/examples.sh */
	script = sc_parse(text);
	ck_assert_ptr_eq(sc_statement(script->statements, script->statements->len - 1)->verb, verb);
}
END_TEST

START_TEST(every_verb_has_help)
{
	g_autofree char *help = gs_verb_help(&gs_verb_table[_i]);

	ck_assert_ptr_nonnull(strstr(help, gs_verb_table[_i].name));
	ck_assert_ptr_nonnull(strstr(help, gs_verb_table[_i].meaning));
	ck_assert_ptr_nonnull(strstr(help, gs_verb_table[_i].example));
	ck_assert_ptr_null(strpbrk(help, "\t\r"));
}
END_TEST

START_TEST(help_is_readable)
{
	g_autofree char *grant = gs_verb_help(gs_verb_by_name("end-access"));
	g_autofree char *map = gs_verb_usage(gs_verb_by_name("map"));
	g_autofree char *entry = gs_verb_usage(gs_verb_by_name("expect entry"));
	g_autofree char *when = gs_verb_usage(gs_verb_by_name("when"));

	ck_assert_str_eq(grant,
			 "DOMID: end-access REF [page PAGE] "
			 "[-> OUTCOME, ... [within DURATION] [after DURATION]]\n"
			 "    gnttab_end_foreign_access; the ref is freed now or, if in use, "
			 "later (page: and the kernel drops the page's reference then)\n"
			 "    For domains that run a kernel.\n"
			 "    Example: 1: end-access R\n");
	ck_assert_str_eq(map, "DOMID: map MAP DOMID:REF, ... [rw|ro] [device] "
			      "[-> OUTCOME, ... [within DURATION] [after DURATION]]");
	ck_assert_str_eq(entry, "expect entry DOMID:REF flags FLAG ...");
	ck_assert_str_eq(when, "when [no fault] [fault FAULT] [linux COMPARISON X.Y] [hypervisor model|xen] "
			 "[plain|instrumented] { ... }");
}
END_TEST

START_TEST(the_specification_parses)
{
	g_autoptr(GsScript) script = sc_parse(
		"# A guest page is paged out; dom0 maps it; the pager needs 40 ms.\n"
		"machine  frames 4096\n"
		"domain 0 linux pv\n"
		"domain 1 linux fault no-prealloc pv\n"
		"domain 7 bare hvm\n"
		"pager    domain 7 latency 40ms run-by 0\n"
		"also-on  fault no-eagain-retry\n"
		"\n"
		"7: page A\n"
		"7: grant 8 A to 0 rw\n"
		"7: page-out A\n"
		"0: map M 7:8            -> okay within 60ms\n"
		"expect retries 7:8 >= 8\n"
		"expect entry 7:8 flags permit_access reading writing\n"
		"1: lazy-mmu {\n"
		"    interrupt { alloc-grant R }\n"
		"}\n"
		"expect no violation\n"
		"expect violation sleep-in-atomic in arch_gnttab_map_shared\n"
		"when fault no-prealloc { expect violation sleep-in-atomic in "
		"arch_gnttab_map_shared; expect running 1 }\n"
		"when no fault { expect no violation }\n"
		"when no fault linux < 6.12 hypervisor model { expect no violation }");

	ck_assert_uint_eq(script->statements->len, 18);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("examples");
	TCase *tc = tcase_create("examples");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, every_example_parses, 0, GS_VERB_COUNT);
	tcase_add_loop_test(tc, every_verb_has_help, 0, GS_VERB_COUNT);
	tcase_add_test(tc, help_is_readable);
	tcase_add_test(tc, the_specification_parses);
	return run_suite(suite);
}
