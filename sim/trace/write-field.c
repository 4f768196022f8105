/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers stay numbers; what has a name in the field goes by it. */
#include "trace/write-field.h"

#include "check/symbols.h"
#include "trace/json.h"
#include "trace/names.h"
#include "world/call-table.h"

const GsFieldTypeRow gs_field_type_table[GS_FIELD_TYPES] = {
	[GS_FIELD_NUMBER] = { "number", "a whole number; beyond 2^53 a string \"0x...\"" },
	[GS_FIELD_OPTIONAL] = { "optional", "as number, or null" },
	[GS_FIELD_SIGNED] = { "signed", "a whole number, maybe negative" },
	[GS_FIELD_HEX] = { "hex", "a string \"0x...\": an address or an entry, up to 64 bits" },
	[GS_FIELD_FRAME] = { "frame", "a frame number, or null" },
	[GS_FIELD_BOOL] = { "boolean", "true or false" },
	[GS_FIELD_RC] = { "rc", "a number; an error as a string, \"-ENOMEM\"" },
	[GS_FIELD_STATUS] = { "status", "the name GNTST_...; a number that has none as a string" },
	[GS_FIELD_GTF] = { "flags", "names of GTF_ without that, with blanks between; null: no entry" },
	[GS_FIELD_IN_USE] = { "in-use", "reading and writing, or nothing" },
	[GS_FIELD_MAP_FLAGS] = { "map-flags", "names of GNTMAP_ without that, with blanks between" },
	[GS_FIELD_COPY_FLAGS] = { "copy-flags", "names of GNTCOPY_ without that, with blanks between" },
	[GS_FIELD_P2M] = { "p2m", "a type of the p2m: ram_rw, ram_paged, ..." },
	[GS_FIELD_CALL] = { "call", "a hypercall's name; one that has none as its number" },
	[GS_FIELD_OP] = { "op", "an operation's name, its number if it has none; null: no operations" },
	[GS_FIELD_CONTEXT] = { "context", "preempt, bh, irqs-off, rcu, softirq or hardirq" },
	[GS_FIELD_LOCK] = { "lock", "spinlock, mutex or function (of a timer or work)" },
	[GS_FIELD_ALLOC] = { "kind", "slab, page, vm-area, page-table, unpopulated or hotplug" },
	[GS_FIELD_VIOLATION] = { "violation", "a name of gntsim list violations" },
	[GS_FIELD_REFUSAL] = { "refusal", "a name of gntsim list refusals" },
	[GS_FIELD_ANSWER] = { "answer", "GNTST_... of the operation, or the call's \"-EINVAL\"" },
	[GS_FIELD_TEXT] = { "text", "a string, or null" },
	[GS_FIELD_STATUSES] = { "statuses", "an array of statuses, or null" },
	[GS_FIELD_STACK] = { "stack", "an array of objects with function, file (or null) and line" },
	[GS_FIELD_ARGS] = { "operations", "an array of objects, whose members are below" },
};

/* A name, or else the number: as a string, too. */
static void write_name(GString *json, const char *name, gint64 number)
{
	if (name)
		gs_json_text(json, name);
	else
		g_string_append_printf(json, "\"%" G_GINT64_FORMAT "\"", number);
}

static void write_owned(GString *json, char *text)
{
	gs_json_text(json, text);
	g_free(text);
}

static void write_rc(GString *json, gint64 rc)
{
	const char *name = rc < 0 ? gs_name_errno((guint64)-rc) : NULL;

	if (name)
		g_string_append_printf(json, "\"-%s\"", name);
	else
		g_string_append_printf(json, "%" G_GINT64_FORMAT, rc);
}

static void write_op(GString *json, guint64 word)
{
	guint op = (guint)word;

	if (op == GS_TRACE_NO_OP)
		g_string_append(json, "null");
	else
		write_name(json, gs_call_op_name((guint)(word >> 32), op), op);
}

/* A double, as which many read a number, is exact so far. */
#define MAX_EXACT (1ull << 53)

static void write_number(GString *json, guint64 number)
{
	if (number > MAX_EXACT)
		g_string_append_printf(json, "\"0x%" G_GINT64_MODIFIER "x\"", number);
	else
		g_string_append_printf(json, "%" G_GUINT64_FORMAT, number);
}

static void write_optional(GString *json, guint64 number)
{
	if (number == GS_TRACE_NULL)
		g_string_append(json, "null");
	else
		write_number(json, number);
}

static void write_answer(GString *json, guint64 word)
{
	gint answer = (gint)(guint32)word;

	if (word >> 32 == HV_ANSWER_STATUS)
		write_name(json, gs_name_status(answer), answer);
	else
		write_rc(json, answer);
}

static void write_frame(GString *json, guint64 frame)
{
	if (frame == HV_INVALID_MFN)
		g_string_append(json, "null");
	else
		write_number(json, frame);
}

static void write_text(GString *json, const guint64 *words)
{
	g_autofree char *text = words[0] == GS_TRACE_NULL
					? NULL
					: g_strndup((const char *)&words[1], words[0]);

	gs_json_text(json, text);
}

