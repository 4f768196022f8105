/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The note, written in a signal handler: numbers and copies only. */
#include "cli/run-place.h"

#include <limits.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "check/frames.h"
#include "world/outside.h"
#include "world/world.h"

#define NAME_MAX_BYTES 64

struct GsRunPlace {
	volatile guint line;
	volatile gboolean answered;
	guint64 time_ns;
	gboolean has_task;
	guint domid, vcpu;
	char task[NAME_MAX_BYTES];
	char image[NAME_MAX_BYTES]; /* its name; "" for none */
	char image_path[PATH_MAX];
	GsBacktrace stack;          /* offsets in the image */
};

GsRunPlace *gs_run_place_new(void)
{
	return gs_outside_new(sizeof(GsRunPlace));
}

void gs_run_place_free(GsRunPlace *place)
{
	gs_outside_free(place, sizeof(*place));
}

volatile guint *gs_run_place_note(GsRunPlace *place)
{
	return &place->line;
}

guint gs_run_place_line(const GsRunPlace *place)
{
	return place->line;
}

static void note_stack(GsRunPlace *place, const GsDomain *domain, const GsBacktrace *backtrace)
{
	gulong base = gs_image_base(domain->image);

	g_strlcpy(place->image, domain->image->ks->name, sizeof(place->image));
	g_strlcpy(place->image_path, domain->image->path, sizeof(place->image_path));
	for (guint i = 0; i < backtrace->n; i++) {
		/* A return address belongs to the instruction before it. */
		gulong ip = backtrace->ip[i] - (i > 0);

		if (gs_image_contains(domain->image, ip))
			place->stack.ip[place->stack.n++] = ip - base;
	}
}

static void answer(const GsWorld *world, const GsBacktrace *backtrace, gpointer data)
{
	const GsTask *task = world ? world->sched->running : NULL;
	GsRunPlace *place = data;

	if (task) {
		const GsDomain *domain = task->vcpu->owner;

		place->has_task = TRUE;
		place->domid = domain->id;
		place->vcpu = task->vcpu->id;
		g_strlcpy(place->task, task->context.comm, sizeof(place->task));
		if (domain->image)
			note_stack(place, domain, backtrace);
	}
	place->time_ns = world ? world->sched->clock.now : 0;
	place->answered = TRUE;
	_exit(0);
}

void gs_run_place_answer(GsRunPlace *place, GsFaultHandler *faults)
{
	gs_fault_handler_on_signal(faults, GS_ASK_SIGNAL, answer, place);
}

char *gs_run_place_text(const GsRunPlace *place, GsSymbols *symbols)
{
	g_autoptr(GArray) frames = g_array_new(FALSE, FALSE, sizeof(gulong));
	GString *text;

	if (!place->answered)
		return NULL;
	text = g_string_new("  it was here:");
	if (place->has_task)
		g_string_append_printf(text, " domain %u (%s), vCPU %u, task \"%s\",", place->domid,
				       *place->image ? place->image : "bare", place->vcpu,
				       place->task);
	g_string_append_printf(text, " at %" G_GUINT64_FORMAT ".%06u ms\n",
			       place->time_ns / 1000000, (guint)(place->time_ns % 1000000));
	g_array_append_vals(frames, place->stack.ip, place->stack.n);
	gs_frames_append(text, frames, place->image_path, symbols);
	g_strchomp(text->str);
	return g_string_free(text, FALSE);
}
