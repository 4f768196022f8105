/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the checkers cost, where they look: at locks, page references, actions, answers, ends. */
#include "check-measure.h"

#include "check/check.h"
#include "measure.h"
#include "world/platform.h"

typedef struct {
	BenchWorld *bench;
	void (*once)(BenchWorld *bench);
	guint times;
	double ns;
} Loop;

static void repeat(GsTask *task, gpointer data)
{
	Loop *loop = data;
	double start = bench_now_ns();

	(void)task;
	for (guint i = 0; i < loop->times; i++)
		loop->once(loop->bench);
	loop->ns = bench_now_ns() - start;
}

static double measure(BenchWorld *bench, void (*once)(BenchWorld *bench), guint times)
{
	Loop loop = { bench, once, times, 0 };

	bench_world_run(bench, bench->mapper, repeat, &loop);
	return loop.ns;
}

static void yield(BenchWorld *bench)
{
	gs_sched_yield(bench->world->sched);
}

static void spinlock(BenchWorld *bench)
{
	bench->mapper->image->ks->lock(0);
	bench->mapper->image->ks->unlock(0);
}

/* Beside spinlock: what the second costs with one held. */
static void two_spinlocks(BenchWorld *bench)
{
	bench->mapper->image->ks->lock(0);
	bench->mapper->image->ks->lock(1);
	bench->mapper->image->ks->unlock(1);
	bench->mapper->image->ks->unlock(0);
}

static void mutex(BenchWorld *bench)
{
	bench->mapper->image->ks->mutex_lock(0);
	bench->mapper->image->ks->mutex_unlock(0);
}

static void rcu_read(BenchWorld *bench)
{
	bench->mapper->image->ks->rcu_read_lock();
	bench->mapper->image->ks->rcu_read_unlock();
}

static void may_sleep(BenchWorld *bench)
{
	bench->mapper->platform.may_sleep(bench->mapper, "a measurement");
}

static void page_reference(BenchWorld *bench)
{
	bench->mapper->image->ks->pages->get(bench->slots[0].pfn);
	bench->mapper->image->ks->pages->put(bench->slots[0].pfn);
}

static void balance(BenchWorld *bench)
{
	GsBalance before;

	gs_balance_take(bench->mapper, &before);
	gs_check_balance(bench->mapper, &before, "the action");
}

static void answer(BenchWorld *bench)
{
	const gnttab_map_grant_ref_t op = {
		.host_addr = bench->mapper->layout.vmalloc_base,
		.flags = GNTMAP_host_map,
		.ref = 8,
		.status = GNTST_okay,
	};

	gs_check_retries(bench->mapper, GNTTABOP_map_grant_ref, &op, 1);
	gs_granted_op(bench->mapper->granted, GNTTABOP_map_grant_ref, &op, 1,
		      bench->mapper->world->script_line);
}

static void free_list(BenchWorld *bench)
{
	gs_check_free_list(bench->mapper);
}

/* Not when first asked, so that the whole pass is made; then, so that nothing is found. */
static gboolean holds(const GsDomain *domain, gulong pfn, gpointer asked)
{
	(void)domain, (void)pfn;
	return (*(guint *)asked)++ > 0;
}

static void leaks(BenchWorld *bench)
{
	guint asked = 0;

	gs_check_page_leaks(bench->mapper, holds, &asked);
}

#define MEASURED(name)                                          \
	static double measure_##name(gpointer bench, guint times) \
	{                                                       \
		return measure(bench, name, times);             \
	}

MEASURED(yield)
MEASURED(spinlock)
MEASURED(two_spinlocks)
MEASURED(mutex)
MEASURED(rcu_read)
MEASURED(may_sleep)
MEASURED(page_reference)
MEASURED(balance)
MEASURED(answer)
MEASURED(free_list)
MEASURED(leaks)

const BenchCheckRow bench_check_rows[] = {
	{ "a yield point", measure_yield, 20000 },
	{ "spin_lock + spin_unlock", measure_spinlock, 20000 },
	{ "the same with a second one inside", measure_two_spinlocks, 20000 },
	{ "mutex_lock + mutex_unlock", measure_mutex, 20000 },
	{ "rcu_read_lock + rcu_read_unlock", measure_rcu_read, 20000 },
	{ "may this sleep?", measure_may_sleep, 20000 },
	{ "get_page + put_page", measure_page_reference, 20000 },
	{ "is an action balanced?", measure_balance, 20000 },
	{ "what a map's answer says", measure_answer, 20000 },
	{ "does the free list agree?", measure_free_list, 200 },
	{ "is a page leaked?", measure_leaks, 20 },
};
const guint bench_check_row_count = G_N_ELEMENTS(bench_check_rows);
