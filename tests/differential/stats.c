/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What came out of the operations, by kind: a status that never came was not
 * tested.  Statuses of operations that have none are the hypercall's result.
 */
#include "run.h"

#include <string.h>

#define STATUSES 16
#define ERRNOS   134

typedef struct {
	guint64 status[STATUSES]; /* by -GNTST_* */
	guint64 error[ERRNOS];    /* by errno; 0: no error */
	guint64 positive;
	guint64 skipped;
} Counts;

static Counts counts[DF_KINDS];

/* Of each run: how well its maps went. */
static struct {
	guint64 maps, okay; /* of the run that goes on */
	guint runs, mostly; /* runs, and those in which 4 of 5 maps were okay */
	guint bugs;         /* runs that ended in a BUG of both */
	guint mappings, out; /* the most at once, of any run: mappings, pages paged out */
} runs;

static void count_mapping(const HvMapping *mapping G_GNUC_UNUSED, gpointer n)
{
	++*(guint *)n;
}

/* Now and then: what has piled up. */
void df_stats_pile(const DfWorld *world)
{
	guint mappings = 0, out = 0;

	for (guint i = 0; i < DF_DOMAINS; i++) {
		if (!world->dom[i])
			continue;
		world->hv->mappings(world->dom[i], count_mapping, &mappings);
		for (guint gfn = 0; gfn < world->setting->domain[i].pages; gfn++)
			out += world->hv->p2m_get(world->dom[i], gfn).type == HV_P2M_RAM_PAGED;
	}
	runs.mappings = MAX(runs.mappings, mappings);
	runs.out = MAX(runs.out, out);
}

void df_stats_run(gboolean bug)
{
	runs.runs++;
	runs.bugs += bug;
	runs.mostly += runs.maps && runs.okay * 5 >= runs.maps * 4;
	runs.maps = runs.okay = 0;
}

static void count_result(Counts *row, long rc, guint n)
{
	if (rc > 0)
		row->positive += n;
	else if (rc > -ERRNOS)
		row->error[-rc] += n;
}

void df_stats_step(const DfWorld *world, const DfOp *op)
{
	Counts *row = &counts[op->kind];

	if (world->skipped)
		row->skipped += op->count;
	else if (df_kinds[op->kind].status_at < 0 || world->rc)
		count_result(row, world->rc, op->count);
	else
		for (guint i = 0; i < op->count; i++) {
			long status = df_slot_status(world, op, i);

			if (status <= 0 && status > -STATUSES)
				row->status[-status]++;
			if (op->kind == DF_MAP) {
				runs.maps += status != GNTST_no_space;
				runs.okay += status == GNTST_okay;
			}
		}
}

static void report_kind(GString *text, DfKind kind)
{
	const Counts *row = &counts[kind];

	g_string_append_printf(text, "%-20s", df_kinds[kind].name);
	for (gint i = 0; i < STATUSES; i++) {
		const HvStatusRow *status = hv_status_by_value(-i);

		if (row->status[i])
			g_string_append_printf(text, " %s %" G_GUINT64_FORMAT,
					       status ? status->name + strlen("GNTST_") : "?",
					       row->status[i]);
	}
	for (gint i = 0; i < ERRNOS; i++)
		if (row->error[i])
			g_string_append_printf(text, " %s%s %" G_GUINT64_FORMAT, i ? "-" : "",
					       i ? strerrorname_np(i) : "0", row->error[i]);
	if (row->positive)
		g_string_append_printf(text, " positive %" G_GUINT64_FORMAT, row->positive);
	if (row->skipped)
		g_string_append_printf(text, " (domain gone %" G_GUINT64_FORMAT ")",
				       row->skipped);
	g_string_append_c(text, '\n');
}

void df_stats_report(GString *text)
{
	for (guint i = 0; i < DF_KINDS; i++)
		report_kind(text, (DfKind)i);
	g_string_append_printf(text, "In %u of %u runs 4 of 5 maps were okay (but for a full "
			       "maptrack); at most %u mappings and %u pages out at once; %u ended "
			       "early in the same BUG of both\n", runs.mostly, runs.runs,
			       runs.mappings, runs.out, runs.bugs);
}

gboolean df_stats_complete(GString *missing)
{
	static const struct {
		DfKind kind;
		gint status[8];
	} wanted[] = {
		{ DF_MAP, { GNTST_general_error, GNTST_bad_domain, GNTST_bad_gntref,
			    GNTST_bad_page, GNTST_eagain, GNTST_no_space } },
		{ DF_UNMAP, { GNTST_general_error, GNTST_bad_handle, GNTST_bad_dev_addr } },
		{ DF_COPY, { GNTST_general_error, GNTST_bad_domain, GNTST_bad_gntref,
			     GNTST_permission_denied, GNTST_bad_page, GNTST_bad_copy_arg,
			     GNTST_eagain } },
		{ DF_SETUP_TABLE, { GNTST_general_error, GNTST_bad_domain, GNTST_bad_virt_addr,
				    GNTST_permission_denied } },
	};

	for (guint i = 0; i < G_N_ELEMENTS(wanted); i++)
		for (guint j = 0; j < 8 && wanted[i].status[j]; j++)
			if (!counts[wanted[i].kind].status[-wanted[i].status[j]])
				g_string_append_printf(missing, " %s %s",
					df_kinds[wanted[i].kind].name,
					hv_status_by_value(wanted[i].status[j])->name);
	if (runs.mostly * 8 < runs.runs)
		g_string_append(missing, " one run in 8 where 4 of 5 maps are okay");
	if (runs.mappings < 256)
		g_string_append(missing, " 256 mappings at once");
	if (runs.out < 8)
		g_string_append(missing, " 8 pages out at once");
	return missing->len == 0;
}
