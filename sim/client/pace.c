/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Real time and virtual time, while calls of a program are under way.  Its other threads go on
 * in real time: what they do takes no virtual time.
 */
#include <string.h>

#include "client/state.h"

gboolean gs_client_others_ready(const GsProgram *program)
{
	const GsSched *sched = program->domain->world->sched;
	const GsVcpu *vcpu = sched->running->vcpu;

	return vcpu->ready.length || vcpu->raised.length || sched->runnable > 1;
}

/* The letter behind the name, which may have parentheses itself: proc(5). */
static gboolean thread_runs(pid_t pid, const char *tid)
{
	g_autofree char *path = g_strdup_printf("/proc/%d/task/%s/stat", pid, tid), *text = NULL;
	const char *name_end;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		return FALSE; /* it has ended */
	name_end = strrchr(text, ')');
	return name_end && (name_end[2] == 'R' || name_end[2] == 'D');
}

static gboolean process_runs(const GsClient *client)
{
	g_autofree char *path = g_strdup_printf("/proc/%d/task", client->memory.pid);
	g_autoptr(GDir) tasks = client->greeted && !client->ended ? g_dir_open(path, 0, NULL) : NULL;
	gboolean runs = !client->greeted;
	const char *tid;

	while (tasks && !runs && (tid = g_dir_read_name(tasks)))
		runs = thread_runs(client->memory.pid, tid);
	return runs;
}

gboolean gs_client_program_runs(const GsProgram *program)
{
	for (guint i = 0; i < program->clients->len; i++)
		if (process_runs(g_ptr_array_index(program->clients, i)))
			return TRUE;
	return FALSE;
}

/* Without a timer nothing will ever happen: the scheduler says so. */
void gs_client_let_time_pass(GsProgram *program)
{
	const struct ks_wait call = {
		.key = program, .what = "the end of the program's call", .idle = TRUE,
	};
	GsSched *sched = program->domain->world->sched;
	guint64 next = gs_timer_next_at(&sched->clock);

	if (next == G_MAXUINT64)
		gs_sched_wait(sched, &call);
	else
		gs_sched_sleep(sched, next - sched->clock.now);
}
