/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Making a sequence small that shows a difference: delta debugging (Zeller and
 * Hildebrandt 2002) over the operations, then over the slots of batches, then
 * over arguments.  A try counts if the same field differs after the same kind of
 * operation.
 */
#include "run.h"

#include <string.h>

typedef struct {
	const DfPair *pair;
	DfSequence *best;
	DfField field;
	DfKind kind;
} Shrink;

static DfSequence *copy_without(const DfSequence *from, guint at, guint n)
{
	DfSequence *sequence = df_sequence_new();

	sequence->setting = from->setting;
	for (guint i = 0; i < from->ops->len; i++)
		if (i < at || i >= at + n)
			g_ptr_array_add(sequence->ops, df_op_copy(from->ops->pdata[i]));
	return sequence;
}

/* Takes the sequence over; TRUE if it is the new best one. */
static gboolean try(Shrink *shrink, DfSequence *sequence)
{
	DfDifference difference = {0};
	gboolean same_kind = df_run_sequence(shrink->pair, sequence, 1, &difference, NULL) &&
			     difference.field == shrink->field && difference.kind == shrink->kind;

	df_difference_clear(&difference);
	if (same_kind) {
		df_sequence_free(shrink->best);
		shrink->best = sequence;
	} else {
		df_sequence_free(sequence);
	}
	return same_kind;
}

static gboolean fewer_ops(Shrink *shrink)
{
	gboolean any = FALSE;

	for (guint chunk = MAX(shrink->best->ops->len / 2, 1);; chunk /= 2) {
		/* From the end: what comes before is more often needed. */
		for (guint end = shrink->best->ops->len; end > 0;) {
			guint n = MIN(chunk, end);

			if (try(shrink, copy_without(shrink->best, end - n, n)))
				any = TRUE;
			end = MIN(end - n, shrink->best->ops->len);
		}
		if (chunk <= 1)
			return any;
	}
}

static gboolean fewer_slots(Shrink *shrink)
{
	gboolean any = FALSE;

	for (guint i = shrink->best->ops->len; i-- > 0;)
		for (guint slot = 0; i < shrink->best->ops->len;) {
			DfSequence *less;
			DfOp *op = shrink->best->ops->pdata[i];

			if (op->count == 1 || slot >= op->count)
				break;
			less = copy_without(shrink->best, 0, 0);
			op = less->ops->pdata[i];
			memmove(&op->slot[slot], &op->slot[slot + 1],
				(op->count - slot - 1) * sizeof(DfSlot));
			op->count--;
			if (try(shrink, less))
				any = TRUE;
			else
				slot++;
		}
	return any;
}

/* What is simpler to read than any other value of that type. */
static guint64 simplest(DfType type, guint n)
{
	switch (type) {
	case DF_T_GTF:
		return n ? GTF_permit_access : GTF_permit_access | GTF_readonly;
	case DF_T_MAPFLAGS:
		return n ? GNTMAP_host_map : GNTMAP_host_map | GNTMAP_readonly;
	case DF_T_LENGTH:
		return n ? 0 : 64;
	case DF_T_REF:
		return n ? 0 : 8;
	case DF_T_ADDR:
		return DF_SYMBOL(DF_SLOT, 0, n ? 0 : 1, 0);
	case DF_T_HANDLE:
	case DF_T_FRAME:
	case DF_T_REF_OR_FRAME:
	case DF_T_PTR:
		return G_MAXUINT64 - 1; /* there is none */
	default:
		return type == DF_T_NUMBER;
	}
}

static gboolean simpler_argument(Shrink *shrink, guint i, guint slot, guint column)
{
	const DfOp *op = shrink->best->ops->pdata[i];
	guint64 now = op->slot[slot].arg[column];
	DfType type = df_kinds[op->kind].column[column].type;

	for (guint n = 2; n-- > 0;) {
		guint64 v = simplest(type, n);
		DfSequence *less;

		if (v == now || v == G_MAXUINT64 - 1)
			return FALSE;
		less = copy_without(shrink->best, 0, 0);
		((DfOp *)less->ops->pdata[i])->slot[slot].arg[column] = v;
		if (try(shrink, less))
			return TRUE;
	}
	return FALSE;
}

static gboolean plainer_op(Shrink *shrink, guint i, gboolean refuse, gboolean interrupt)
{
	const DfOp *op = shrink->best->ops->pdata[i];
	DfSequence *less;
	DfOp *plain;

	if (!(refuse && (op->refuse || op->vcpu)) && !(interrupt && op->interrupt))
		return FALSE;
	less = copy_without(shrink->best, 0, 0);
	plain = less->ops->pdata[i];
	if (refuse)
		plain->refuse = DF_REFUSE_NOTHING, plain->vcpu = 0;
	if (interrupt)
		plain->interrupt = 0;
	return try(shrink, less);
}

static void simpler_arguments(Shrink *shrink)
{
	for (guint i = 0; i < shrink->best->ops->len; i++) {
		const DfOp *op = shrink->best->ops->pdata[i];
		guint count = op->count;
		guint columns = df_columns(op->kind);

		plainer_op(shrink, i, TRUE, FALSE);
		plainer_op(shrink, i, FALSE, TRUE);
		for (guint slot = 0; slot < count; slot++)
			for (guint c = 0; c < columns && i < shrink->best->ops->len; c++)
				simpler_argument(shrink, i, slot, c);
	}
}

/* With every domain there from the start none needs to be created. */
static gboolean all_domains(Shrink *shrink)
{
	DfSequence *more = df_sequence_new();

	more->setting = shrink->best->setting;
	more->setting.domains = DF_DOMAINS;
	more->setting.frames = MAX(more->setting.frames, 1024);
	for (guint i = 0; i < shrink->best->ops->len; i++) {
		const DfOp *op = shrink->best->ops->pdata[i];

		if (op->kind != DF_CREATE)
			g_ptr_array_add(more->ops, df_op_copy(op));
	}
	if (more->ops->len < shrink->best->ops->len)
		return try(shrink, more);
	df_sequence_free(more);
	return FALSE;
}

/* Fewer domains, and frames to spare. */
static void simpler_setting(Shrink *shrink)
{
	while (shrink->best->setting.domains > 1) {
		DfSequence *less = copy_without(shrink->best, 0, 0);

		less->setting.domains--;
		if (!try(shrink, less))
			break;
	}
	for (guint i = 0; i < DF_DOMAINS; i++) {
		DfSequence *less = copy_without(shrink->best, 0, 0);

		less->setting.domain[i].vcpus = 1;
		less->setting.domain[i].max_grant_frames = 64;
		less->setting.domain[i].max_maptrack_frames = 1024;
		try(shrink, less);
	}
}

void df_shrink(const DfPair *pair, DfSequence *sequence, DfDifference *difference)
{
	Shrink shrink = {
		.pair = pair, .best = copy_without(sequence, 0, 0), .field = difference->field,
		.kind = difference->kind,
	};
	GPtrArray *ops;

	/* Where everything was compared now and then only: the first step that shows. */
	df_run_sequence(pair, shrink.best, pair->stride, difference, NULL);
	shrink.field = difference->field;
	shrink.kind = difference->kind;
	while (fewer_ops(&shrink) || all_domains(&shrink) || fewer_slots(&shrink))
		;
	simpler_arguments(&shrink);
	simpler_setting(&shrink);
	fewer_ops(&shrink);
	df_run_sequence(pair, shrink.best, 1, difference, NULL);
	ops = sequence->ops;
	sequence->ops = shrink.best->ops;
	shrink.best->ops = ops;
	sequence->setting = shrink.best->setting;
	df_sequence_free(shrink.best);
}
