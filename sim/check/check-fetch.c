/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * double-fetch: bytes that a peer can change are read twice, at least once by a plain
 * load, while the function that read them first is still running: what was checked and
 * what is used may differ, and even where the source reads once the compiler may read
 * twice (XSA-155).  Not counted: reads with a barrier, a read-modify-write, a sleep or an
 * own write of those bytes between them, for there the second value is wanted.
 *
 * A peer can change a page that it has granted, a page that is granted to it for
 * writing, and (through the hypervisor) the flags of a grant entry.
 */
#include "check/instrument.h"
#include "world/world.h"

/* A read, as long as the function that made it runs. */
typedef struct {
	gulong address;
	gsize size;
	guint how, depth;
	gulong pc;
} Fetch;

static gboolean overlap(const Fetch *fetch, const GsAccess *access)
{
	return fetch->address < access->address + access->size &&
	       access->address < fetch->address + fetch->size;
}

static const Fetch *earlier(const GsTask *task, const GsAccess *access)
{
	for (guint i = 0; i < task->fetches->len; i++) {
		const Fetch *fetch = &g_array_index(task->fetches, Fetch, i);

		if (overlap(fetch, access) && !(fetch->how & access->how & KS_ACCESS_MARKED))
			return fetch;
	}
	return NULL;
}

static void report(GsInstrument *instrument, const Fetch *first, const GsAccess *access)
{
	GsDomain *domain = instrument->domain;
	g_autofree char *text = gs_access_text(access);
	GsViolation *violation;
	GsBacktrace here;

	if (!gs_instrument_first(instrument, GS_VIOLATION_DOUBLE_FETCH, first->pc, access->pc))
		return;
	gs_backtrace_here(&here);
	violation = gs_violation_report(domain, GS_VIOLATION_DOUBLE_FETCH, &here,
					"%s that the peer may have changed since they were read "
					"before",
					text);
	gs_violation_add_place(violation, domain, "read first", first->pc);
}

static void forget_written(GsTask *task, const GsAccess *access)
{
	for (guint i = task->fetches->len; i-- > 0;)
		if (overlap(&g_array_index(task->fetches, Fetch, i), access))
			g_array_remove_index(task->fetches, i);
}

void gs_check_fetch(GsInstrument *instrument, const GsAccess *access)
{
	GsTask *task = access->task;
	Fetch fetch = { access->address, access->size, access->how, task->context.depth,
			access->pc };
	const Fetch *first;

	if (!gs_issued_peer_writes(instrument, access))
		return;
	if (!task->fetches)
		task->fetches = g_array_new(FALSE, FALSE, sizeof(Fetch));
	if (access->how & KS_ACCESS_WRITE) {
		forget_written(task, access);
		return;
	}
	first = earlier(task, access);
	if (first)
		report(instrument, first, access);
	g_array_append_val(task->fetches, fetch);
	task->context.notes = TRUE;
}

void gs_fetch_fence(GsTask *task)
{
	if (task->fetches)
		g_array_set_size(task->fetches, 0);
}

gboolean gs_fetch_left(GsTask *task)
{
	guint n = task->fetches ? task->fetches->len : 0;

	while (n && g_array_index(task->fetches, Fetch, n - 1).depth > task->context.depth)
		n--;
	if (task->fetches)
		g_array_set_size(task->fetches, n);
	return n > 0;
}
