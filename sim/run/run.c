/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A run from beginning to verdict. */
#include "run/run.h"

#include <string.h>

#include "check/check.h"
#include "check/violation-list.h"
#include "load/hypervisor.h"
#include "run/holds.h"
#include "run/again.h"
#include "run/events.h"
#include "run/known.h"
#include "run/record.h"
#include "run/state.h"
#include "run/value.h"
#include "run/verbs.h"

#define DEFAULT_FRAMES 16384

const char *gs_verdict_name(GsVerdict verdict)
{
	static const char *const names[] = { "PASS", "FAIL", "ERROR", "SKIP" };

	return names[verdict];
}

static void decide(GsRun *run, GsVerdict verdict, guint line, const char *format, va_list args)
{
	if (gs_run_over(run) || run->unchecked)
		return;
	run->verdict = verdict;
	run->line = line;
	run->text = g_strdup_vprintf(format, args);
}

void gs_run_fail(GsRun *run, guint line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	decide(run, GS_FAIL, line, format, args);
	va_end(args);
}

void gs_run_error(GsRun *run, guint line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	decide(run, GS_ERROR, line, format, args);
	va_end(args);
}

void gs_run_skip(GsRun *run, guint line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	decide(run, GS_SKIP, line, format, args);
	va_end(args);
}

gpointer gs_run_alloc(GsRun *run, gsize size)
{
	gpointer memory = g_malloc0(size);

	g_ptr_array_add(run->garbage, memory);
	return memory;
}

/* What lets something happen that expectations look back at. */
static gboolean is_action(const GsStatement *statement)
{
	return statement->verb->who != GS_WHO_NOBODY || statement->verb->id == GS_VERB_parallel ||
	       statement->verb->id == GS_VERB_start || statement->verb->id == GS_VERB_join ||
	       statement->verb->id == GS_VERB_wait;
}

/* One that no domain carries out. */
static void run_own(GsRun *run, const GsStatement *statement, GsStatementFn fn)
{
	gs_record_statement(run, NULL, statement);
	fn(run, statement);
	gs_record_statement_end(run, NULL, statement);
}

static void run_one(GsRun *run, const GsStatement *statement)
{
	GsStatementFn fn = gs_run_statement_fn(statement->verb->id);
	const GsTask *task = run->world->sched->running;

	gs_run_at(run, statement);
	if (!task && run->world->trace && is_action(statement))
		run->actions_from = gs_trace_len(run->world->trace);
	if (!gs_run_compute_args(run, statement))
		return;
	if (fn)
		run_own(run, statement, fn);
	else if (!task)
		gs_run_domain_statement(run, statement);
	else if (((GsDomain *)task->vcpu->owner)->id == statement->domid)
		gs_run_inside(run, task->vcpu->owner, statement);
	else
		gs_run_error(run, statement->pos.line,
			     "this block runs on domain %u; domain %u cannot act in it",
			     ((GsDomain *)task->vcpu->owner)->id, statement->domid);
}

void gs_run_range(GsRun *run, const GPtrArray *statements, guint from, guint to)
{
	for (guint i = from; i < to && !gs_run_over(run); i++) {
		const GsStatement *statement = g_ptr_array_index(statements, i);

		run_one(run, statement);
	}
}

void gs_run_statements(GsRun *run, const GPtrArray *statements)
{
	gs_run_range(run, statements, 0, statements->len);
}

/* The machine statement, which holds from the beginning; NULL: there is none. */
static const GsStatement *machine_statement(const GsScript *script)
{
	for (guint i = 0; i < script->statements->len; i++) {
		const GsStatement *statement = g_ptr_array_index(script->statements, i);

		if (statement->verb->id == GS_VERB_machine)
			return statement;
	}
	return NULL;
}

static HvMachineConfig machine_wanted(const GsScript *script)
{
	const GsStatement *statement = machine_statement(script);
	HvMachineConfig config = { .frames = DEFAULT_FRAMES };

	if (!statement)
		return config;
	config.frames = (guint)gs_statement_number(statement, "frames", DEFAULT_FRAMES);
	config.checking = gs_statement_has(statement, "checked");
	config.permit_device_maps = gs_statement_has(statement, "permit-device-maps");
	return config;
}

