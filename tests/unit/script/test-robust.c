/* SPDX-License-Identifier: GPL-2.0-or-later */
/* No bytes make the front end crash, hang or leak: mutated scripts and plain noise. */
#include <string.h>

#include "fixture.h"

#define INPUTS 20000
#define LONGEST 2000

static const char *const seeds[] = {
	"domain 0 linux pv\ndomain 7 bare hvm\npager domain 7 latency 40ms run-by 0\n7: page A\n"
	"7: grant 8 A to 0 rw\n7: page-out A\n0: map M 7:8 -> okay within 60ms\n0: touch M[0]\n"
	"expect retries 7:8 >= 8\nexpect entry 7:8 flags permit_access reading writing\n",
	"domain 1 linux fault no-prealloc pv max-grant-frames 4\n1: lazy-mmu {\n"
	"  interrupt { alloc-grant R }\n}\nexpect violation sleep-in-atomic in f times 2\n",
	"machine frames 64\nalso-on fault no-prealloc\nwhen no fault { repeat 3 { wait 1ms } }\n"
	"parallel { wait 1ms; wait 2s } # end\n",
	"domain 0 linux pv\ndomain 7 bare pv\n0: page B\n0: copy 7:8, 7:9 to B len 64 offset 0x10 "
	"-> eagain, -22 after 5us\n0: task vcpu 0 { page C -> fail } -> crash\n",
};

static const char *const pieces[] = {
	"{", "}", "{{", ";", "\n", "->", ",", ":", "[", "]", "=", "==", "\xc3\xa4", "\xff", "\t",
	"99999999999999999999", "-1", "0x", "5ms", "9223372036854775808s", "expect ", "7:8", "M[1]",
	"domain 1 linux pv\n", "\r\n", "#", "no", "within", "repeat 2 {",
};

static void mutate(GRand *rand, GString *text)
{
	gint at = g_rand_int_range(rand, 0, (gint)text->len + 1);
	gint n = g_rand_int_range(rand, 1, 9);

	switch (g_rand_int_range(rand, 0, 5)) {
	case 0:
		g_string_insert(text, at,
				pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
		break;
	case 1:
		g_string_erase(text, at, MIN(n, (gint)text->len - at));
		break;
	case 2:
		g_string_truncate(text, at);
		break;
	case 3: {
		g_autofree char *copy = g_strdup(text->str);

		g_string_insert(text, at, copy + MIN((gsize)(at / 2), strlen(copy)));
		break;
	}
	default:
		if (at < (gint)text->len)
			text->str[at] = (char)g_rand_int_range(rand, 0, 256);
		break;
	}
	if (text->len > LONGEST)
		g_string_truncate(text, LONGEST);
}

static void noise(GRand *rand, GString *text)
{
	static const char alphabet[] = "{}[]:;,-><=!# \n\tA1x7_.+\xc3\xa4";
	gint n = g_rand_int_range(rand, 0, 60);

	g_string_truncate(text, 0);
	while (n--)
		g_string_append_c(text, alphabet[g_rand_int_range(rand, 0, sizeof(alphabet))]);
}

/* Either a script or diagnostics, and these are printable UTF-8 text. */
static void check(const char *text, gsize len)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GsScript) script = gs_script_parse("test", text, len, &sc_names, diags);
	g_autofree char *messages = gs_diagnostics_format(diags);

	ck_assert_int_eq(script == NULL, *messages != '\0');
	ck_assert(g_utf8_validate(messages, -1, NULL));
	ck_assert_ptr_null(strchr(messages, '\033'));
}

START_TEST(random_bytes)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(20240607);
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < INPUTS; i++) {
		gint mutations = g_rand_int_range(rand, 1, 12);

		if (i % 8 == 0) {
			noise(rand, text);
		} else {
			g_string_assign(text, seeds[i % G_N_ELEMENTS(seeds)]);
			while (mutations--)
				mutate(rand, text);
		}
		check(text->str, text->len);
	}
}
END_TEST

START_TEST(much_of_everything)
{
	static const char *const units[] = { "{", "repeat 2 {", "}", "-> ", "7:", "[", "\xc3\xa4 ",
					     "wait\n", "foo ", "7: page A\n", "a,", "\n" };
	g_autoptr(GString) text = g_string_new(NULL);

	while (text->len < 200000)
		g_string_append(text, units[_i]);
	check(text->str, text->len);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("robust");
	TCase *tc = tcase_create("robust");

	suite_add_tcase(suite, tc);
	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, random_bytes);
	tcase_add_loop_test(tc, much_of_everything, 0, 12);
	return run_suite(suite);
}
