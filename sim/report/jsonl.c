/* SPDX-License-Identifier: GPL-2.0-or-later */
/* JSON lines: one object for each run, nothing else. */
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "report/report.h"

static void add_text(JsonBuilder *builder, const char *key, const char *text)
{
	g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : NULL;

	if (!text)
		return;
	json_builder_set_member_name(builder, key);
	json_builder_add_string_value(builder, valid);
}

static void add_number(JsonBuilder *builder, const char *key, gint64 number)
{
	json_builder_set_member_name(builder, key);
	json_builder_add_int_value(builder, number);
}

static void add_item(JsonBuilder *builder, const GsReport *report, const GsReportItem *item)
{
	const GsRunResult *result = item->result;

	add_text(builder, "script", item->path);
	add_text(builder, "verdict", gs_verdict_name(result->verdict));
	add_text(builder, "kernel", result->kernel);
	if (result->kernel) {
		add_text(builder, "hypervisor", item->hypervisor);
		add_number(builder, "seed", item->seed);
	}
	if (strcmp(item->file, item->path) != 0)
		add_text(builder, "file", item->file);
	if (item->line)
		add_number(builder, "line", item->line);
	add_text(builder, "text", result->text);
	add_text(builder, "source", item->source);
	add_text(builder, "messages", item->messages);
	add_text(builder, "known", result->known);
	add_text(builder, "once", result->once);
	add_text(builder, "events", result->events);
	add_text(builder, "repeat", item->repeat);
	if (report->times)
		add_number(builder, "host_us", item->us);
}

static void add(GsReport *report, const GsReportItem *item)
{
	g_autoptr(JsonBuilder) builder = json_builder_new();
	g_autoptr(JsonGenerator) generator = json_generator_new();
	g_autofree char *line = NULL;
	JsonNode *root;

	json_builder_begin_object(builder);
	add_item(builder, report, item);
	json_builder_end_object(builder);
	root = json_builder_get_root(builder);
	json_generator_set_root(generator, root);
	line = json_generator_to_data(generator, NULL);
	puts(line);
	json_node_unref(root);
}

static void end(GsReport *report)
{
	(void)report;
}

const GsReportFormat gs_report_jsonl = { "jsonl", "one JSON object a line", TRUE, add, end };
