/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Recording, writing and reading a trace: what no script shows. */
#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "trace/json.h"
#include "trace/read.h"
#include "trace/write.h"
#include "world/world.h"
#include "../../lib/run-suite.h"

static GsWorld *world;

static void begin(gsize words)
{
	HvMachineConfig machine = { .frames = 64 };

	world = gs_world_new(hv_model(), &machine, 1, gs_trace_new(words), NULL);
}

static void end(void)
{
	GsTrace *trace = world->trace;

	gs_world_free(world);
	gs_trace_free(trace);
}

/* The record at a place as a line, without the newline. */
static char *line_at(gsize place)
{
	GString *json = g_string_new(NULL);

	gs_trace_write_event(json, gs_trace_at(world->trace, place), 5, NULL);
	return g_strchomp(g_string_free(json, FALSE));
}

START_TEST(numbers_that_a_double_cannot_hold)
{
	g_autofree char *first = NULL, *second = NULL;

	begin(GS_TRACE_WORDS);
	gs_trace(world, GS_TRACE_P2M, 7, 1ull << 53, HV_INVALID_MFN, HV_P2M_INVALID);
	gs_trace(world, GS_TRACE_PAGE_OUT, 7, (1ull << 53) + 1);
	first = line_at(0);
	second = line_at(gs_trace_size(gs_trace_at(world->trace, 0)));
	ck_assert_ptr_nonnull(strstr(first, "\"gfn\":9007199254740992,\"mfn\":null,"));
	ck_assert_ptr_nonnull(strstr(second, "\"gfn\":\"0x20000000000001\"}"));
	end();
}
END_TEST

START_TEST(a_full_trace_is_a_beginning)
{
	gsize len;

	begin(20);
	gs_trace(world, GS_TRACE_PAGE_OUT, 7, 1);
	gs_trace(world, GS_TRACE_PAGE_OUT, 7, 2);
	gs_trace(world, GS_TRACE_GROW, 7, 1, 2); /* a word too long */
	ck_assert_uint_eq(gs_trace_dropped(world->trace), 0);
	len = gs_trace_len(world->trace);
	ck_assert_uint_eq(len, 16);
	gs_trace(world, GS_TRACE_GROW, 7, 1, 2);
	gs_trace_bare(world, GS_TRACE_SLEEP_END, 7); /* would fit, but is later */
	ck_assert_uint_eq(gs_trace_dropped(world->trace), 2);
	ck_assert_uint_eq(gs_trace_len(world->trace), len);
	ck_assert_ptr_null(gs_trace_at(world->trace, len));
	end();
}
END_TEST

static const struct {
	const char *text, *json;
} texts[] = {
	{ "", "\"\"" },
	{ "a \"b\" \\", "\"a \\\"b\\\" \\\\\"" },
	{ "\n\t\x7f", "\"\\n\\u0009\\u007f\"" },
	{ "caf\xc3\xa9", "\"caf\xc3\xa9\"" },
	{ "caf\xe9", "\"caf\xef\xbf\xbd\"" },
	{ NULL, "null" },
};

START_TEST(texts_are_escaped)
{
	GString *json = g_string_new(NULL);

	gs_json_text(json, texts[_i].text);
	ck_assert_str_eq(json->str, texts[_i].json);
	g_string_free(json, TRUE);
}
END_TEST

#define HEADER \
	"{\"trace\":\"gntsim\",\"version\":1,\"script\":\"s\",\"kernel\":\"k\"," \
	"\"hypervisor\":\"model\",\"seed\":1,\"domains\":[],\"source\":\"\"}\n"
#define VERDICT(n) \
	"{\"n\":" #n ",\"t\":0,\"event\":\"verdict\",\"verdict\":\"PASS\",\"decided\":0,\"text\":null,\"dropped\":0}\n"
#define SLEEP(members) "{\"n\":0,\"t\":0,\"event\":\"sleep\"" members "}\n"

