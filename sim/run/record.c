/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Events of the run, and a trace with its header. */
#include "run/record.h"

#include "script/sources.h"
#include "world/state-text.h"

static domid_t id_of(const GsDomain *domain)
{
	return domain ? domain->id : GS_TRACE_NOBODY;
}

void gs_record_statement(const GsRun *run, const GsDomain *domain, const GsStatement *statement)
{
	const GsWorld *world = run->world;

	if (!gs_traced(world))
		return;
	gs_trace_begin(world, GS_TRACE_STATEMENT, id_of(domain));
	gs_trace_put_text(world->trace, statement->verb->name);
	gs_trace_end(world->trace);
}

void gs_record_result(const GsRun *run, const GsDomain *domain, const GsResult *result)
{
	const GsWorld *world = run->world;

	if (!gs_traced(world))
		return;
	gs_trace_begin(world, GS_TRACE_RESULT, domain->id);
	gs_trace_put(world->trace, gs_trace_number(domain, (guint64)result->rc));
	gs_trace_put(world->trace, result->statuses ? result->n : GS_TRACE_NULL);
	for (guint i = 0; result->statuses && i < result->n; i++)
		gs_trace_put(world->trace, (guint64)(gint64)result->statuses[i]);
	gs_trace_end(world->trace);
}

void gs_record_statement_end(const GsRun *run, const GsDomain *domain,
			     const GsStatement *statement)
{
	GsWorld *world = run->world;

	if (!gs_traced(world))
		return;
	gs_trace_begin(world, GS_TRACE_STATEMENT_END, id_of(domain));
	gs_trace_put_text(world->trace, statement->verb->name);
	gs_trace_put_text(world->trace, gs_run_over(run) ? "failed" : "expected");
	gs_trace_end(world->trace);
}

static void record_end(const GsRun *run)
{
	const GsWorld *world = run->world;
	g_autofree char *state = gs_world_text(world);

	gs_trace_begin(world, GS_TRACE_STATE, GS_TRACE_NOBODY);
	gs_trace_put_text(world->trace, state);
	gs_trace_end(world->trace);
	gs_trace_begin(world, GS_TRACE_VERDICT, GS_TRACE_NOBODY);
	gs_trace_put_text(world->trace, gs_verdict_name(run->verdict));
	gs_trace_put(world->trace, run->line);
	gs_trace_put_text(world->trace, run->text);
	gs_trace_put(world->trace, gs_trace_dropped(world->trace));
	gs_trace_end(world->trace);
}

static gint by_id(gconstpointer a, gconstpointer b)
{
	return (gint)((const GsTraceDomain *)a)->id - (gint)((const GsTraceDomain *)b)->id;
}

/* By the script's declarations: a domain that crashed or never booted is among them. */
static GArray *declared(const GsRun *run)
{
	GArray *domains = g_array_new(FALSE, FALSE, sizeof(GsTraceDomain));
	const GsDeclaration *declaration;
	GHashTableIter iter;

	g_hash_table_iter_init(&iter, run->declarations);
	while (g_hash_table_iter_next(&iter, NULL, (gpointer *)&declaration)) {
		const GsTraceDomain domain = {
			.id = declaration->config.hv.id,
			.kernel = declaration->kernel ? declaration->kernel->name : NULL,
			.type = gs_guest_type_name(declaration->config.hv.type),
			.vcpus = declaration->config.hv.vcpus,
		};

		g_array_append_val(domains, domain);
	}
	g_array_sort(domains, by_id);
	return domains;
}

/* All files of the script, so that line n of it is line n of the run. */
static char *source_of(const GsScript *script)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < script->sources->len; i++) {
		const GsSource *source = g_ptr_array_index(script->sources, i);
		g_auto(GStrv) lines = g_strsplit(source->text ? source->text : "", "\n", -1);
		guint n = g_strv_length(lines);

		for (guint line = 0; line < source->count; line++)
			g_string_append_printf(text, "%s\n", line < n ? lines[line] : "");
	}
	return g_string_free(text, FALSE);
}

void gs_record_run(const GsRun *run, const char *kernel)
{
	g_autoptr(GArray) domains = declared(run);
	g_autofree char *source = source_of(run->script);
	const GsTraceHeader header = {
		.script = run->script->path,
		.source = source,
		.kernel = kernel,
		.hypervisor = run->world->hv->name,
		.seed = run->context->seed,
		.domains = domains,
	};

	record_end(run);
	gs_trace_file_add(run->context->trace, &header, run->world->trace, run->context->symbols);
}