static void set_limits(GsWorld *world, const GsScript *script)
{
	const GsStatement *statement = machine_statement(script);
	GsStuckLimits *limits = &world->sched->limits;

	if (!statement)
		return;
	limits->hung_ns = gs_statement_number(statement, "hung-task", limits->hung_ns);
	limits->busy_yields = (guint)gs_statement_number(statement, "yields", limits->busy_yields);
}

/* Whatever nobody asked for is a failure; its stack is shown. */
static void judge_violations(GsRun *run)
{
	guint line = 0;
	g_autofree char *text = NULL;

	gs_run_judge_known(run);
	text = gs_violations_unclaimed(run->world->violations, run->context->symbols, &line);
	if (*text && gs_run_over(run) && run->verdict == GS_FAIL) {
		char *both = g_strconcat(run->text, "\n", text, NULL);

		g_free(run->text);
		run->text = both;
	} else if (*text) {
		gs_run_fail(run, line, "%sa rule was broken that no expectation asks for\n%s",
			    line ? "" : "at the end of the script ", text);
	}
}

/* How many statements say what there is, before the first that does something. */
static guint declarations(const GsScript *script)
{
	guint n = 0;

	for (; n < script->statements->len; n++) {
		const GsStatement *statement = g_ptr_array_index(script->statements, n);

		if (statement->verb->id != GS_VERB_machine &&
		    statement->verb->id != GS_VERB_domain &&
		    statement->verb->id != GS_VERB_param && statement->verb->id != GS_VERB_let &&
		    statement->verb->id != GS_VERB_pager && statement->verb->id != GS_VERB_also_on)
			break;
	}
	return n;
}

/* Its maps would only be reported as leaks of the kernel's. */
static void end_program(GsRun *run)
{
	if (run->program && !gs_program_entered(run->program))
		gs_run_error(run, 0, "the script does not take the program: say `DOMAIN: program NAME'");
	else if (run->program && !gs_program_ended(run->program))
		gs_run_fail(run, 0, "the script ends, but the program has not: say `run' or `kill'");
	else if (run->program && gs_program_trouble(run->program))
		gs_run_error(run, 0, "%s", gs_program_trouble(run->program));
}

static void run_rest(GsRun *run, guint first)
{
	gs_run_range(run, run->script->statements, first, run->script->statements->len);
	gs_run_join_all(run);
	end_program(run);
	run->world->script_line = 0; /* what is left behind is no statement's */
	for (guint i = 0; i < run->world->domains->len && !gs_run_over(run); i++)
		gs_check_leaks(g_ptr_array_index(run->world->domains, i), gs_run_holds, run);
	judge_violations(run);
}

/* Why it was run only once, though it was to be run twice; or NULL. */
static char *run_all(GsRun *run)
{
	guint first = declarations(run->script);

	if (!run->context->twice) {
		run_rest(run, 0);
		return NULL;
	}
	gs_run_range(run, run->script->statements, 0, first);
	if (!gs_run_over(run))
		return gs_run_again(run, first, run_rest);
	run_rest(run, first);
	return g_strdup("it does not boot");
}

static void start_program(GsRun *run)
{
	g_autoptr(GError) error = NULL;

	if (!run->context->program)
		return;
	run->program = gs_program_start(run->context->program, &error);
	if (!run->program)
		gs_run_error(run, 0, "%s", error->message);
}

static void run_init(GsRun *run, const GsRunContext *context, const GsScript *script,
		     const char *fault)
{
	memset(run, 0, sizeof(*run));
	run->context = context;
	run->script = script;
	run->fault = context->kernel ? context->kernel->fault : fault;
	run->declarations = g_hash_table_new_full(NULL, NULL, NULL, gs_run_free_declaration);
	run->pages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	run->refs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	run->maps = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	run->objects = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	run->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	run->started = gs_run_groups_new();
	run->known = gs_run_known_new();
	run->garbage = g_ptr_array_new_with_free_func(g_free);
}

