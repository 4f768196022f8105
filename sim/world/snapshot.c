/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Taking a snapshot, saving what is written, and copying it back. */
#include "world/snapshot.h"

#include <errno.h>
#include <malloc.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/rseq.h>
#include <unistd.h>

#include "world/fault.h"
#include "world/outside.h"
#include "world/ranges.h"
#include "world/sanitizer.h"
#include "world/world.h"

#define MAX_PAGES (1u << 18) /* that are written between two restores: 1 GiB */
#define HEAP_ROOM (4u << 20) /* of malloc: less would have to be given back by system call */
#define MAX_DOMAINS 1024u
#define THREAD_SIZE 4096u    /* more than struct pthread and the kernel's area in it */

typedef struct {
	char *page;
	char *saved; /* one of GsSnapshot.saved, in the order in which they were written */
} Written;

/* A domain that was there. */
typedef struct {
	GsDomain *domain;
	gboolean freed; /* since then */
	GsImage *image;
	GsMemory *memory;
} There;

struct GsSnapshot {
	GsWorld *world;
	GsFaultHandler *handler;
	There there[MAX_DOMAINS];
	guint n_there;
	char *heap_end; /* malloc's, as sbrk(0) says */
	GsRanges ranges;
	guint n;
	Written *written; /* MAX_PAGES of them, outside */
	char *saved;
};

/*
 * The kernel writes into the thread's own structure whenever it likes, which must never
 * fail: this is saved at once and stays writable.
 */
static gulong thread_begin(void)
{
	return (gulong)__builtin_thread_pointer() & ~(gulong)(HV_PAGE_SIZE - 1);
}

static gulong thread_end(void)
{
	gulong end = (gulong)__builtin_thread_pointer() + THREAD_SIZE;

	return (end + HV_PAGE_SIZE - 1) & ~(gulong)(HV_PAGE_SIZE - 1);
}

static void protect(gulong begin, gulong end, int prot)
{
	if (begin < end && mprotect((void *)begin, end - begin, prot) < 0)
		g_error("gntsim: cannot protect memory for a snapshot: %s (is vm.max_map_count "
			"exhausted?)", g_strerror(errno));
}

static void save(GsSnapshot *snapshot, gulong page)
{
	Written *written = &snapshot->written[snapshot->n];

	if (snapshot->n == MAX_PAGES)
		g_error("gntsim: more than %u pages are written after a snapshot", MAX_PAGES);
	written->page = (char *)page;
	written->saved = snapshot->saved + (gsize)snapshot->n * HV_PAGE_SIZE;
	memcpy(written->saved, written->page, HV_PAGE_SIZE);
	snapshot->n++;
}

/* Runs in the signal handler: no malloc, no lock. */
gboolean gs_snapshot_write(GsSnapshot *snapshot, gulong address)
{
	gulong page = address & ~(gulong)(HV_PAGE_SIZE - 1);

	if (!gs_ranges_take(&snapshot->ranges, page))
		return FALSE;
	save(snapshot, page);
	protect(page, page + HV_PAGE_SIZE, PROT_READ | PROT_WRITE);
	return TRUE;
}

/* A domain's space shows the frame from now on, to be written through. */
static void frame_writable(gpointer data, HvMfn mfn)
{
	const GsSnapshot *snapshot = data;
	const GsWorld *world = snapshot->world;

	gs_snapshot_write(data, (gulong)world->hv->frame_ptr(world->machine, mfn));
}

/* What malloc would need a system call for is there already, and stays. */
static void prepare_heap(void)
{
	void *volatile room;

	mallopt(M_MMAP_THRESHOLD, 32 << 20);
	mallopt(M_TRIM_THRESHOLD, 1 << 30);
	room = malloc(HEAP_ROOM); /* volatile: a compiler knows that free(malloc()) is nothing */
	free(room);
}

static void protect_all(GsSnapshot *snapshot, int prot)
{
	for (guint i = 0; i < snapshot->ranges.n; i++) {
		const GsRange *range = &snapshot->ranges.range[i];

		protect(range->begin, MIN(range->end, MAX(range->begin, thread_begin())), prot);
		protect(MAX(range->begin, MIN(range->end, thread_end())), range->end, prot);
	}
}

static void each_memory(const GsWorld *world, void (*fn)(GsMemory *memory))
{
	for (guint i = 0; i < world->domains->len; i++) {
		GsDomain *domain = g_ptr_array_index(world->domains, i);

		if (domain->memory)
			fn(domain->memory);
	}
}

static void freeze_domains(GsSnapshot *snapshot)
{
	const GsWorld *world = snapshot->world;

	for (guint i = 0; i < world->domains->len; i++) {
		GsDomain *domain = g_ptr_array_index(world->domains, i);

		snapshot->there[snapshot->n_there++] =
			(There){ domain, FALSE, domain->image, domain->memory };
		if (domain->memory)
			gs_memory_freeze(domain->memory, frame_writable, snapshot);
	}
}

void gs_snapshot_add_memory(GsSnapshot *snapshot, GsMemory *memory)
{
	gs_memory_freeze(memory, frame_writable, snapshot);
}

/* NULL: it was made since; perhaps where another one had been that was freed. */
static There *there(GsSnapshot *snapshot, const GsDomain *domain)
{
	for (guint i = 0; i < snapshot->n_there; i++)
		if (snapshot->there[i].domain == domain && !snapshot->there[i].freed)
			return &snapshot->there[i];
	return NULL;
}

