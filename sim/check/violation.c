/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Recording and showing violations. */
#include "check/violation.h"

#include <string.h>

#include "check/symbols.h"
#include "world/world.h"

static void other_free(gpointer data)
{
	GsOtherStack *other = data;

	g_free(other->title);
	g_array_unref(other->frames);
	g_free(other);
}

void gs_violation_stop(const GsViolation *violation, gulong image_start, gulong image_end,
		       gboolean here)
{
	/* The arguments must be there, in registers, and the call as well. */
	__asm__ volatile("" : : "r"(violation), "r"(image_start), "r"(image_end), "r"(here));
}

/* The stack that we are on leads through the kernel: not if it is recalled from earlier. */
static gboolean in_image_now(const GsDomain *domain)
{
	GsBacktrace now;

	gs_backtrace_here(&now);
	for (guint i = 0; i < now.n; i++)
		if (gs_image_contains(domain->image, now.ip[i]))
			return TRUE;
	return FALSE;
}

static void trace_violation(const GsViolation *violation, GsViolationId id)
{
	GsTrace *trace = violation->world->trace;

	gs_trace_begin(violation->world, GS_TRACE_VIOLATION, (domid_t)violation->domid);
	gs_trace_put(trace, id);
	gs_trace_put_text(trace, violation->detail);
	gs_trace_put_frames(trace, violation->frames, violation->image_path);
	gs_trace_end(trace);
}

static void trace_stack(const GsViolation *violation, const GsOtherStack *other)
{
	GsTrace *trace = violation->world->trace;

	gs_trace_begin(violation->world, GS_TRACE_VIOLATION_STACK, (domid_t)violation->domid);
	gs_trace_put_text(trace, other->title);
	gs_trace_put_frames(trace, other->frames, violation->image_path);
	gs_trace_end(trace);
}

GsViolation *gs_violation_report(GsDomain *domain, GsViolationId id, const GsBacktrace *backtrace,
				 const char *detail, ...)
{
	GsWorld *world = domain->world;
	const GsTask *task = gs_world_running(world) == domain ? world->sched->running : NULL;
	GsViolation *violation = g_new0(GsViolation, 1);
	va_list args;

	va_start(args, detail);
	violation->detail = g_strdup_vprintf(detail, args);
	va_end(args);
	violation->row = &gs_violation_table[id];
	violation->domid = domain->id;
	violation->world = world;
	violation->vcpu = task ? (gint)task->vcpu->id : -1;
	violation->task = task ? g_strdup(task->context.comm) : NULL;
	violation->time_ns = world->sched->clock.now;
	violation->script_line = world->script_line;
	violation->image = domain->image ? g_strdup(domain->image->ks->name) : NULL;
	violation->image_path = domain->image ? g_strdup(domain->image->path) : NULL;
	violation->frames = gs_frames_new(domain, backtrace);
	violation->others = g_ptr_array_new_with_free_func(other_free);
	/* A checker whose hook is gone says nothing. */
	if (g_strcmp0(world->blind_to, violation->row->name) == 0) {
		gs_violation_free(violation);
		return NULL;
	}
	g_ptr_array_add(world->violations, violation);
	if (gs_traced(world))
		trace_violation(violation, id);
	if (domain->image)
		gs_violation_stop(violation, gs_image_base(domain->image), domain->image->end,
				  in_image_now(domain));
	else
		gs_violation_stop(violation, 0, 0, FALSE);
	return violation;
}

void gs_violation_add_stack(GsViolation *violation, const char *title, const GArray *frames)
{
	GsOtherStack *other;

	if (!violation)
		return;
	other = g_new0(GsOtherStack, 1);
	other->title = g_strdup(title);
	other->frames = g_array_copy((GArray *)frames);
	g_ptr_array_add(violation->others, other);
	if (gs_traced(violation->world))
		trace_stack(violation, other);
}

void gs_violation_add_place(GsViolation *violation, const GsDomain *domain, const char *title,
			    gulong return_address)
{
	GsBacktrace place = { .n = 1, .ip = { return_address } };
	g_autoptr(GArray) frames = gs_frames_new(domain, &place);

	gs_violation_add_stack(violation, title, frames);
}

void gs_violation_set_variable(GsViolation *violation, const GsDomain *domain, gulong address)
{
	if (violation && gs_image_contains(domain->image, address))
		violation->variable = address - gs_image_base(domain->image);
}

void gs_violation_free(gpointer data)
{
	GsViolation *violation = data;

	g_free(violation->detail);
	g_free(violation->task);
	g_free(violation->image);
	g_free(violation->image_path);
	g_array_unref(violation->frames);
	g_ptr_array_unref(violation->others);
	g_free(violation);
}

gboolean gs_violation_in(const GsViolation *violation, const char *function, GsSymbols *symbols)
{
	if (gs_frames_have(violation->frames, violation->image_path, function, symbols))
		return TRUE;
	for (guint i = 0; i < violation->others->len; i++) {
		const GsOtherStack *other = g_ptr_array_index(violation->others, i);

		if (gs_frames_have(other->frames, violation->image_path, function, symbols))
			return TRUE;
	}
	return FALSE;
}

gboolean gs_violation_is_finding(const GsViolation *violation, const GsFindingRow *row,
				 GsSymbols *symbols)
{
	return violation->row->id == row->violation &&
	       gs_violation_in(violation, row->function, symbols);
}

static void append_variable(GString *text, const GsViolation *violation, GsSymbols *symbols)
{
	const char *name = violation->variable
				   ? gs_symbols_variable(symbols, violation->image_path,
							 violation->variable)
				   : NULL;

	if (name)
		g_string_append_printf(text, "    variable %s\n", name);
}

char *gs_violation_text(const GsViolation *violation, GsSymbols *symbols)
{
	GString *text = g_string_new(NULL);

	g_string_append_printf(text, "  violation %s: %s\n", violation->row->name,
			       violation->detail);
	g_string_append_printf(text, "    domain %u (%s)", violation->domid,
			       violation->image ? violation->image : "bare");
	if (violation->task)
		g_string_append_printf(text, ", vCPU %d, task \"%s\"", violation->vcpu,
				       violation->task);
	g_string_append_printf(text, ", at %" G_GUINT64_FORMAT ".%06u ms\n",
			       violation->time_ns / 1000000, (guint)(violation->time_ns % 1000000));
	append_variable(text, violation, symbols);
	gs_frames_append(text, violation->frames, violation->image_path, symbols);
	for (guint i = 0; i < violation->others->len; i++) {
		const GsOtherStack *other = g_ptr_array_index(violation->others, i);

		g_string_append_printf(text, "    %s:\n", other->title);
		gs_frames_append(text, other->frames, violation->image_path, symbols);
	}
	return g_string_free(text, FALSE);
}
