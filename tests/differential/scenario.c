/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A sequence in the language of gntsim, with what hypervisor A answers as the
 * expectation, where that language has words for it: it speaks of pages, grants
 * and mappings, not of addresses and garbage.
 */
#include "run.h"

#include <string.h>

#include "subject.h"

typedef struct {
	const DfWorld *world;
	GString *text;
	gboolean named[DF_DOMAINS][64]; /* pages */
	GHashTable *maps; /* id of a map of one slot, which its name stands for -> the slot */
	GHashTable *places; /* where something has been mapped, of each domain */
} Writer;

/* "P3", said to be a page first where that has not been done; FALSE if it is none. */
static gboolean name_page(Writer *writer, guint dom, guint64 frame, GString *name)
{
	guint n = df_y(frame);

	if (df_tag(frame) != DF_PAGE || df_x(frame) != dom || n >= 64 || df_z(frame) ||
	    n >= writer->world->setting->domain[dom].pages)
		return FALSE;
	if (!writer->named[dom][n])
		g_string_append_printf(writer->text, "%u: page P%u\n", dom, n);
	writer->named[dom][n] = TRUE;
	g_string_printf(name, "P%u", n);
	return TRUE;
}

static gboolean write_grant(Writer *writer, const DfOp *op)
{
	const guint64 *arg = op->slot[0].arg;
	g_autoptr(GString) page = g_string_new(NULL);

	if ((arg[1] & ~(guint64)GTF_readonly) != GTF_permit_access || arg[2] >= DF_DOMAINS ||
	    !name_page(writer, op->dom, arg[3], page))
		return FALSE;
	g_string_append_printf(writer->text, "%u: grant %u %s to %u %s", op->dom, (guint)arg[0],
			       page->str, (guint)arg[2], arg[1] & GTF_readonly ? "ro" : "rw");
	return TRUE;
}

static gboolean write_paging(Writer *writer, const DfOp *op)
{
	const char *verb = op->kind == DF_NOMINATE ? "nominate" :
			   op->kind == DF_EVICT ? "evict" : "page-in";
	g_autoptr(GString) page = g_string_new(NULL);

	if (!name_page(writer, op->dom, op->slot[0].arg[0], page))
		return FALSE;
	g_string_append_printf(writer->text, "%u: %s %s", op->dom, verb, page->str);
	return TRUE;
}

/* gntsim chooses the place of a mapping: two at one place cannot be said. */
static gboolean new_place(Writer *writer, const DfOp *op, guint slot)
{
	guint place = df_y(op->slot[slot].arg[3]) * DF_DOMAINS + op->dom;

	return df_slot_status(writer->world, op, slot) != GNTST_okay ||
	       g_hash_table_add(writer->places, GUINT_TO_POINTER(place + 1));
}

static gboolean write_map(Writer *writer, const DfOp *op)
{
	guint64 flags = op->slot[0].arg[2];

	if ((flags & ~(guint64)(GNTMAP_readonly | GNTMAP_device_map)) != GNTMAP_host_map)
		return FALSE;
	for (guint i = 0; i < op->count; i++)
		if (op->slot[i].arg[2] != flags || df_tag(op->slot[i].arg[3]) != DF_SLOT ||
		    df_z(op->slot[i].arg[3]) || op->slot[i].arg[1] >= DF_DOMAINS ||
		    !new_place(writer, op, i))
			return FALSE;
	if (op->count == 1)
		g_hash_table_insert(writer->maps, GUINT_TO_POINTER(op->slot[0].id),
				    (gpointer)&op->slot[0]);
	g_string_append_printf(writer->text, "%u: map M%u", op->dom, op->slot[0].id);
	for (guint i = 0; i < op->count; i++)
		g_string_append_printf(writer->text, "%s %u:%u", i ? "," : "",
				       (guint)op->slot[i].arg[1], (guint)op->slot[i].arg[0]);
	g_string_append_printf(writer->text, " %s%s", flags & GNTMAP_readonly ? "ro" : "rw",
			       flags & GNTMAP_device_map ? " device" : "");
	return TRUE;
}