static void write_statuses(GString *json, const guint64 *words)
{
	if (words[0] == GS_TRACE_NULL) {
		g_string_append(json, "null");
		return;
	}
	g_string_append_c(json, '[');
	for (guint64 i = 1; i <= words[0]; i++) {
		gs_json_next(json);
		gs_trace_write_field(json, GS_FIELD_STATUS, &words[i], NULL);
	}
	g_string_append_c(json, ']');
}

static void write_place(GString *json, const GsPlace *place)
{
	gs_json_next(json);
	g_string_append_c(json, '{');
	gs_json_member_text(json, "function", place->function);
	gs_json_member_text(json, "file", place->file);
	gs_json_member_number(json, "line", place->line);
	g_string_append_c(json, '}');
}

static void write_stack(GString *json, const guint64 *words, GsSymbols *symbols)
{
	guint64 n = words[0];
	guint64 len = words[1 + n];
	g_autofree char *path = len == GS_TRACE_NULL
					? NULL
					: g_strndup((const char *)&words[2 + n], len);

	g_string_append_c(json, '[');
	for (guint64 i = 1; path && i <= n; i++) {
		const GPtrArray *places = gs_symbols_places(symbols, path, words[i]);

		for (guint k = 0; k < places->len; k++) {
			const GsPlace *place = g_ptr_array_index(places, k);

			if (!gs_symbols_is_plumbing(place->function))
				write_place(json, place);
		}
	}
	g_string_append_c(json, ']');
}

/* Behind a status that is not okay nothing else was written back. */
static const guint64 *write_operation(GString *json, const GsCallRow *row, gboolean results,
				      const guint64 *words)
{
	gboolean failed = FALSE;

	gs_json_next(json);
	g_string_append_c(json, '{');
	for (guint i = 0; i < GS_CALL_MAX_FIELDS; i++) {
		const GsCallField *field = &row->fields[i];

		if (!field->size || field->result != results)
			continue;
		if (!failed) {
			gs_json_name(json, field->name);
			gs_trace_write_field(json, field->type, words, NULL);
		}
		failed = failed || (results && field->type == GS_FIELD_STATUS &&
				    *words != GNTST_okay);
		words++;
	}
	g_string_append_c(json, '}');
	return words;
}

static void write_operations(GString *json, const guint64 *words)
{
	guint64 n = words[0];
	const GsCallRow *row = &gs_call_table[words[1]];
	gboolean results = words[2] != 0;

	words += GS_ARGS_HEAD;
	g_string_append_c(json, '[');
	while (n--)
		words = write_operation(json, row, results, words);
	g_string_append_c(json, ']');
}

void gs_trace_write_field(GString *json, GsFieldType type, const guint64 *words,
			  GsSymbols *symbols)
{
	guint64 word = words[0];

	switch (type) {
	case GS_FIELD_NUMBER:
		write_number(json, word);
		break;
	case GS_FIELD_OPTIONAL:
		write_optional(json, word);
		break;
	case GS_FIELD_SIGNED:
		g_string_append_printf(json, "%" G_GINT64_FORMAT, (gint64)word);
		break;
	case GS_FIELD_HEX:
		g_string_append_printf(json, "\"0x%" G_GINT64_MODIFIER "x\"", word);
		break;
	case GS_FIELD_FRAME:
		write_frame(json, word);
		break;
	case GS_FIELD_BOOL:
		g_string_append(json, word ? "true" : "false");
		break;
	case GS_FIELD_RC:
		write_rc(json, (gint64)word);
		break;
	case GS_FIELD_STATUS:
		write_name(json, gs_name_status((gint64)word), (gint64)word);
		break;
	case GS_FIELD_GTF:
		write_owned(json, word == GS_TRACE_NULL ? NULL : gs_name_gtf((guint16)word));
		break;
	case GS_FIELD_IN_USE:
		write_owned(json, word ? gs_name_gtf((guint16)word) : g_strdup(""));
		break;
	case GS_FIELD_MAP_FLAGS:
		write_owned(json, gs_name_map_flags((guint32)word));
		break;
	case GS_FIELD_COPY_FLAGS:
		write_owned(json, gs_name_copy_flags((guint32)word));
		break;
	case GS_FIELD_P2M:
		gs_json_text(json, hv_p2m_type_name((HvP2mType)word));
		break;
	case GS_FIELD_CALL:
		write_name(json, gs_call_name((guint)word), (gint64)word);
		break;
	case GS_FIELD_OP:
		write_op(json, word);
		break;
	case GS_FIELD_CONTEXT:
		gs_json_text(json, gs_name_context(word));
		break;
	case GS_FIELD_LOCK:
		gs_json_text(json, gs_name_lock_kind(word));
		break;
	case GS_FIELD_ALLOC:
		gs_json_text(json, gs_name_allocation(word));
		break;
	case GS_FIELD_VIOLATION:
		gs_json_text(json, gs_name_violation(word));
		break;
	case GS_FIELD_REFUSAL:
		gs_json_text(json, hv_refusal_table[word].name);
		break;
	case GS_FIELD_ANSWER:
		write_answer(json, word);
		break;
	case GS_FIELD_TEXT:
		write_text(json, words);
		break;
	case GS_FIELD_STATUSES:
		write_statuses(json, words);
		break;
	case GS_FIELD_STACK:
		write_stack(json, words, symbols);
		break;
	case GS_FIELD_ARGS:
		write_operations(json, words);
		break;
	case GS_FIELD_TYPES:
		break;
	}
}
