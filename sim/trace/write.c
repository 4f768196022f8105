/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From records to lines; what a field is, the table of events says. */
#include "trace/write.h"

#include "trace/json.h"
#include "trace/write-field.h"

void gs_trace_write_header(GString *json, const GsTraceHeader *header)
{
	g_string_append(json, "{\"trace\":\"gntsim\"");
	gs_json_member_number(json, "version", GS_TRACE_VERSION);
	gs_json_member_text(json, "script", header->script);
	gs_json_member_text(json, "kernel", header->kernel);
	gs_json_member_text(json, "hypervisor", header->hypervisor);
	gs_json_member_number(json, "seed", header->seed);
	gs_json_name(json, "domains");
	g_string_append_c(json, '[');
	for (guint i = 0; i < header->domains->len; i++) {
		const GsTraceDomain *domain = &g_array_index(header->domains, GsTraceDomain, i);

		gs_json_next(json);
		g_string_append_c(json, '{');
		gs_json_member_number(json, "id", domain->id);
		gs_json_member_text(json, "kernel", domain->kernel);
		gs_json_member_text(json, "type", domain->type);
		gs_json_member_number(json, "vcpus", domain->vcpus);
		g_string_append_c(json, '}');
	}
	g_string_append_c(json, ']');
	gs_json_member_text(json, "source", header->source);
	g_string_append(json, "}\n");
}

/* To whom, where, and by which line of the script. */
static void write_place(GString *json, const GsTraceRecord *record)
{
	if (record->domid != GS_TRACE_NOBODY)
		gs_json_member_number(json, "domain", record->domid);
	if (record->runner != GS_TRACE_NOBODY) {
		if (record->runner != record->domid)
			gs_json_member_number(json, "by", record->runner);
		gs_json_member_number(json, "vcpu", record->vcpu);
		gs_json_member_number(json, "task", record->task);
	}
	if (record->line)
		gs_json_member_number(json, "line", record->line);
}

void gs_trace_write_event(GString *json, const GsTraceRecord *record, guint64 n,
			  GsSymbols *symbols)
{
	const GsTraceRow *row = &gs_trace_table[record->kind];
	const guint64 *words = record->word;

	g_string_append_c(json, '{');
	gs_json_member_number(json, "n", n);
	gs_json_member_number(json, "t", record->time);
	write_place(json, record);
	gs_json_member_text(json, "event", row->name);
	for (const GsFieldRow *field = row->fields; field->name; field++) {
		gs_json_name(json, field->name);
		gs_trace_write_field(json, field->type, words, symbols);
		words += gs_field_words(field->type, words);
	}
	if (words < record->word + record->words) { /* gs_trace_set_stacks() */
		gs_json_name(json, "stack");
		gs_trace_write_field(json, GS_FIELD_STACK, words, symbols);
	}
	g_string_append(json, "}\n");
}

void gs_trace_write_run(GString *json, const GsTraceHeader *header, const GsTrace *trace,
			GsSymbols *symbols)
{
	const GsTraceRecord *record;
	guint64 n = 0;

	gs_trace_write_header(json, header);
	for (gsize at = 0; (record = gs_trace_at(trace, at)); at += gs_trace_size(record))
		gs_trace_write_event(json, record, n++, symbols);
}
