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

static gboolean write_map(Writer *writer, const DfOp *op)
{
	guint64 flags = op->slot[0].arg[2];

	if ((flags & ~(guint64)(GNTMAP_readonly | GNTMAP_device_map)) != GNTMAP_host_map)
		return FALSE;
	for (guint i = 0; i < op->count; i++)
		if (op->slot[i].arg[2] != flags || df_tag(op->slot[i].arg[3]) != DF_SLOT ||
		    df_z(op->slot[i].arg[3]) || op->slot[i].arg[1] >= DF_DOMAINS)
			return FALSE;
	g_string_append_printf(writer->text, "%u: map M%u", op->dom, op->slot[0].id);
	for (guint i = 0; i < op->count; i++)
		g_string_append_printf(writer->text, "%s %u:%u", i ? "," : "",
				       (guint)op->slot[i].arg[1], (guint)op->slot[i].arg[0]);
	g_string_append_printf(writer->text, " %s%s", flags & GNTMAP_readonly ? "ro" : "rw",
			       flags & GNTMAP_device_map ? " device" : "");
	return TRUE;
}

static gboolean write_unmap(Writer *writer, const DfOp *op)
{
	const guint64 *arg = op->slot[0].arg;

	if (op->count != 1 || df_tag(arg[0]) != DF_MADE || df_tag(arg[1]) != DF_SLOT ||
	    df_z(arg[1]))
		return FALSE;
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
	if (op->refuse || op->vcpu)
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

char *df_scenario(const DfPair *pair, const DfSequence *sequence, const char **why_not)
{
	g_autoptr(DfSubject) subject = df_subject_open(pair->a, NULL);
	g_autoptr(DfWorld) world = NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	Writer writer = {.text = text};

	*why_not = "hypervisor A could not be started again";
	if (subject)
		world = df_world_new(subject->hv, &sequence->setting, subject->fault, NULL);
	if (!world)
		return NULL;
	writer.world = world;
	write_domains(&writer);
	for (guint i = 0; i < sequence->ops->len; i++) {
		const DfOp *op = sequence->ops->pdata[i];

		df_world_perform(world, op);
		if (!write_op(&writer, op)) {
			*why_not = df_kinds[op->kind].name;
			return NULL;
		}
		write_outcome(&writer, op);
	}
	return g_string_free(g_steal_pointer(&text), FALSE);
}