/* A hypervisor gives the frames of a domain back to the host, which forgets what was in them. */
static void save_frames(GsSnapshot *snapshot)
{
	const GsWorld *world = snapshot->world;

	for (guint mfn = 0; mfn < world->frames; mfn++)
		frame_writable(snapshot, mfn);
}

gboolean gs_snapshot_keep(GsSnapshot *snapshot, const GsDomain *domain)
{
	There *was = there(snapshot, domain);

	if (!was)
		return FALSE;
	save_frames(snapshot);
	was->freed = TRUE;
	return TRUE;
}

static void free_newcomers(GsSnapshot *snapshot)
{
	const GPtrArray *domains = snapshot->world->domains;

	for (guint i = domains->len; i-- > 0;) {
		GsDomain *domain = g_ptr_array_index(domains, i);

		if (!there(snapshot, domain))
			gs_domain_free(domain);
	}
}

static gboolean possible(const GsWorld *world, GError **error)
{
	const char *why = NULL;

#ifdef GS_ASAN
	why = "this gntsim is built with AddressSanitizer, whose shadow memory is not put back";
#endif
	if (world->sched->tasks->len)
		why = "a task is alive";
	else if (world->domains->len > MAX_DOMAINS)
		why = "there are too many domains";
	if (why)
		g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM, "no snapshot: %s", why);
	return !why;
}

GsSnapshot *gs_snapshot_new(GsWorld *world, GsFaultHandler *handler, GError **error)
{
	GsSnapshot *snapshot;
	gulong frames = (gulong)world->hv->frame_ptr(world->machine, 0);

	if (!possible(world, error))
		return NULL;
	prepare_heap();
	snapshot = gs_outside_new(sizeof(*snapshot));
	snapshot->written = gs_outside_new(MAX_PAGES * sizeof(Written));
	snapshot->saved = gs_outside_new((gsize)MAX_PAGES * HV_PAGE_SIZE);
	snapshot->world = world;
	snapshot->handler = handler;
	world->snapshot = snapshot;
	freeze_domains(snapshot);
	/* From here on nothing but the snapshot may change. */
	gs_fault_handler_set_snapshot(handler, snapshot);
	snapshot->heap_end = sbrk(0);
	gs_ranges_find(&snapshot->ranges, frames, frames + (gulong)world->frames * HV_PAGE_SIZE);
	for (gulong page = thread_begin(); page < thread_end(); page += HV_PAGE_SIZE)
		if (gs_ranges_take(&snapshot->ranges, page))
			save(snapshot, page);
	protect_all(snapshot, PROT_READ);
	return snapshot;
}

static void copy_back(const Written *written)
{
	gulong kernels = (gulong)__builtin_thread_pointer() + (gulong)__rseq_offset;
	gulong at = kernels - (gulong)written->page;
	gsize len = sizeof(struct rseq);

	if (G_LIKELY(at >= HV_PAGE_SIZE)) {
		memcpy(written->page, written->saved, HV_PAGE_SIZE);
		return;
	}
	/* Around the area that is the kernel's alone. */
	memcpy(written->page, written->saved, at);
	if (at + len < HV_PAGE_SIZE)
		memcpy(written->page + at + len, written->saved + at + len,
		       HV_PAGE_SIZE - at - len);
}

void gs_snapshot_restore(GsSnapshot *snapshot)
{
	GsSched *sched = snapshot->world->sched;

	while (sched->tasks->len)
		gs_task_free(g_ptr_array_index(sched->tasks, sched->tasks->len - 1));
	free_newcomers(snapshot);
	/* Before libc's own note of where the heap ends is put back. */
	if (sbrk(0) != snapshot->heap_end && brk(snapshot->heap_end) < 0)
		g_error("gntsim: cannot give memory back: %s", g_strerror(errno));
	for (guint i = 0; i < snapshot->n; i++)
		copy_back(&snapshot->written[i]);
	for (guint i = 0; i < snapshot->n_there; i++)
		snapshot->there[i].freed = FALSE;
	each_memory(snapshot->world, gs_memory_rewind);
}

/* What those leave behind that were freed and do not come back. */
static void bury(const GsSnapshot *snapshot)
{
	for (guint i = 0; i < snapshot->n_there; i++) {
		const There *was = &snapshot->there[i];

		if (was->freed && was->memory)
			gs_memory_free(was->memory);
		if (was->freed && was->image)
			gs_image_unload(was->image);
	}
}

void gs_snapshot_free(GsSnapshot *snapshot)
{
	GsWorld *world = snapshot->world;

	protect_all(snapshot, PROT_READ | PROT_WRITE);
	gs_fault_handler_set_snapshot(snapshot->handler, NULL);
	world->snapshot = NULL;
	each_memory(world, gs_memory_thaw);
	bury(snapshot);
	gs_ranges_clear(&snapshot->ranges);
	gs_outside_free(snapshot->saved, (gsize)MAX_PAGES * HV_PAGE_SIZE);
	gs_outside_free(snapshot->written, MAX_PAGES * sizeof(Written));
	gs_outside_free(snapshot, sizeof(*snapshot));
}

guint gs_snapshot_pages(const GsSnapshot *snapshot)
{
	return snapshot->n;
}

guint64 gs_snapshot_digest(const GsSnapshot *snapshot)
{
	return gs_ranges_digest(&snapshot->ranges, thread_begin(), thread_end());
}
