/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A line must be one object, with exactly the members that its kind of event has. */
#include "trace/read-line.h"

#include <string.h>

#include "trace/write.h"
#include "world/call-table.h"

typedef gboolean (*Fits)(JsonNode *node);

static gboolean of_type(JsonNode *node, GType type)
{
	return JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == type;
}

static gboolean is_text(JsonNode *node)
{
	return of_type(node, G_TYPE_STRING);
}

static gboolean is_text_or_null(JsonNode *node)
{
	return is_text(node) || JSON_NODE_HOLDS_NULL(node);
}

static gboolean is_signed(JsonNode *node)
{
	return of_type(node, G_TYPE_INT64);
}

/* What a double cannot hold is written as a text. */
static gboolean is_number(JsonNode *node)
{
	if (is_text(node))
		return g_str_has_prefix(json_node_get_string(node), "0x");
	return is_signed(node) && json_node_get_int(node) >= 0;
}

static gboolean is_number_or_null(JsonNode *node)
{
	return is_number(node) || JSON_NODE_HOLDS_NULL(node);
}

static gboolean is_rc(JsonNode *node)
{
	return is_signed(node) || (is_text(node) && *json_node_get_string(node) == '-');
}

/* A status or an errno. */
static gboolean is_answer(JsonNode *node)
{
	return is_text(node) || is_rc(node);
}

static gboolean is_boolean(JsonNode *node)
{
	return of_type(node, G_TYPE_BOOLEAN);
}

static gboolean is_array(JsonNode *node)
{
	return JSON_NODE_HOLDS_ARRAY(node);
}

static gboolean is_array_or_null(JsonNode *node)
{
	return is_array(node) || JSON_NODE_HOLDS_NULL(node);
}

/* By type; one that is not here is a text. */
static const Fits fits[GS_FIELD_TYPES] = {
	[GS_FIELD_NUMBER] = is_number,  [GS_FIELD_SIGNED] = is_signed,
	[GS_FIELD_OPTIONAL] = is_number_or_null, [GS_FIELD_GTF] = is_text_or_null,
	[GS_FIELD_ANSWER] = is_answer,
	[GS_FIELD_BOOL] = is_boolean,   [GS_FIELD_RC] = is_rc,
	[GS_FIELD_ARGS] = is_array,     [GS_FIELD_STATUSES] = is_array_or_null,
	[GS_FIELD_STACK] = is_array,    [GS_FIELD_FRAME] = is_number_or_null,
	[GS_FIELD_TEXT] = is_text_or_null, [GS_FIELD_OP] = is_text_or_null,
};

static char *check_member(JsonObject *object, const char *name, Fits fit)
{
	JsonNode *node = json_object_get_member(object, name);

	if (!node)
		return g_strdup_printf("\"%s\" is missing", name);
	return fit(node) ? NULL : g_strdup_printf("\"%s\" is of a wrong type", name);
}

/* Those that an event may have beside its fields; NULL: it is wrong. */
static gint64 place(JsonObject *object, const char *name, guint *members, char **wrong)
{
	if (*wrong || !json_object_has_member(object, name))
		return GS_EVENT_NONE;
	*wrong = check_member(object, name, is_number);
	(*members)++;
	return *wrong ? GS_EVENT_NONE : json_object_get_int_member(object, name);
}

static gboolean has_field(const GsTraceRow *row, const char *name)
{
	for (const GsFieldRow *field = row->fields; field->name; field++)
		if (strcmp(field->name, name) == 0)
			return TRUE;
	return FALSE;
}

/* That of the task to which it happened (run --trace-stacks). */
static char *check_stack(JsonObject *object, const GsTraceRow *row, guint *members)
{
	if (has_field(row, "stack") || !json_object_has_member(object, "stack"))
		return NULL;
	(*members)++;
	return check_member(object, "stack", is_array);
}

