/* SPDX-License-Identifier: GPL-2.0-or-later */
/* See refused.h. */
#include "run/refused.h"

#include <string.h>

#include "run/text.h"
#include "trace/names.h"
#include "world/call-table.h"

static const HvRefusalRow *row_of(const HvRefused *refused)
{
	return &hv_refusal_table[refused->why];
}

/* " ref 8 of domain 7", or nothing. */
static void append_place(GString *text, const HvRefused *refused)
{
	if (refused->granter == DOMID_INVALID)
		return;
	if (refused->ref == HV_NO_REF)
		g_string_append_printf(text, ", domain %u", refused->granter);
	else
		g_string_append_printf(text, ", ref %u of domain %u", refused->ref,
				       refused->granter);
}

char *gs_refused_line(const HvRefused *refused)
{
	GString *text = g_string_new(row_of(refused)->name);

	append_place(text, refused);
	g_string_append_printf(text, ": %s", row_of(refused)->meaning);
	return g_string_free(text, FALSE);
}

static char *answer_text(HvAnswerKind kind, gint answer)
{
	return kind == HV_ANSWER_STATUS ? gs_text_status(answer) : gs_text_rc(answer);
}

/* Where Xen has that check. */
static void append_origin(GString *text, const HvRefusalRow *row)
{
	if (row->function)
		g_string_append_printf(text, "  in Xen 4.17: %s() in %s: %s\n", row->function,
				       row->file, row->condition);
	else
		g_string_append_printf(text, "  no check of Xen's: %s\n", row->file);
}

static void append_entry(GString *text, const HvRefused *refused)
{
	const HvGrantEntry *entry = &refused->entry;
	const HvGrantPins *pins = &refused->pins;
	g_autofree char *flags = gs_name_gtf(entry->flags), *in_use = gs_name_gtf(entry->status);

	g_string_append_printf(text, "    the entry: %s (flags 0x%x), for domain %u, frame 0x%"
			       G_GINT64_MODIFIER "x, version %u", flags, entry->flags,
			       entry->domid, entry->frame, entry->version);
	if (entry->version == 2)
		g_string_append_printf(text, ", status word: %s", entry->status ? in_use : "0");
	g_string_append_printf(text, "\n    the hypervisor's pins on it: host %u reading, %u "
			       "writing; device %u reading, %u writing\n",
			       pins->host_read, pins->host_write, pins->device_read,
			       pins->device_write);
}

static void append_seen(GString *text, const HvRefused *refused)
{
	const char *value = row_of(refused)->value;

	if (value && !(refused->has_entry && refused->value == refused->entry.flags))
		g_string_append_printf(text, "    %s: %" G_GUINT64_FORMAT " (0x%"
				       G_GINT64_MODIFIER "x)\n", value, refused->value,
				       refused->value);
	if (refused->has_entry)
		append_entry(text, refused);
}

static void append_call(GString *text, const HvRefused *refused)
{
	const char *call = gs_call_name(refused->nr);
	const char *op = gs_call_op_name(refused->nr, refused->cmd);

	g_string_append_printf(text, "  %s of domain %u", op ? op : call ? call : "a hypercall",
			       refused->domid);
	if (refused->count > 1)
		g_string_append_printf(text, ", element %u of %u", refused->element,
				       refused->count);
}

char *gs_refused_text(const HvRefused *refused)
{
	const HvRefusalRow *row = row_of(refused);
	g_autofree char *answer = answer_text(hv_refused_kind(refused), refused->answer);
	GString *text = g_string_new(NULL);

	append_call(text, refused);
	append_place(text, refused);
	g_string_append_printf(text, ": %s, by the check %s\n  %s\n", answer, row->name,
			       row->meaning);
	append_seen(text, refused);
	append_origin(text, row);
	g_string_append_printf(text, "  to pass: %s\n", row->remedy);
	return g_string_free(text, FALSE);
}

static void append_operations(GString *text, guint ops)
{
	gboolean any = FALSE;

	for (guint i = 0; i < hv_grant_op_count; i++) {
		if (!(ops >> hv_grant_op_table[i].cmd & 1))
			continue;
		g_string_append_printf(text, "%s%s", any ? ", " : "", hv_grant_op_table[i].name);
		any = TRUE;
	}
	if (!any)
		g_string_append(text, "any operation");
}

char *gs_refusal_row_text(const HvRefusalRow *row)
{
	GString *text = g_string_new(NULL);
	g_autofree char *answer = row->kind == HV_ANSWER_INJECTED
					  ? g_strdup("what was injected")
					  : answer_text(row->kind, row->answer);

	g_string_append_printf(text, "refusal %s: %s, of ", row->name, answer);
	append_operations(text, row->ops);
	g_string_append_printf(text, "\n  %s\n", row->meaning);
	append_origin(text, row);
	g_string_append_printf(text, "  to pass: %s\n", row->remedy);
	if (row->value)
		g_string_append_printf(text, "  its value in a trace: %s\n", row->value);
	return g_string_free(text, FALSE);
}

char *gs_refusal_candidates(gint cmd, HvAnswerKind kind, gint answer)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < HV_REFUSAL_COUNT; i++) {
		const HvRefusalRow *row = &hv_refusal_table[i];

		if (row->kind != kind || row->answer != answer ||
		    (cmd >= 0 && !hv_refusal_fits(row, (guint)cmd, kind, answer)))
			continue;
		g_string_append_printf(text, "%s%s", text->len ? " " : "", row->name);
	}
	return g_string_free(text, FALSE);
}
