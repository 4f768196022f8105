/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The next operation: which kind, whose, how many slots. */
#include "draw.h"

static DfKind draw_kind(DfDraw *draw)
{
	guint sum = 0, at;

	for (guint i = 0; i < DF_KINDS; i++)
		sum += draw->setting->weight[i];
	at = df_below(&draw->random, sum);
	for (guint i = 0;; i++) {
		if (at < draw->setting->weight[i])
			return (DfKind)i;
		at -= draw->setting->weight[i];
	}
}

/* A kind that means nothing to this type of guest is tried now and then only. */
static gboolean suits(DfDraw *draw, DfKind kind, guint dom)
{
	gboolean translated = df_translated(draw->world, dom);
	gboolean wrong = FALSE;

	if (kind == DF_L1_ATTACH || kind == DF_UPDATE_VA || kind == DF_MMU_UPDATE ||
	    kind == DF_TRANSFER || kind == DF_GET_STATUS_FRAMES || kind == DF_UNMAP_REPLACE)
		wrong = translated;
	else if (kind == DF_ADD_TO_PHYSMAP || kind == DF_REMOVE_FROM_PHYSMAP ||
		 (kind >= DF_NOMINATE && kind <= DF_ACCESS))
		wrong = !translated;
	return !wrong || df_chance(&draw->random, 20);
}

/* Creating what exists already is tried now and then only, too. */
static gboolean room_for_one(DfDraw *draw)
{
	for (guint i = 0; i < DF_DOMAINS; i++)
		if (df_draw_may_create(draw, i))
			return TRUE;
	return df_chance(&draw->random, 20);
}

static guint draw_count(DfDraw *draw, DfKind kind)
{
	if (!df_kinds[kind].batch)
		return 1;
	return 1 + df_below(&draw->random, 1 + df_below(&draw->random, draw->setting->batch));
}

static void draw_refusal(DfDraw *draw, DfOp *op)
{
	gboolean list = op->kind == DF_SETUP_TABLE || op->kind == DF_GET_STATUS_FRAMES;

	if (!df_kinds[op->kind].size ||
	    !df_chance(&draw->random, draw->setting->errors / (list ? 1 : 4)))
		return;
	op->refuse = (DfRefuse)(1 + df_below(&draw->random, 3));
	op->refuse_from = df_below(&draw->random, op->count);
}

/* A crashed domain does nothing more: it is taken away, so that a new one can come. */
static guint crashed(const DfDraw *draw)
{
	for (guint i = 0; i < DF_DOMAINS; i++)
		if (draw->world->dom[i] && draw->world->crashed[i])
			return i;
	return DF_DOMAINS;
}

/* With care, a grant is made where there is none to use. */
static DfKind needs_grant(DfDraw *draw, DfKind kind, guint dom)
{
	guint64 granter, ref;

	if (dom == DF_DOMAINS || !df_draw_careful(draw) ||
	    df_draw_grant(draw, dom, FALSE, &granter, &ref))
		return kind;
	return DF_ENTRY;
}

DfOp *df_draw_op(DfDraw *draw)
{
	DfKind kind = draw_kind(draw);
	guint dom = df_draw_domain(draw);
	const DfLive *live;
	DfOp *op;

	if (crashed(draw) < DF_DOMAINS && (dom == DF_DOMAINS || df_chance(&draw->random, 20)))
		return df_op_new(DF_DESTROY, crashed(draw), 1);
	for (guint i = 0; i < 8 && dom < DF_DOMAINS && !suits(draw, kind, dom); i++)
		dom = df_draw_domain(draw);
	if (kind == DF_CREATE && !room_for_one(draw))
		kind = DF_ENTRY;
	if (kind == DF_UNMAP || kind == DF_UNMAP_REPLACE) {
		live = df_draw_live(draw, DF_DOMAINS);
		if (live)
			dom = live->dom;
		else if (!df_draw_wrong(draw))
			kind = DF_MAP;
	}
	if (kind == DF_MAP || kind == DF_COPY)
		kind = needs_grant(draw, kind, dom);
	if (dom == DF_DOMAINS) {
		kind = DF_CREATE;
		dom = 0;
	}
	op = df_op_new(kind, dom, draw_count(draw, kind));
	op->vcpu = draw->setting->domain[dom].vcpus > 1 && df_chance(&draw->random, 300);
	draw_refusal(draw, op);
	if (df_kinds[kind].batch && df_kinds[kind].cmd >= 0 && !draw->no_preempt &&
	    df_chance(&draw->random, draw->setting->interrupts))
		op->interrupt = 1 + df_below(&draw->random, op->count);
	for (guint i = 0; i < op->count; i++)
		if (kind >= DF_MAP && kind <= DF_GNTTAB_RAW)
			df_draw_gnttab(draw, op, &op->slot[i]);
		else
			df_draw_other(draw, op, &op->slot[i]);
	return op;
}
