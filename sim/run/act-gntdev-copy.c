/* SPDX-License-Identifier: GPL-2.0-or-later */
/* IOCTL_GNTDEV_GRANT_COPY: copies between grants and a process's memory. */
#include "run/object.h"
#include "run/verbs.h"

/* The slots that say what one side of the copy is. */
typedef struct {
	const char *gref, *area, *at;
} SideSlots;

/* FALSE: the run is over. */
static gboolean side_arg(GsRun *run, const GsDomain *domain, const GsStatement *statement,
			 const struct ks_process *process, const SideSlots *slots,
			 struct ks_copy_side *side)
{
	const GsArg *gref = gs_statement_arg(statement, slots->gref);

	side->offset = (guint16)gs_statement_number(statement, slots->at, 0);
	side->is_ref = gref != NULL;
	if (!gref)
		return !gs_statement_arg(statement, slots->area) ||
		       gs_run_area(run, statement, slots->area, domain, process, NULL, &side->va);
	side->gref.dom = (domid_t)gref->domid;
	if (gs_run_ref(run, gref->domid, gref, &side->gref.ref))
		return TRUE;
	gs_run_error(run, statement->pos.line, "domain %u has no grant %s", gref->domid, gref->text);
	return FALSE;
}

/* The nth segment: the next ref, or the bytes that follow. */
static struct ks_copy_side nth_side(const struct ks_copy_side *first, guint n, guint len)
{
	struct ks_copy_side side = *first;

	if (side.is_ref)
		side.gref.ref += n;
	else
		side.va += (gulong)n * len;
	return side;
}

static void fill(struct ks_copy_segment *segments, guint count, const struct ks_copy_segment *first)
{
	for (guint i = 0; i < count; i++) {
		segments[i].source = nth_side(&first->source, i, first->len);
		segments[i].dest = nth_side(&first->dest, i, first->len);
		segments[i].len = first->len;
	}
}

void gs_act_grant_copy(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	static const SideSlots from = { "from", "source", "from-at" }, to = { "to", "dest", "to-at" };
	const struct ks_processes *processes = domain->image->ks->processes;
	struct ks_process *process = gs_run_process(run, statement);
	const GsObject *file = process ? gs_run_object(run, statement, "file", GS_NAME_FILE) : NULL;
	guint count = (guint)gs_statement_number(statement, "count", 1);
	struct ks_copy_segment *segments, first = {
		.len = (guint16)gs_statement_number(statement, "len", HV_PAGE_SIZE),
	};

	if (!file || gs_run_lacks(run, statement, domain, processes->gntdev_copy != NULL, "gntdev") ||
	    !side_arg(run, domain, statement, process, &from, &first.source) ||
	    !side_arg(run, domain, statement, process, &to, &first.dest))
		return;
	segments = gs_run_alloc(run, MAX(count, 1) * sizeof(*segments));
	fill(segments, count, &first);
	result->rc = processes->gntdev_copy(process, (int)file->n, segments, count);
	gs_run_statuses(run, result, count);
	for (guint i = 0; i < count; i++)
		result->statuses[i] = segments[i].status;
}