static void run_clear(GsRun *run)
{
	g_hash_table_unref(run->declarations);
	g_hash_table_unref(run->pages);
	g_hash_table_unref(run->refs);
	g_hash_table_unref(run->maps);
	g_hash_table_unref(run->objects);
	g_hash_table_unref(run->values);
	g_array_unref(run->known);
	g_ptr_array_unref(run->garbage);
}

char *gs_run_kernel_name(const GsRunContext *context, const char *fault)
{
	if (context->kernel)
		return g_strdup(context->kernel->name);
	return g_strconcat(context->default_version, *fault ? "+" : NULL, fault, NULL);
}

GsRun *gs_run_begin(const GsRunContext *context, const GsScript *script, const char *fault,
		    gboolean traced)
{
	g_autoptr(GError) error = NULL;
	HvMachineConfig config = machine_wanted(script);
	GsRun *run = g_new(GsRun, 1);

	run_init(run, context, script, fault);
	run->trace = traced ? gs_trace_new(GS_TRACE_WORDS) : NULL;
	if (traced && context->trace_stacks)
		gs_trace_set_stacks(run->trace, gs_trace_put_running_stack);
	if (gs_hypervisor_open(&run->hypervisor, context->hypervisor, &error))
		run->world = gs_world_new(run->hypervisor.hv, &config, context->seed, run->trace,
					  &error);
	if (!run->world) {
		gs_run_error(run, 0, "%s", error->message);
		return run;
	}
	run->world->sources = script->sources;
	run->world->memory_mode = context->memory;
	run->world->blind_to = context->blind_to;
	set_limits(run->world, script);
	start_program(run);
	gs_fault_handler_set_world(context->faults, run->world);
	return run;
}

GsRunResult *gs_run_end(GsRun *run)
{
	GsRunResult *result = g_new0(GsRunResult, 1);

	gs_fault_handler_set_world(run->context->faults, NULL);
	if (run->program) {
		result->report = gs_program_report(run->program);
		gs_program_free(run->program);
	}
	g_ptr_array_unref(run->started);
	if (run->world)
		gs_world_free(run->world);
	if (run->trace)
		gs_trace_free(run->trace);
	gs_hypervisor_close(&run->hypervisor);
	gs_backtrace_forget();
	result->kernel = gs_run_kernel_name(run->context, run->fault);
	result->verdict = run->verdict;
	result->line = run->line;
	result->text = run->text;
	result->known = gs_run_known_text(run);
	run_clear(run);
	g_free(run);
	return result;
}

GsRunResult *gs_run_script(const GsRunContext *context, const GsScript *script, const char *fault)
{
	gboolean traced = context->twice || context->trace || context->events ||
			  gs_run_wants_trace(script->statements);
	GsRun *run = gs_run_begin(context, script, fault, traced);
	g_autofree char *once = NULL;
	GsRunResult *result;

	if (run->world) {
		once = run_all(run);
		gs_fault_handler_set_world(context->faults, NULL);
		if (context->events)
			*context->events = gs_run_last_events(run);
		if (context->trace) {
			g_autofree char *kernel = gs_run_kernel_name(context, run->fault);

			gs_record_run(run, kernel);
		}
	}
	result = gs_run_end(run);
	result->once = g_steal_pointer(&once);
	return result;
}

GsRunResult *gs_run_result_new(GsVerdict verdict, const char *kernel, const char *text)
{
	GsRunResult *result = g_new0(GsRunResult, 1);

	result->verdict = verdict;
	result->kernel = g_strdup(kernel);
	result->text = g_strdup(text);
	return result;
}

void gs_run_result_free(GsRunResult *result)
{
	g_free(result->events);
	g_free(result->kernel);
	g_free(result->text);
	g_free(result->report);
	g_free(result->once);
	g_free(result->known);
	g_free(result);
}

GPtrArray *gs_script_faults(const GsScript *script)
{
	GPtrArray *faults = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < script->statements->len; i++) {
		const GsStatement *statement = g_ptr_array_index(script->statements, i);

		if (statement->verb->id == GS_VERB_also_on)
			g_ptr_array_add(faults,
					g_strdup(gs_statement_arg(statement, "fault")->text));
	}
	return faults;
}
