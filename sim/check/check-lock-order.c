/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * lock-order and irq-unsafe-lock, as Linux's lockdep finds them
 * (kernel/locking/lockdep.c): what could deadlock, from what has been seen to work.
 *
 * lock-order: A was held when B was taken, and at another time B (perhaps through
 * others) when A was; or a second lock of one class is taken.
 * irq-unsafe-lock: a class is taken in interrupts, and at another time with those
 * interrupts on; or it is held, or taken below one held, where another class is taken so.
 */
#include "check/check.h"
#include "check/frames.h"
#include "check/lock-graph.h"
#include "check/violation.h"
#include "world/world.h"

static GArray *frames_here(const GsDomain *domain, GsBacktrace *backtrace)
{
	gs_backtrace_here(backtrace);
	return gs_frames_new(domain, backtrace);
}

/* "a, b and c" of the classes that a way leads through. */
static char *through(const GPtrArray *path)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i + 1 < path->len; i++)
		g_string_append_printf(text, "%s `%s'", i ? "," : " through",
				       ((GsLockEdge *)g_ptr_array_index(path, i))->inner->name);
	return g_string_free(text, FALSE);
}

static void order_broken(GsDomain *domain, const struct ks_lock_class *outer,
			 const struct ks_lock_class *inner, const GPtrArray *path,
			 const GsBacktrace *backtrace)
{
	const GsLockEdge *first = g_ptr_array_index(path, 0);
	g_autofree char *others = through(path);
	g_autofree char *title = g_strdup_printf("`%s' was held and `%s' taken by task \"%s\" here",
						 first->outer->name, first->inner->name,
						 first->task);
	GsViolation *violation = gs_violation_report(
		domain, GS_VIOLATION_LOCK_ORDER, backtrace,
		"`%s' is taken with `%s' held, but at another time `%s' was held when `%s' was "
		"taken%s",
		inner->name, outer->name, inner->name, outer->name, others);

	gs_violation_add_stack(violation, title, first->frames);
}

typedef struct {
	guint in, on;
	const char *one, *many;
} Safety;

static const Safety safeties[] = {
	{ KS_USED_IN_HARDIRQ, KS_USED_HARDIRQS_ON, "a hard interrupt", "hard interrupts" },
	{ KS_USED_IN_SOFTIRQ, KS_USED_SOFTIRQS_ON, "a soft interrupt", "soft interrupts" },
};

/* safe is taken in interrupts, and unsafe, with those on, while safe is held. */
static void check_below(GsDomain *domain, const Safety *safety, const struct ks_lock_class *safe,
			const struct ks_lock_class *unsafe, const GsBacktrace *backtrace)
{
	g_autoptr(GPtrArray) path = NULL;
	GsViolation *violation;

	if (safe == unsafe || !gs_lock_graph_used(domain->locks, safe, safety->in) ||
	    !gs_lock_graph_used(domain->locks, unsafe, safety->on))
		return;
	path = gs_lock_graph_path(domain->locks, safe, unsafe);
	if (!path || !gs_lock_graph_tell(domain->locks, safe, unsafe))
		return;
	violation = gs_violation_report(
		domain, GS_VIOLATION_IRQ_UNSAFE_LOCK, backtrace,
		"`%s', which is taken in %s, is held where `%s' is taken, which others hold with "
		"%s on", safe->name, safety->one, unsafe->name, safety->many);
	gs_violation_add_stack(violation, "the one is taken in an interrupt here",
			       gs_lock_graph_used(domain->locks, safe, safety->in));
	gs_violation_add_stack(violation, "the other is taken with interrupts on here",
			       gs_lock_graph_used(domain->locks, unsafe, safety->on));
}

static void check_all_below(GsDomain *domain, const GsBacktrace *backtrace)
{
	const struct ks_lock_class *safe, *unsafe;

	for (guint s = 0; s < G_N_ELEMENTS(safeties); s++)
		for (guint i = 0; (safe = gs_lock_graph_class(domain->locks, i)); i++)
			for (guint k = 0; (unsafe = gs_lock_graph_class(domain->locks, k)); k++)
				check_below(domain, &safeties[s], safe, unsafe, backtrace);
}

static void lock_nested(void *data, const struct ks_lock_class *outer,
			const struct ks_lock_class *inner)
{
	GsDomain *domain = data;
	GsBacktrace backtrace;
	GArray *frames = frames_here(domain, &backtrace);
	g_autoptr(GPtrArray) path = gs_lock_graph_path(domain->locks, inner, outer);

	gs_lock_graph_add(domain->locks, outer, inner, frames, domain->platform.context->comm);
	if (outer == inner && outer->kind != KS_LOCK_FUNCTION)
		gs_violation_report(domain, GS_VIOLATION_LOCK_ORDER, &backtrace,
				    "a second `%s' is taken with one held: in which order do "
				    "others take the two?", inner->name);
	else if (outer == inner)
		gs_violation_report(domain, GS_VIOLATION_LOCK_ORDER, &backtrace,
				    "a `%s' waits for another `%s' to end", inner->name,
				    inner->name);
	else if (path)
		order_broken(domain, outer, inner, path, &backtrace);
	check_all_below(domain, &backtrace);
}

static void check_usage(GsDomain *domain, const Safety *safety, const struct ks_lock_class *class,
			guint fresh, const GsBacktrace *backtrace)
{
	gboolean in_new = (fresh & safety->in) != 0;
	const GArray *other = gs_lock_graph_used(domain->locks, class,
						 in_new ? safety->on : safety->in);
	GsViolation *violation;

	if (!(fresh & (safety->in | safety->on)) || !other)
		return;
	if (in_new)
		violation = gs_violation_report(
			domain, GS_VIOLATION_IRQ_UNSAFE_LOCK, backtrace,
			"`%s' is taken in %s, but at another time with %s on", class->name,
			safety->one, safety->many);
	else
		violation = gs_violation_report(
			domain, GS_VIOLATION_IRQ_UNSAFE_LOCK, backtrace,
			"`%s' is held with %s on, but at another time taken in %s", class->name,
			safety->many, safety->one);
	gs_violation_add_stack(violation, in_new ? "with them on here" : "in one here", other);
}

static void lock_used(void *data, const struct ks_lock_class *class, unsigned int usage)
{
	GsDomain *domain = data;
	GsBacktrace backtrace;

	gs_lock_graph_use(domain->locks, class, usage, frames_here(domain, &backtrace));
	for (guint i = 0; i < G_N_ELEMENTS(safeties); i++)
		check_usage(domain, &safeties[i], class, usage, &backtrace);
	check_all_below(domain, &backtrace);
}

void gs_check_lock_order_install(struct ks_platform *platform)
{
	platform->lock_used = lock_used;
	platform->lock_nested = lock_nested;
}
