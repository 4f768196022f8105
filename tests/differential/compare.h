/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two worlds after the same operation: what differs first, if anything. */
#ifndef DF_COMPARE_H
#define DF_COMPARE_H

#include "world.h"

G_BEGIN_DECLS

/* What differed; shrinking keeps to one of these. */
typedef enum {
	DF_SAME,
	DF_IN_RESULT, DF_IN_STATUS, DF_IN_ARGUMENTS, DF_IN_LIST, DF_IN_CALLBACKS,
	DF_IN_DOMAINS, DF_IN_ENTRIES, DF_IN_PINS, DF_IN_TABLE_BYTES, DF_IN_L1,
	DF_IN_TABLE_SIZE, DF_IN_MAPPINGS, DF_IN_P2M, DF_IN_PAGES, DF_IN_FREE_FRAMES,
	DF_IN_CHECK, /* one of them says that it disagrees with itself */
} DfField;

typedef struct {
	DfField field;
	DfKind kind;  /* of the operation after which it was seen */
	char *text;   /* one line */
} DfDifference;

void df_difference_clear(DfDifference *difference);
void df_differ(DfDifference *difference, DfField field, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/*
 * What one operation can show: its answers, the callbacks, the entries with low
 * refs, tables and page tables.  Known differences are made equal and counted.
 * FALSE if they differ.
 */
gboolean df_compare_step(DfWorld *a, DfWorld *b, const DfOp *op, DfDifference *difference);
/* Everything that the interface lets one see. */
gboolean df_compare_all(DfWorld *a, DfWorld *b, DfDifference *difference);

/* compare-state.c: the part of the state that both of them look at. */
gboolean df_compare_entries(DfWorld *a, DfWorld *b, guint dom, guint limit,
			    DfDifference *difference);
gboolean df_compare_tables(DfWorld *a, DfWorld *b, guint dom, DfDifference *difference);
gboolean df_compare_p2m(DfWorld *a, DfWorld *b, guint dom, HvGfn gfn, DfDifference *difference);

/* known-differences.c */
gboolean df_known(const DfWorld *a, const DfWorld *b, const DfOp *op, guint slot, long in_a,
		  long in_b);
/* How often each was used: lines. */
/* Nothing can be compared from here on: see the first row. */
gboolean df_known_ambiguous(const DfWorld *a, const DfWorld *b);
/* This copy was bounded by the harness, or this death ended in a BUG: the first two rows. */
gboolean df_known_endless(DfWorld *a, const DfWorld *b, const DfOp *op);
void df_known_report(GString *text);

G_END_DECLS

#endif
