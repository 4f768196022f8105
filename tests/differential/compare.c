/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The answers to one operation, compared. */
#include "compare.h"

#include <stdarg.h>
#include <string.h>

void df_difference_clear(DfDifference *difference)
{
	g_free(difference->text);
	*difference = (DfDifference){0};
}

void df_differ(DfDifference *difference, DfField field, const char *format, ...)
{
	va_list args;

	g_free(difference->text);
	va_start(args, format);
	difference->text = g_strdup_vprintf(format, args);
	va_end(args);
	difference->field = field;
}

/* A status that may differ is made equal, so that the rest is still compared. */
static gboolean same_statuses(DfWorld *a, DfWorld *b, const DfOp *op, DfDifference *difference)
{
	const DfKindRow *row = &df_kinds[op->kind];

	for (guint i = 0; row->status_at >= 0 && i < op->count; i++) {
		gsize at = i * row->size + (gsize)row->status_at;
		long in_a = df_slot_word(a, op, i), in_b = df_slot_word(b, op, i);

		if (in_a == in_b)
			continue;
		if (!df_known(a, b, op, i, in_a, in_b)) {
			df_differ(difference, DF_IN_STATUS, "status of slot %u: %ld in A, %ld in B",
				  i, in_a, in_b);
			return FALSE;
		}
		memcpy(b->guest + at, a->guest + at, sizeof(gint16));
	}
	return TRUE;
}

static gboolean same_bytes(const DfWorld *a, const DfWorld *b, gsize from, gsize len,
			   DfField field, DfDifference *difference)
{
	if (!memcmp(a->guest + from, b->guest + from, len))
		return TRUE;
	for (gsize i = from;; i++) {
		if (a->guest[i] == b->guest[i])
			continue;
		df_differ(difference, field, "byte %" G_GSIZE_FORMAT " of the %s: 0x%02x in A, "
			  "0x%02x in B", i - from,
			  field == DF_IN_LIST ? "list" : "argument structures", a->guest[i],
			  b->guest[i]);
		return FALSE;
	}
}

static gboolean same_answer(DfWorld *a, DfWorld *b, const DfOp *op, DfDifference *difference)
{
	if (a->rc != b->rc && !df_known(a, b, op, G_MAXUINT, a->rc, b->rc)) {
		df_differ(difference, DF_IN_RESULT, "result %ld in A, %ld in B", a->rc, b->rc);
		return FALSE;
	}
	return same_statuses(a, b, op, difference) &&
	       same_bytes(a, b, 0, a->args_used, DF_IN_ARGUMENTS, difference) &&
	       same_bytes(a, b, DF_GUEST_LIST, a->list_used, DF_IN_LIST, difference);
}

static void callback_to_text(GString *text, const DfWorld *world)
{
	static const char *const names[] = {
		"pte_changed", "p2m_changed", "page_in_request", "domain_crashed",
		"hypervisor_bug",
	};

	for (guint i = 0; i < world->log->len && i < 6; i++) {
		const DfCallback *callback = &g_array_index(world->log, DfCallback, i);

		g_string_append_printf(text, "%s%s(%u, 0x%" G_GINT64_MODIFIER "x, 0x%"
				       G_GINT64_MODIFIER "x)", i ? " " : "",
				       names[callback->call], callback->domid, callback->a,
				       callback->b);
	}
	if (world->log->len > 6)
		g_string_append_printf(text, " and %u more", world->log->len - 6);
	if (!world->log->len)
		g_string_append(text, "none");
}

/* Nothing that comes after the first BUG counts. */
static void upto_bug(DfWorld *world)
{
	for (guint i = 0; i < world->log->len; i++) {
		const DfCallback *callback = &g_array_index(world->log, DfCallback, i);

		if (callback->call == DF_CALL_BUG && callback->a)
			g_array_set_size(world->log, i + 1);
	}
}

static gboolean same_callbacks(DfWorld *a, DfWorld *b, const DfOp *op,
			       DfDifference *difference)
{
	g_autoptr(GString) text = NULL;

	if (a->endless != b->endless && !df_known_endless(a, b, op)) {
		df_differ(difference, DF_IN_CALLBACKS, "restarted without end: %u times in A, "
			  "%u in B", a->endless, b->endless);
		return FALSE;
	}
	if (a->broken && b->broken) {
		upto_bug(a);
		upto_bug(b);
	}
	if (a->log->len == b->log->len &&
	    (!a->log->len || !memcmp(a->log->data, b->log->data,
				     a->log->len * sizeof(DfCallback))))
		return TRUE;
	text = g_string_new("callbacks: ");
	callback_to_text(text, a);
	g_string_append(text, " in A, ");
	callback_to_text(text, b);
	g_string_append(text, " in B");
	if (a->bug || b->bug)
		g_string_append_printf(text, "; %s", a->bug ? a->bug : b->bug);
	df_differ(difference, DF_IN_CALLBACKS, "%s", text->str);
	return FALSE;
}

static gboolean same_domains(const DfWorld *a, const DfWorld *b, DfDifference *difference)
{
	for (guint i = 0; i < DF_DOMAINS; i++)
		if (!a->dom[i] != !b->dom[i] || a->crashed[i] != b->crashed[i]) {
			df_differ(difference, DF_IN_DOMAINS, "domain %u exists or has crashed in "
				  "one of them only", i);
			return FALSE;
		}
	return TRUE;
}

/* p2m entries that either of them said have changed. */
static gboolean same_changes(DfWorld *a, DfWorld *b, DfDifference *difference)
{
	for (guint i = 0; i < a->log->len; i++) {
		const DfCallback *callback = &g_array_index(a->log, DfCallback, i);

		if (callback->call == DF_CALL_P2M && callback->domid < DF_DOMAINS &&
		    a->dom[callback->domid] &&
		    !df_compare_p2m(a, b, callback->domid, callback->a, difference))
			return FALSE;
	}
	return TRUE;
}

gboolean df_compare_step(DfWorld *a, DfWorld *b, const DfOp *op, DfDifference *difference)
{
	difference->kind = op->kind;
	if ((a->broken || b->broken) && df_known_stale(a, b, op))
		return TRUE;
	if (!same_domains(a, b, difference) || !same_callbacks(a, b, op, difference))
		return FALSE;
	if (a->skipped || a->broken)
		return TRUE;
	if (!same_answer(a, b, op, difference) || !same_changes(a, b, difference) ||
	    !df_compare_named(a, b, op, difference))
		return FALSE;
	for (guint i = 0; i < DF_DOMAINS; i++)
		if (a->dom[i] &&
		    (!df_compare_entries(a, b, i, a->setting->refs + 8, difference) ||
		     !df_compare_tables(a, b, i, difference)))
			return FALSE;
	if (a->hv->frames_free(a->machine) != b->hv->frames_free(b->machine)) {
		df_differ(difference, DF_IN_FREE_FRAMES, "free frames: %u in A, %u in B",
			  a->hv->frames_free(a->machine), b->hv->frames_free(b->machine));
		return FALSE;
	}
	return TRUE;
}
