/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs: one sequence of operations on two hypervisors, drawn or given. */
#ifndef DF_RUN_H
#define DF_RUN_H

#include "compare.h"

G_BEGIN_DECLS

/* The two hypervisors, by name as in subject.h. */
typedef struct {
	const char *a, *b;
	guint stride; /* everything is compared after so many steps */
} DfPair;

typedef struct {
	DfSetting setting;
	GPtrArray *ops; /* of DfOp */
} DfSequence;

DfSequence *df_sequence_new(void);
void df_sequence_free(DfSequence *sequence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DfSequence, df_sequence_free)

/* The lines that --replay reads. */
char *df_sequence_to_text(const DfSequence *sequence);
DfSequence *df_sequence_from_file(const char *path, GError **error);

/*
 * Draws and runs until so many operations (slots count one by one) are done or
 * the two differ.  The sequence so far is the result; *done is added to.  NULL and
 * an error if a hypervisor could not be had.
 */
DfSequence *df_run_seed(const DfPair *pair, guint64 seed, guint64 operations, guint64 *done,
			DfDifference *difference, GError **error);
/*
 * The same for a given sequence; it is cut after the step that differs.  Everything
 * is compared after the last `closely` steps.
 */
gboolean df_run_sequence(const DfPair *pair, DfSequence *sequence, guint closely,
			 DfDifference *difference, GError **error);

/* shrink.c: the same difference with as little as possible. */
void df_shrink(const DfPair *pair, DfSequence *sequence, DfDifference *difference);

/* scenario.c: the sequence as a scenario of gntsim; NULL and why not. */
char *df_scenario(const DfPair *pair, const DfSequence *sequence, const DfDifference *difference,
		  const char **why_not);

/* stats.c: what came out, by kind of operation; of world A. */
void df_stats_step(const DfWorld *world, const DfOp *op);
void df_stats_pile(const DfWorld *world);
void df_stats_run(gboolean bug); /* one is over, by a BUG of both */
void df_stats_report(GString *text);
/* FALSE if a status of the map, unmap or copy table never came. */
gboolean df_stats_complete(GString *missing);

G_END_DECLS

#endif
