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
	guint dom, ref; /* of an entry or its pins: whose */
	char *text;   /* one line */
} DfDifference;

void df_difference_clear(DfDifference *difference);
void df_differ(DfDifference *difference, DfField field, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/*
 * After each operation: its answers and what it wrote back, the callbacks, which
 * domains exist, every byte of the grant tables and page tables, pins and status words
 * of the refs in use, p2m entries that were said to have changed and their pages,
 * entries, pages and places that the operation names, how many frames are free.
 * Known differences are made equal and counted.  FALSE if they differ.
 */
gboolean df_compare_step(DfWorld *a, DfWorld *b, const DfOp *op, DfDifference *difference);
/*
 * Everything that the interface lets one see, at a stride and at the end of a run: all
 * refs, all mappings, all p2m entries and the bytes of all pages that a domain owns or
 * maps; and the books of those that have some.
 */
gboolean df_compare_all(DfWorld *a, DfWorld *b, DfDifference *difference);

/* compare-named.c */
gboolean df_compare_named(DfWorld *a, DfWorld *b, const DfOp *op, DfDifference *difference);

/* compare-state.c: the part of the state that both of them look at. */
gboolean df_compare_entry(DfWorld *a, DfWorld *b, guint dom, grant_ref_t ref,
			  DfDifference *difference);
gboolean df_compare_entries(DfWorld *a, DfWorld *b, guint dom, guint limit,
			    DfDifference *difference);
gboolean df_compare_tables(DfWorld *a, DfWorld *b, guint dom, DfDifference *difference);
gboolean df_compare_p2m(DfWorld *a, DfWorld *b, guint dom, HvGfn gfn, DfDifference *difference);

/* known-differences.c: a slot's status, or the result where slot is G_MAXUINT. */
gboolean df_known(const DfWorld *a, const DfWorld *b, const DfOp *op, guint slot, long in_a,
		  long in_b);
/* That one of them is broken after this death, and the run at its end. */
gboolean df_known_stale(const DfWorld *a, const DfWorld *b, const DfOp *op);
/* That they are not the same after this unmap, and the run is at its end. */
gboolean df_known_robbed(DfWorld *a, const DfWorld *b, const DfOp *op);
/* That both have had a page table written by a copy, and the run is at its end. */
gboolean df_known_damage(const DfWorld *a, const DfWorld *b);
/* That one of them restarted this copy without end. */
gboolean df_known_endless(const DfWorld *a, const DfWorld *b, const DfOp *op);
/* How often each was used: lines. */
void df_known_report(GString *text);

G_END_DECLS

#endif