static const char *unknown_member(JsonObject *object, const GsTraceRow *row)
{
	static const char *const others[] = { "n", "t", "domain", "by", "vcpu", "task", "line",
					      "event", "stack", NULL };
	g_autoptr(GList) names = json_object_get_members(object);

	for (GList *name = names; name; name = name->next) {
		if (!g_strv_contains(others, name->data) && !has_field(row, name->data))
			return name->data;
	}
	return NULL;
}

static const GsTraceRow *row_of(JsonObject *object, char **wrong)
{
	const char *name;

	*wrong = check_member(object, "event", is_text);
	if (*wrong)
		return NULL;
	name = json_object_get_string_member(object, "event");
	for (guint i = 0; i < GS_TRACE_COUNT; i++)
		if (strcmp(gs_trace_table[i].name, name) == 0)
			return &gs_trace_table[i];
	*wrong = g_strdup_printf("there is no event \"%s\": gntsim list events", name);
	return NULL;
}

static char *parse_event(JsonObject *object, GsTraceEvent *event)
{
	guint members = 3; /* n, t, event */
	char *wrong = NULL;

	event->row = row_of(object, &wrong);
	if (!wrong)
		wrong = check_member(object, "n", is_number);
	if (!wrong)
		wrong = check_member(object, "t", is_number);
	event->domain = place(object, "domain", &members, &wrong);
	event->by = place(object, "by", &members, &wrong);
	event->vcpu = place(object, "vcpu", &members, &wrong);
	event->task = place(object, "task", &members, &wrong);
	event->line = place(object, "line", &members, &wrong);
	if (wrong)
		return wrong;
	event->kind = (GsTraceKind)(event->row - gs_trace_table);
	event->n = gs_event_number(event, "n");
	event->t = gs_event_number(event, "t");
	for (const GsFieldRow *field = event->row->fields; field->name && !wrong; field++) {
		wrong = check_member(object, field->name,
				     fits[field->type] ? fits[field->type] : is_text);
		members++;
	}
	if (!wrong)
		wrong = check_stack(object, event->row, &members);
	if (!wrong && members != json_object_get_size(object))
		wrong = g_strdup_printf("an event \"%s\" has no \"%s\"", event->row->name,
					unknown_member(object, event->row));
	return wrong;
}

static char *parse_header(JsonObject *object, GsTraceEvent *event)
{
	static const struct {
		const char *name;
		Fits fit;
	} members[] = {
		{ "version", is_number }, { "script", is_text },  { "kernel", is_text },
		{ "hypervisor", is_text }, { "seed", is_number }, { "domains", is_array },
		{ "source", is_text },
	};
	char *wrong = check_member(object, "trace", is_text);

	event->row = NULL;
	event->domain = event->by = event->vcpu = event->task = event->line = GS_EVENT_NONE;
	for (guint i = 0; i < G_N_ELEMENTS(members) && !wrong; i++)
		wrong = check_member(object, members[i].name, members[i].fit);
	if (!wrong && json_object_get_int_member(object, "version") != GS_TRACE_VERSION)
		wrong = g_strdup_printf("a trace of version %" G_GINT64_FORMAT
					": this gntsim reads version %d",
					json_object_get_int_member(object, "version"),
					GS_TRACE_VERSION);
	return wrong;
}

char *gs_trace_parse_line(JsonParser *parser, const char *line, GsTraceEvent *event)
{
	g_autoptr(GError) error = NULL;
	JsonNode *root;

	if (!json_parser_load_from_data(parser, line, -1, &error))
		return g_strdup_printf("not JSON: %s", error->message);
	root = json_parser_get_root(parser);
	if (!root || !JSON_NODE_HOLDS_OBJECT(root))
		return g_strdup("not a JSON object");
	event->object = json_node_get_object(root);
	if (json_object_has_member(event->object, "trace"))
		return parse_header(event->object, event);
	return parse_event(event->object, event);
}
