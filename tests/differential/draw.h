/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Drawing the next operation: at random, but knowing what world A looks like. */
#ifndef DF_DRAW_H
#define DF_DRAW_H

#include "world.h"

G_BEGIN_DECLS

typedef struct {
	DfRandom random;
	const DfSetting *setting;
	const DfWorld *world;
	guint next_id; /* of a map's slot */
	gboolean no_preempt;      /* one of the hypervisors cannot be told to be preempted */
} DfDraw;

DfOp *df_draw_op(DfDraw *draw);

/* draw-value.c: single values; each is wrong as often as the setting says. */
gboolean df_draw_wrong(DfDraw *draw);
guint df_draw_domain(DfDraw *draw);
guint64 df_draw_domid(DfDraw *draw, guint dom);
guint64 df_draw_ref(DfDraw *draw);
/* A ref of granter that is granted to dom, if a few tries find one. */
guint64 df_draw_granted(DfDraw *draw, guint granter, guint dom);
guint64 df_draw_frame(DfDraw *draw, guint dom);
guint64 df_draw_place(DfDraw *draw, guint dom, guint flags);
guint64 df_draw_gtf(DfDraw *draw, guint dom);
guint64 df_draw_mapflags(DfDraw *draw, guint dom);
guint64 df_draw_pte(DfDraw *draw, guint dom);
gboolean df_draw_alive(const DfDraw *draw, guint dom);
/* A mapping that has not been undone is at that place. */
gboolean df_draw_taken(const DfDraw *draw, guint dom, guint place);
/* A live mapping of the domain, or of any (DF_DOMAINS); NULL if there is none. */
const DfLive *df_draw_live(DfDraw *draw, guint dom);


/* draw-care.c: values with which an operation succeeds; FALSE if there are none. */
gboolean df_draw_careful(DfDraw *draw);
gboolean df_draw_good_frame(DfDraw *draw, guint dom, guint64 *frame);
gboolean df_draw_grant(DfDraw *draw, guint dom, gboolean write, guint64 *granter, guint64 *ref);
/* An entry that takes a page of dom's. */
gboolean df_draw_accepting(DfDraw *draw, guint dom, guint64 *to, guint64 *ref);
gboolean df_draw_good_entry(DfDraw *draw, const DfOp *op, DfSlot *slot);
gboolean df_draw_good_place(DfDraw *draw, const DfOp *op, DfSlot *slot);
/* As df_draw_live(), but not what an earlier slot of op undoes already. */
const DfLive *df_draw_other_live(DfDraw *draw, const DfOp *op, const DfSlot *slot);

/*
 * There is no such domain, and but for settings with reuse no mapping names it: real
 * Xen's run may end at the death of who has it (stale.c).
 */
gboolean df_draw_may_create(const DfDraw *draw, guint id);

/* draw-gnttab.c: one slot of a grant-table operation. */
void df_draw_gnttab(DfDraw *draw, const DfOp *op, DfSlot *slot);
/* draw-other.c: of any other. */
void df_draw_other(DfDraw *draw, const DfOp *op, DfSlot *slot);

G_END_DECLS

#endif