/* A statement undoes what was mapped, where it was and in one go. */
static gboolean write_unmap(Writer *writer, const DfOp *op)
{
	const guint64 *arg = op->slot[0].arg;
	const DfSlot *map = g_hash_table_lookup(writer->maps, GUINT_TO_POINTER(df_y(arg[0])));
	gboolean device = map && (map->arg[2] & GNTMAP_device_map);

	if (op->count != 1 || df_tag(arg[0]) != DF_MADE || !map || arg[1] != map->arg[3] ||
	    (device && arg[2] != arg[0]) || df_slot_status(writer->world, op, 0) != GNTST_okay)
		return FALSE;
	g_hash_table_remove(writer->places,
			    GUINT_TO_POINTER(df_y(arg[1]) * DF_DOMAINS + op->dom + 1));
	g_string_append_printf(writer->text, "%u: unmap M%u", op->dom, df_y(arg[0]));
	return TRUE;
}

static gboolean write_copy(Writer *writer, const DfOp *op)
{
	const guint64 *arg = op->slot[0].arg;
	g_autoptr(GString) page = g_string_new(NULL);

	if (op->count != 1 || arg[7] != GNTCOPY_source_gref || arg[2] || arg[5] ||
	    arg[4] != DOMID_SELF || arg[1] >= DF_DOMAINS ||
	    !name_page(writer, op->dom, arg[3], page))
		return FALSE;
	g_string_append_printf(writer->text, "%u: copy %u:%u to %s len %u", op->dom,
			       (guint)arg[1], (guint)arg[0], page->str, (guint)arg[6]);
	return TRUE;
}

static gboolean write_asking(Writer *writer, const DfOp *op)
{
	const guint64 *arg = op->slot[0].arg;

	if (op->kind != DF_SET_VERSION && arg[0] != DOMID_SELF)
		return FALSE;
	g_string_append_printf(writer->text, "%u: %s", op->dom, df_kinds[op->kind].name);
	if (op->kind == DF_SET_VERSION)
		g_string_append_printf(writer->text, " %u", (guint)arg[0]);
	else if (op->kind == DF_SETUP_TABLE || op->kind == DF_GET_STATUS_FRAMES)
		g_string_append_printf(writer->text, " %u", (guint)arg[1]);
	return TRUE;
}

static gboolean write_op(Writer *writer, const DfOp *op)
{
	if (op->refuse || op->vcpu || op->interrupt)
		return FALSE;
	switch (op->kind) {
	case DF_ENTRY:
	case DF_ENTRY_WRITE:
		return write_grant(writer, op);
	case DF_REVOKE:
		g_string_append_printf(writer->text, "%u: revoke %u", op->dom,
				       (guint)op->slot[0].arg[0]);
		return TRUE;
	case DF_NOMINATE:
	case DF_EVICT:
	case DF_PREP:
		return write_paging(writer, op);
	case DF_MAP:
		return write_map(writer, op);
	case DF_UNMAP:
		return write_unmap(writer, op);
	case DF_COPY:
		return write_copy(writer, op);
	case DF_SETUP_TABLE:
	case DF_SET_VERSION:
	case DF_QUERY_SIZE:
	case DF_GET_STATUS_FRAMES:
		return write_asking(writer, op);
	default:
		return FALSE;
	}
}

/* What is said after the operation; nothing where it succeeded. */
static void write_outcome(Writer *writer, const DfOp *op)
{
	const DfWorld *world = writer->world;
	gboolean fine = TRUE;

	for (guint i = 0; i < op->count; i++)
		fine &= df_slot_status(world, op, i) == 0;
	if (op->kind > DF_FILL && world->rc < 0)
		g_string_append_printf(writer->text, " -> %s", strerrorname_np((int)-world->rc));
	else if (op->kind > DF_FILL && !fine)
		for (guint i = 0; i < op->count; i++) {
			const HvStatusRow *row = hv_status_by_value(
				(gint)df_slot_status(world, op, i));

			g_string_append_printf(writer->text, "%s %s", i ? "," : " ->",
					       row ? row->name + strlen("GNTST_") : "?");
		}
	g_string_append_c(writer->text, '\n');
}

