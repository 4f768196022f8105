/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fills the language's tables into a page or a syntax file: stdin to stdout, every @NAME@
 * of the table below replaced.  So a new verb is in all of them with its row.
 */
#include <stdio.h>
#include <string.h>

#include "hv/grant.h"
#include "script/errno-table.h"
#include "script/op-field.h"
#include "script/type.h"
#include "script/verb-help.h"
#include "world/trace.h"

/* < and > begin and end something in POD. */
static char *pod(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text; text++)
		if (*text == '<')
			g_string_append(out, "E<lt>");
		else if (*text == '>')
			g_string_append(out, "E<gt>");
		else
			g_string_append_c(out, *text);
	return g_string_free(out, FALSE);
}

static const char *domains_of(const GsVerb *verb)
{
	switch (verb->who) {
	case GS_WHO_BARE:
		return " For bare domains.";
	case GS_WHO_LINUX:
		return " For domains that run a kernel.";
	default:
		return "";
	}
}

/* A line of the page cannot be broken within "a|b|c". */
static char *breakable(const char *usage)
{
	g_auto(GStrv) ways = g_strsplit(usage, "|", -1);

	return g_strjoinv(" | ", ways);
}

static void pod_verb(GString *out, const GsVerb *verb)
{
	g_autofree char *usage = gs_verb_usage(verb), *broken = breakable(usage);
	g_autofree char *usage_pod = pod(broken), *meaning = pod(verb->meaning);

	g_string_append_printf(out, "=item %s\n\n%s.%s\n\n    %s\n\n", usage_pod, meaning,
			       domains_of(verb), verb->example);
}

static void pod_verbs(GString *out)
{
	const char *group = NULL;

	for (guint i = 0; i < GS_VERB_COUNT; i++) {
		const GsVerb *verb = &gs_verb_table[i];

		if (g_strcmp0(group, verb->group) != 0)
			g_string_append_printf(out, "%s=head2 %s\n\n=over\n\n",
					       group ? "=back\n\n" : "", verb->group);
		group = verb->group;
		pod_verb(out, verb);
	}
	g_string_append(out, "=back\n");
}

static void pod_types(GString *out)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < GS_TYPE_COUNT; i++)
		if (g_hash_table_add(seen, (gpointer)gs_type_table[i].placeholder))
			g_string_append_printf(out, "=item %s\n\n%s\n\n",
					       gs_type_table[i].placeholder, gs_type_table[i].what);
}

static void pod_events(GString *out)
{
	for (guint i = 0; i < GS_TRACE_COUNT; i++) {
		const GsTraceRow *row = &gs_trace_table[i];

		g_string_append_printf(out, "=item %s\n\n%s.", row->name, row->meaning);
		for (const GsFieldRow *field = row->fields; field->name; field++)
			if (gs_field_is_word(field->type))
				g_string_append_printf(out, " B<%s>: %s.", field->name,
						       field->meaning);
		g_string_append(out, "\n\n");
	}
}

static void pod_fields(GString *out)
{
	for (guint i = 0; i < hv_grant_op_count; i++) {
		g_autoptr(GPtrArray) names = g_ptr_array_new();

		gs_op_field_names(hv_grant_op_table[i].cmd, names);
		g_string_append_printf(out, "=item %s\n\n", hv_grant_op_table[i].name);
		for (guint k = 0; k < names->len; k++)
			g_string_append_printf(out, "%s%s", k ? " " : "",
					       (char *)g_ptr_array_index(names, k));
		g_string_append(out, "\n\n");
	}
}

/* Of two names the longer one comes first, so that a pattern takes all of it. */
static gint longer_first(gconstpointer a, gconstpointer b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;

	return strlen(x) != strlen(y) ? (strlen(x) < strlen(y) ? 1 : -1) : strcmp(x, y);
}

static void alternatives(GString *out, GPtrArray *names)
{
	g_ptr_array_sort(names, longer_first);
	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(out, "%s%s", i ? "|" : "",
				       (char *)g_ptr_array_index(names, i));
}

static void verbs(GString *out)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (guint i = 0; i < GS_VERB_COUNT; i++)
		g_ptr_array_add(names, (gpointer)gs_verb_table[i].name);
	alternatives(out, names);
}

static void outcomes(GString *out)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (guint i = 0; i < hv_status_count; i++)
		g_ptr_array_add(names, (gpointer)(hv_status_table[i].name + strlen("GNTST_")));
	for (guint i = 0; i < gs_errno_count; i++)
		g_ptr_array_add(names, (gpointer)gs_errno_table[i].name);
	g_ptr_array_add(names, "any");
	g_ptr_array_add(names, "fail");
	g_ptr_array_add(names, "crash");
	alternatives(out, names);
}

static const struct {
	const char *name;
	void (*append)(GString *out);
} tables[] = {
	{ "@POD_VERBS@", pod_verbs },   { "@POD_TYPES@", pod_types },
	{ "@POD_EVENTS@", pod_events }, { "@POD_FIELDS@", pod_fields },
	{ "@VERBS@", verbs },           { "@OUTCOMES@", outcomes },
};

int main(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	int c;

	while ((c = getchar()) != EOF)
		g_string_append_c(text, (char)c);
	for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autoptr(GString) table = g_string_new(NULL);

		tables[i].append(table);
		g_string_replace(text, tables[i].name, table->str, 0);
	}
	fputs(text->str, stdout);
	return fflush(stdout) || ferror(stdout);
}