/* What is wrong with a file; NULL: nothing. */
static char *wrong_with(const char *contents)
{
	g_autofree char *path = NULL;
	g_autoptr(GsTraceReader) reader = NULL;
	g_autoptr(GError) error = NULL;
	char *text = NULL;

	close(g_file_open_tmp("gntsim-test-XXXXXX", &path, NULL));
	ck_assert(g_file_set_contents(path, contents, -1, NULL));
	reader = gs_trace_reader_open(path, &error);
	ck_assert_ptr_nonnull(reader);
	while (gs_trace_reader_next(reader, &error))
		;
	if (error) {
		ck_assert(g_str_has_prefix(error->message, path));
		text = g_strdup(error->message + strlen(path));
	}
	g_unlink(path);
	return text;
}

static const struct {
	const char *contents, *wrong;
} files[] = {
	{ HEADER SLEEP(",\"ns\":3") VERDICT(1), NULL },
	{ HEADER VERDICT(0) HEADER VERDICT(0), NULL },
	{ "", " is empty: not a trace of gntsim run --trace" },
	{ "rubbish\n", ":1: not JSON: " },
	{ "[1]\n", ":1: not a JSON object" },
	{ VERDICT(0), ":1: an event before the header of its run" },
	{ HEADER HEADER, ":2: a run begins before the one above has its verdict" },
	{ HEADER SLEEP(",\"ns\":3"), ":2: the file ends here, in the midst of a run" },
	{ HEADER "{\"n\":0", ":2: the file ends in the midst of this line" },
	{ HEADER VERDICT(3), ":2: event 3 where 0 must come" },
	{ HEADER "{\"n\":0,\"t\":0,\"event\":\"nap\"}\n", ":2: there is no event \"nap\": gntsim list events" },
	{ HEADER "{\"n\":0,\"t\":0}\n", ":2: \"event\" is missing" },
	{ HEADER "{\"t\":0,\"event\":\"sleep\",\"ns\":3}\n", ":2: \"n\" is missing" },
	{ HEADER SLEEP(""), ":2: \"ns\" is missing" },
	{ HEADER SLEEP(",\"ns\":-3"), ":2: \"ns\" is of a wrong type" },
	{ HEADER SLEEP(",\"ns\":\"3\""), ":2: \"ns\" is of a wrong type" },
	{ HEADER SLEEP(",\"ns\":3,\"more\":4"), ":2: an event \"sleep\" has no \"more\"" },
	{ HEADER SLEEP(",\"ns\":3,\"task\":null"), ":2: \"task\" is of a wrong type" },
	{ "{\"trace\":\"gntsim\"}\n", ":1: \"version\" is missing" },
	{ "{\"trace\":\"gntsim\",\"version\":2,\"script\":\"s\",\"kernel\":\"k\",\"hypervisor\":\"m\","
	  "\"seed\":1,\"domains\":[],\"source\":\"\"}\n",
	  ":1: a trace of version 2: this gntsim reads version 1" },
};

START_TEST(a_file_is_held_against_the_table)
{
	g_autofree char *wrong = wrong_with(files[_i].contents);

	if (!files[_i].wrong)
		ck_assert_msg(!wrong, "%s", wrong);
	else
		ck_assert_msg(wrong && g_str_has_prefix(wrong, files[_i].wrong), "\"%s\", wanted \"%s\"",
			      wrong, files[_i].wrong);
}
END_TEST

START_TEST(no_file)
{
	g_autoptr(GError) error = NULL;

	ck_assert_ptr_null(gs_trace_reader_open("/no/such", &error));
	ck_assert_str_eq(error->message, "/no/such cannot be read: No such file or directory");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("trace");
	TCase *tcase = tcase_create("trace");

	tcase_add_test(tcase, numbers_that_a_double_cannot_hold);
	tcase_add_test(tcase, a_full_trace_is_a_beginning);
	tcase_add_loop_test(tcase, texts_are_escaped, 0, G_N_ELEMENTS(texts));
	tcase_add_loop_test(tcase, a_file_is_held_against_the_table, 0, G_N_ELEMENTS(files));
	tcase_add_test(tcase, no_file);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
