/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a program does, one thing after another: its ends, its new processes, its requests.
 * The host's order is kept: what a process did before its request is seen before that.
 */
#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "client/state.h"

#define SPINNING_MS 100 /* so long without a system call, and others may go on */
#define STEP_NS 1000000  /* which lets virtual time go on */
#define CHILD_MS 1000   /* for a child to say hello, when there is nobody else */

/* What is looked at, and what has come. */
typedef struct {
	GArray *fds; /* pollfd: the process that was started, the listener, then the threads */
	GPtrArray *threads; /* GsClientThread * */
	GPtrArray *ended, *asking; /* GsClient *, GsClientThread * */
} Look;

static void add_fd(Look *look, int fd, short events)
{
	const struct pollfd entry = { .fd = fd, .events = events };

	g_array_append_val(look->fds, entry);
}

static short events_of(const Look *look, guint i)
{
	return g_array_index(look->fds, struct pollfd, i).revents;
}

static void add_threads(Look *look, const GsClient *client)
{
	for (guint i = 0; !client->ended && i < client->threads->len; i++) {
		GsClientThread *thread = g_ptr_array_index(client->threads, i);

		if (thread->gone)
			continue;
		g_ptr_array_add(look->threads, thread);
		add_fd(look, thread->connection, thread->busy ? 0 : POLLIN);
	}
}

/* Of a thread: it has ended, perhaps with its process, or asks for something. */
static void take(Look *look, GsClientThread *thread, short events)
{
	if (thread->client->ended)
		return;
	if (events & POLLHUP && thread->number == 0) {
		thread->client->ended = TRUE;
		g_ptr_array_add(look->ended, thread->client);
	} else if (events & POLLHUP) {
		gs_client_thread_end(thread);
	} else if (events & POLLIN && gs_client_thread_asks(thread)) {
		g_ptr_array_add(look->asking, thread);
	}
}

/* FALSE: nothing has come in that time (-1: for ever). */
static gboolean look_at(Look *look, const GsProgram *program, int timeout_ms)
{
	int n;

	add_fd(look, program->pid ? program->pidfd : -1, POLLIN);
	add_fd(look, program->listener, POLLIN);
	for (guint i = 0; i < program->clients->len; i++)
		add_threads(look, g_ptr_array_index(program->clients, i));
	n = poll((struct pollfd *)(void *)look->fds->data, look->fds->len, timeout_ms);
	if (n <= 0)
		return FALSE;
	for (guint i = 0; i < look->threads->len; i++)
		take(look, g_ptr_array_index(look->threads, i), events_of(look, 2 + i));
	return TRUE;
}

/* Children that were forked, but never came. */
static void drop_lost_children(GsProgram *program)
{
	for (guint i = program->clients->len; i-- > 0;) {
		GsClient *client = g_ptr_array_index(program->clients, i);

		if (!client->greeted && !client->ended)
			gs_client_end(program, client);
	}
}

static void reap(GsProgram *program)
{
	if (waitpid(program->pid, &program->status, WNOHANG) == program->pid)
		program->pid = 0;
	/* Without the library in it, it cannot say hello any more. */
	if (!program->pid && !program->seen)
		drop_lost_children(program);
}

/*
 * A program that closes a device, and then ends, ends first: Linux takes memory before
 * files.  Who says that it has closed one does so in its own call.
 */
static void see_closed_files(GsProgram *program, const GPtrArray *asking)
{
	GPtrArray *closed = gs_client_files_closed(program);

	for (guint i = 0; asking && i < asking->len; i++) {
		GsClientThread *thread = g_ptr_array_index(asking, i);

		if (thread->request.op == GC_CLOSED) {
			thread->closed = closed;
			return;
		}
	}
	gs_client_close_files(program, closed);
}

static void act(GsProgram *program, const Look *look)
{
	for (guint i = 0; i < look->ended->len; i++)
		gs_client_end(program, g_ptr_array_index(look->ended, i));
	if (events_of(look, 0))
		reap(program);
	see_closed_files(program, look->asking);
	if (events_of(look, 1) & POLLIN)
		gs_client_hello(program, accept4(program->listener, NULL, NULL, SOCK_CLOEXEC));
	for (guint i = 0; i < look->asking->len; i++)
		gs_client_thread_start(g_ptr_array_index(look->asking, i));
}

static gboolean step(GsProgram *program, int timeout_ms)
{
	Look look = {
		g_array_new(FALSE, FALSE, sizeof(struct pollfd)), g_ptr_array_new(),
		g_ptr_array_new(), g_ptr_array_new(),
	};
	gboolean come = look_at(&look, program, timeout_ms);

	if (come)
		act(program, &look);
	g_array_unref(look.fds);
	g_ptr_array_unref(look.threads);
	g_ptr_array_unref(look.ended);
	g_ptr_array_unref(look.asking);
	return come;
}

static gboolean all_lost(const GsProgram *program)
{
	for (guint i = 0; i < program->clients->len; i++)
		if (((const GsClient *)g_ptr_array_index(program->clients, i))->greeted)
			return FALSE;
	return !program->pid;
}

/* No call is under way. */
static void wait_for_program(GsProgram *program, gboolean shortly)
{
	GsSched *sched = program->domain->world->sched;
	gboolean alone = sched->tasks->len == 1, lost = all_lost(program);

	if (step(program, shortly ? 1 : lost ? CHILD_MS : alone ? -1 : SPINNING_MS))
		return;
	if (lost)
		drop_lost_children(program);
	else if (!alone)
		gs_sched_sleep(sched, STEP_NS);
}

/*
 * Calls are under way.  Others go on at once; time goes on when no thread of the program runs
 * that could make a call now.  Who runs for long is waited for no more until a call ends.
 */
static void go_on(GsProgram *program)
{
	gboolean runs;

	if (gs_client_others_ready(program)) {
		gs_sched_resched(program->domain->world->sched);
		if (program->calls)
			step(program, 0);
		return;
	}
	if (step(program, 0))
		return;
	runs = gs_client_program_runs(program);
	if (runs && step(program, 1))
		return;
	if (!runs || program->waited_ms >= SPINNING_MS)
		gs_client_let_time_pass(program);
	else
		program->waited_ms++;
}

gboolean gs_program_run(GsProgram *program, GsProgramUntil until, gpointer data)
{
	program->vcpu = program->domain->world->sched->running->vcpu->id;
	while (!gs_program_ended(program)) {
		if (until && until(data)) {
			see_closed_files(program, NULL);
			return FALSE;
		}
		if (program->calls)
			go_on(program);
		else
			wait_for_program(program, until != NULL);
	}
	return TRUE;
}
