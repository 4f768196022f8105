/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Running both sides, a step at a time. */
#include "run.h"

#include "draw.h"
#include "subject.h"

#define PILE_STRIDE 256 /* how often it is counted what has piled up */

/* The two sides of one run.  Freed in the order of the members. */
typedef struct {
	DfWorld *a, *b;
	DfSubject *subject_a, *subject_b;
} Sides;

static gboolean sides_broken(const Sides *sides)
{
	return (sides->a && sides->a->broken) || (sides->b && sides->b->broken);
}

static void sides_clear(Sides *sides)
{
	gboolean broken = sides_broken(sides);

	g_clear_pointer(&sides->a, df_world_free);
	g_clear_pointer(&sides->b, df_world_free);
	if (broken) /* its memory is still in use, its code may be */
		return;
	g_clear_pointer(&sides->subject_a, df_subject_close);
	g_clear_pointer(&sides->subject_b, df_subject_close);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sides, sides_clear)

static gboolean sides_open(Sides *sides, const DfPair *pair, const DfSetting *setting,
			   GError **error)
{
	sides->subject_a = df_subject_open(pair->a, error);
	sides->subject_b = sides->subject_a ? df_subject_open(pair->b, error) : NULL;
	if (!sides->subject_b)
		return FALSE;
	sides->a = df_world_new(sides->subject_a->hv, setting, sides->subject_a->fault, error);
	sides->b = sides->a ? df_world_new(sides->subject_b->hv, setting,
					   sides->subject_b->fault, error) : NULL;
	return sides->b != NULL;
}

/* Nothing can be compared any more. */
static gboolean over(const Sides *sides)
{
	return sides_broken(sides) || sides->a->over || df_known_damage(sides->a, sides->b);
}

/* One operation on both; FALSE if they differ. */
static gboolean step(Sides *sides, const DfOp *op, gboolean all, DfDifference *difference)
{
	sides->a->foreseen = df_stale_foreseen(sides->a, op);
	sides->b->foreseen = df_stale_foreseen(sides->b, op);
	df_world_perform(sides->a, op);
	df_world_perform(sides->b, op);
	if (df_compare_step(sides->a, sides->b, op, difference) &&
	    (!all || df_compare_all(sides->a, sides->b, difference)))
		return TRUE;
	if (!df_known_robbed(sides->a, sides->b, op))
		return FALSE;
	df_difference_clear(difference);
	return TRUE;
}

static gboolean same_start(Sides *sides, DfDifference *difference)
{
	static const DfOp nothing = {.kind = DF_CREATE};

	sides->a->rc = sides->b->rc = 0;
	return df_compare_step(sides->a, sides->b, &nothing, difference) &&
	       df_compare_all(sides->a, sides->b, difference);
}

static gboolean can_preempt(DfWorld *world)
{
	HvInjection one = {.kind = HV_INJECT_PREEMPT, .nr = __HYPERVISOR_grant_table_op,
			   .domid = HV_INJECT_ANY, .cmd = HV_INJECT_ANY, .nth = 1, .times = 1};
	gboolean can = world->hv->inject && world->hv->inject(world->machine, &one);

	if (can)
		world->hv->inject_clear(world->machine);
	return can;
}

DfSequence *df_run_seed(const DfPair *pair, guint64 seed, guint64 operations, guint64 *done,
			DfDifference *difference, GError **error)
{
	g_autoptr(DfSequence) sequence = df_sequence_new();
	g_auto(Sides) sides = {0};
	DfDraw draw = {.random = {seed * 0x2545f4914f6cdd1du + 1}};
	guint64 n = 0;

	df_setting_draw(&sequence->setting, &draw.random);
	if (!sides_open(&sides, pair, &sequence->setting, error))
		return NULL;
	draw.setting = &sequence->setting;
	draw.world = sides.a;
	draw.no_preempt = !can_preempt(sides.a) || !can_preempt(sides.b);
	if (!same_start(&sides, difference))
		return g_steal_pointer(&sequence);
	for (guint i = 1; n < operations; i++) {
		DfOp *op = df_draw_op(&draw);
		gboolean same;

		g_ptr_array_add(sequence->ops, op);
		n += op->count;
		same = step(&sides, op, i % pair->stride == 0 || n >= operations, difference);
		df_stats_step(sides.a, op);
		if (i % PILE_STRIDE == 0 && !sides.a->broken)
			df_stats_pile(sides.a);
		if (!same || over(&sides))
			break;
	}
	df_stats_run(sides.a->broken && sides.b->broken);
	*done += n;
	return g_steal_pointer(&sequence);
}

gboolean df_run_sequence(const DfPair *pair, DfSequence *sequence, guint closely,
			 DfDifference *difference, GError **error)
{
	g_auto(Sides) sides = {0};

	if (!sides_open(&sides, pair, &sequence->setting, error))
		return FALSE;
	if (!same_start(&sides, difference)) {
		g_ptr_array_set_size(sequence->ops, 0);
		return TRUE;
	}
	for (guint i = 0; i < sequence->ops->len; i++) {
		guint left = sequence->ops->len - i;

		if (step(&sides, sequence->ops->pdata[i], left <= closely, difference)) {
			if (over(&sides))
				break;
			continue;
		}
		g_ptr_array_set_size(sequence->ops, (gint)i + 1);
		return TRUE;
	}
	return FALSE;
}