static void write_domains(Writer *writer)
{
	static const char *const types[] = {"pv", "hvm", "pvh"};
	const DfSetting *setting = writer->world->setting;

	for (guint i = 0; i < setting->domains; i++) {
		const HvDomainConfig *config = &setting->domain[i];

		g_string_append_printf(writer->text, "domain %u bare %s max-grant-frames %u "
				       "maptrack-frames %u max-version %u%s\n", i,
				       types[config->type], config->max_grant_frames,
				       config->max_maptrack_frames, config->max_grant_version,
				       config->privileged ? " privileged" : "");
	}
}

/* B's faults are switched on, so that the scenario shows what differs. */
static void write_faults(Writer *writer, const DfPair *pair)
{
	g_auto(GStrv) names = NULL;

	if (!g_str_has_prefix(pair->b, "model:"))
		return;
	names = g_strsplit(pair->b + strlen("model:"), "+", 0);
	for (guint i = 0; names[i]; i++)
		g_string_append_printf(writer->text, "hypervisor-fault %s\n",
				       hv_fault_by_name(names[i])->id);
}

static void write_gtf(GString *text, guint16 flags)
{
	for (guint i = 0; i < hv_gtf_count; i++)
		if (hv_gtf_in(&hv_gtf_table[i], flags))
			g_string_append_printf(text, " %s", hv_gtf_table[i].name);
	g_string_append_c(text, '\n');
}

/* What is to be seen at the end beside the answers; FALSE if there are no words for it. */
static gboolean write_state(Writer *writer, const DfDifference *difference)
{
	const DfWorld *world = writer->world;
	HvGrantEntry entry;
	HvGrantPins pins;

	switch (difference->field) {
	case DF_IN_RESULT:
	case DF_IN_STATUS:
		return TRUE;
	case DF_IN_CHECK:
		g_string_append(writer->text, "expect hypervisor consistent\n");
		return TRUE;
	case DF_IN_PINS:
		world->hv->grant_pins(world->dom[difference->dom], difference->ref, &pins);
		g_string_append_printf(writer->text, "expect pins %u:%u == %u\n",
				       difference->dom, difference->ref, hv_pins_total(&pins));
		return TRUE;
	case DF_IN_ENTRIES:
		world->hv->grant_entry(world->dom[difference->dom], difference->ref, &entry);
		g_string_append_printf(writer->text, "expect entry %u:%u flags", difference->dom,
				       difference->ref);
		write_gtf(writer->text, entry.flags | entry.status);
		return TRUE;
	default:
		return FALSE;
	}
}

static gboolean write_all(Writer *writer, DfWorld *world, const DfSequence *sequence,
			  const DfDifference *difference, const char **why_not)
{
	write_domains(writer);
	for (guint i = 0; i < sequence->ops->len; i++) {
		const DfOp *op = sequence->ops->pdata[i];

		df_world_perform(world, op);
		if (!write_op(writer, op)) {
			*why_not = df_kinds[op->kind].name;
			return FALSE;
		}
		write_outcome(writer, op);
	}
	*why_not = "difference";
	return write_state(writer, difference);
}

char *df_scenario(const DfPair *pair, const DfSequence *sequence, const DfDifference *difference,
		  const char **why_not)
{
	g_autoptr(DfSubject) subject = df_subject_open(pair->a, NULL);
	g_autoptr(DfWorld) world = NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GHashTable) maps = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) places = g_hash_table_new(NULL, NULL);
	Writer writer = {.text = text, .maps = maps, .places = places};

	*why_not = "hypervisor, which does not start again";
	if (subject)
		world = df_world_new(subject->hv, &sequence->setting, subject->fault, NULL);
	if (!world)
		return NULL;
	writer.world = world;
	g_string_append_printf(text, "# As %s answers; %s differs: %s\n", pair->a, pair->b,
			       difference->text);
	write_faults(&writer, pair);
	if (!write_all(&writer, world, sequence, difference, why_not))
		return NULL;
	return g_string_free(g_steal_pointer(&text), FALSE);
}
