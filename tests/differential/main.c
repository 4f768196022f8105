/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gntsim-diff: the same random operations on two hypervisors, everything they
 * answer and everything that can be seen of them compared.  Exit status: 0 they
 * agree, 1 they differ, 2 something is wrong with the arguments, 77 a hypervisor
 * is missing.  What is printed of a difference is what --replay reads.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "run.h"
#include "subject.h"

static gint64 first_seed = 1, seeds = 1, operations = 10000;
static gint stride = 16;
static char *name_a, *name_b, *replay, *scenario_file;
static gboolean found_wanted, complete, quiet, list, closely;

static const GOptionEntry entries[] = {
	{ "seed", 0, 0, G_OPTION_ARG_INT64, &first_seed, "the first seed (1)", "N" },
	{ "seeds", 0, 0, G_OPTION_ARG_INT64, &seeds, "how many runs, a seed each (1)", "N" },
	{ "operations", 0, 0, G_OPTION_ARG_INT64, &operations,
	  "operations of a run, slots counted one by one (10000)", "N" },
	{ "a", 0, 0, G_OPTION_ARG_STRING, &name_a, "one hypervisor (model)", "NAME" },
	{ "b", 0, 0, G_OPTION_ARG_STRING, &name_b,
	  "the other: model, model:FAULT, wrong:NAME or a path with a / (model)", "NAME" },
	{ "stride", 0, 0, G_OPTION_ARG_INT, &stride,
	  "compare what an operation does not touch after every Nth only (16)", "N" },
	{ "closely", 0, 0, G_OPTION_ARG_NONE, &closely,
	  "compare everything after every operation: --stride 1", NULL },
	{ "replay", 0, 0, G_OPTION_ARG_FILENAME, &replay, "run the operations in a file", "FILE" },
	{ "scenario", 0, 0, G_OPTION_ARG_FILENAME, &scenario_file,
	  "write what is found as a scenario of gntsim, if that can say it", "FILE" },
	{ "find", 0, 0, G_OPTION_ARG_NONE, &found_wanted,
	  "a difference is wanted: exit status 0 if one is found, 1 if not", NULL },
	{ "complete", 0, 0, G_OPTION_ARG_NONE, &complete,
	  "fail if a status that the generator should reach never came", NULL },
	{ "quiet", 0, 0, G_OPTION_ARG_NONE, &quiet, "no summary, and a difference is not made smaller", NULL },
	{ "list", 0, 0, G_OPTION_ARG_NONE, &list, "list the wrong hypervisors and the faults",
	  NULL },
	{ NULL, 0, 0, 0, NULL, NULL, NULL },
};

static void print_difference(const DfPair *pair, guint64 seed, DfSequence *sequence,
			     DfDifference *difference)
{
	guint before = sequence->ops->len;
	g_autofree char *ops = NULL, *scenario = NULL;
	g_autoptr(GError) error = NULL;
	const char *why_not = NULL;

	if (!replay || quiet)
		printf("# seed %" G_GUINT64_FORMAT ", step %u: %s\n", seed, before,
		       difference->text);
	if (quiet)
		return;
	df_shrink(pair, sequence, difference);
	ops = df_sequence_to_text(sequence);
	printf("# %s (A) and %s (B) differ: %s\n# %u of %u operations:\n%s", pair->a, pair->b,
	       difference->text, sequence->ops->len, before, ops);
	if (!scenario_file)
		return;
	scenario = df_scenario(pair, sequence, difference, &why_not);
	if (!scenario)
		printf("# no scenario: the language has no words for this %s\n", why_not);
	else if (!g_file_set_contents(scenario_file, scenario, -1, &error))
		fprintf(stderr, "gntsim-diff: %s\n", error->message);
}

static int missing(const GError *error)
{
	fprintf(stderr, "gntsim-diff: %s\n", error->message);
	return g_error_matches(error, HV_ERROR, HV_ERROR_SYSTEM) ? 77 : 2;
}

static int do_replay(const DfPair *pair)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(DfSequence) sequence = df_sequence_from_file(replay, &error);
	DfDifference difference = {0};

	if (!sequence)
		return missing(error);
	if (df_run_sequence(pair, sequence, G_MAXUINT, &difference, &error))
		print_difference(pair, 0, sequence, &difference);
	else if (error)
		return missing(error);
	else
		printf("no difference in %u operations\n", sequence->ops->len);
	return (difference.field != DF_SAME) != found_wanted;
}

static void progress(gint64 done, gint64 all)
{
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " runs%s", done, all,
			done == all ? "\n" : "");
}

static void summary(guint64 done, gint64 runs)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (quiet)
		return;
	df_stats_report(text);
	printf("%" G_GUINT64_FORMAT " operations in %" G_GINT64_FORMAT " runs, of A:\n%s", done,
	       runs, text->str);
	g_string_truncate(text, 0);
	df_known_report(text);
	printf("Known differences, and how often each was met:\n%s", text->str);
}

static int do_seeds(const DfPair *pair)
{
	g_autoptr(GString) text = g_string_new(NULL);
	guint64 done = 0;
	gint64 i;

	for (i = 0; i < seeds; i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(DfSequence) sequence = NULL;
		DfDifference difference = {0};
		guint64 seed = (guint64)(first_seed + i);

		sequence = df_run_seed(pair, seed, (guint64)operations, &done, &difference, &error);
		if (!sequence)
			return missing(error);
		if (difference.field) {
			print_difference(pair, seed, sequence, &difference);
			printf("# found after %" G_GUINT64_FORMAT " operations\n", done);
			df_difference_clear(&difference);
			return !found_wanted;
		}
		progress(i + 1, seeds);
	}
	summary(done, seeds);
	if (complete && !df_stats_complete(text)) {
		printf("never reached:%s\n", text->str);
		return 1;
	}
	if (found_wanted)
		printf("no difference found in %" G_GUINT64_FORMAT " operations\n", done);
	return found_wanted;
}

static int do_list(void)
{
	for (guint i = 0; i < df_wrong_count; i++)
		printf("wrong:%s\t%s\n", df_wrong_table[i].name, df_wrong_table[i].meaning);
	for (guint i = 0; i < hv_fault_count; i++)
		printf("model:%s\t%s\n", hv_fault_table[i].name, hv_fault_table[i].meaning);
	return 0;
}

/* Machines that broke are left open: shrinking may leave many. */
static void many_files(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit))
		return;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
}

int main(int argc, char **argv)
{
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) error = NULL;
	DfPair pair;

	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error) || argc > 1 || stride < 1) {
		fprintf(stderr, "gntsim-diff: %s\n", error ? error->message : "bad arguments");
		return 2;
	}
	if (closely)
		stride = 1;
	pair = (DfPair){name_a ? name_a : "model", name_b ? name_b : "model", (guint)stride};
	many_files();
	df_signal_catch();
	if (list)
		return do_list();
	return replay ? do_replay(&pair) : do_seeds(&pair);
}
