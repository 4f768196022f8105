/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a program does, one thing after another: its ends, its new processes, its requests.
 * The host's order is kept: what a process did before its request is seen before that.
 */
#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client/state.h"

#define SPINNING_MS 100 /* so long without a system call, and others may go on */
#define STEP_NS 1000000  /* which lets virtual time go on */
#define CHILD_MS 1000   /* for a child to say hello, when there is nobody else */

static void add_fd(GArray *fds, int fd)
{
	const struct pollfd entry = { .fd = fd, .events = POLLIN };

	g_array_append_val(fds, entry);
}

static int wait_for(GArray *fds, int timeout_ms)
{
	int n = poll((struct pollfd *)(void *)fds->data, fds->len, timeout_ms);

	return n < 0 && errno == EINTR ? 0 : n;
}

static short events_of(const GArray *fds, guint i)
{
	return g_array_index(fds, struct pollfd, i).revents;
}

/* The program's first process, or one that another has forked, or a program of its own. */
static GsClient *who_says_hello(GsProgram *program, pid_t pid, guint child)
{
	GsClient *client = gs_client_by_number(program, child ? child : 1);

	if (client && !client->greeted && (child || pid == program->pid))
		return client;
	return gs_client_new(program);
}

static GsClient *client_of(const GsProgram *program, pid_t pid)
{
	for (guint i = 0; i < program->clients->len; i++) {
		GsClient *client = g_ptr_array_index(program->clients, i);

		if (client->connection >= 0 && client->memory.pid == pid)
			return client;
	}
	return NULL;
}

static void hello_process(GsProgram *program, pid_t pid, guint child, int connection)
{
	GsClient *client = who_says_hello(program, pid, child);

	client->greeted = TRUE;
	client->connection = connection;
	client->memory.pid = pid;
	program->seen = TRUE;
	gs_client_send_result(connection, 0, -1);
}

static gboolean is_greeting(const struct gc_request *request)
{
	return request->op == GC_HELLO && request->hello.version == GC_VERSION;
}

static void hello(GsProgram *program, int connection)
{
	struct gc_request request = { 0 };
	pid_t pid = gs_client_peer_pid(connection);
	gboolean right = recv(connection, &request, sizeof(request), 0) == sizeof(request) &&
			 is_greeting(&request);
	GsClient *client = client_of(program, pid);

	if (right && request.hello.connection == GC_PROCESS) {
		hello_process(program, pid, request.hello.child, connection);
	} else if (right && client && request.hello.connection == GC_FOLLOWER) {
		gs_client_follower(program, client, connection);
	} else {
		gs_client_send_result(connection, -EPROTO, -1);
		close(connection);
	}
}

/* A program that closes a device, and then ends, ends first: Linux takes memory before files. */
static void see_closed_files(GsProgram *program)
{
	g_autoptr(GArray) fds = g_array_new(FALSE, FALSE, sizeof(struct pollfd));
	g_autoptr(GPtrArray) closed = g_ptr_array_new();

	if (!program->files->len)
		return;
	for (guint i = 0; i < program->files->len; i++)
		add_fd(fds, ((GsClientFile *)g_ptr_array_index(program->files, i))->peer);
	wait_for(fds, 0);
	for (guint i = 0; i < program->files->len; i++)
		if (events_of(fds, i) & POLLHUP)
			g_ptr_array_add(closed, g_ptr_array_index(program->files, i));
	for (guint i = 0; i < closed->len; i++)
		gs_client_file_closed(program, g_ptr_array_index(closed, i));
}

static void serve_next(GsProgram *program, GsClient *client)
{
	struct gc_request request;
	gssize n = recv(client->connection, &request, sizeof(request), MSG_DONTWAIT);

	if (n != sizeof(request))
		return; /* it has ended, and that is seen next time */
	gs_client_serve(program, client, &request);
	gs_sched_not_busy(program->domain->world->sched, &program->domain->vcpus[0]);
}

/* Children that were forked, but never came. */
static void drop_lost_children(GsProgram *program)
{
	for (guint i = program->clients->len; i-- > 0;) {
		GsClient *client = g_ptr_array_index(program->clients, i);

		if (!client->greeted)
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

static gboolean all_lost(const GsProgram *program)
{
	for (guint i = 0; i < program->clients->len; i++)
		if (((const GsClient *)g_ptr_array_index(program->clients, i))->greeted)
			return FALSE;
	return !program->pid;
}

/* FALSE: nothing has come in that time (-1: for ever). */
static gboolean step(GsProgram *program, int timeout_ms)
{
	g_autoptr(GArray) fds = g_array_new(FALSE, FALSE, sizeof(struct pollfd));
	g_autoptr(GPtrArray) ended = g_ptr_array_new(), asking = g_ptr_array_new();

	add_fd(fds, program->pid ? program->pidfd : -1);
	add_fd(fds, program->listener);
	for (guint i = 0; i < program->clients->len; i++)
		add_fd(fds, ((GsClient *)g_ptr_array_index(program->clients, i))->connection);
	if (wait_for(fds, timeout_ms) <= 0)
		return FALSE;
	for (guint i = 0; i < program->clients->len; i++) {
		GsClient *client = g_ptr_array_index(program->clients, i);

		if (events_of(fds, 2 + i) & POLLHUP)
			g_ptr_array_add(ended, client);
		else if (events_of(fds, 2 + i) & POLLIN)
			g_ptr_array_add(asking, client);
	}
	for (guint i = 0; i < ended->len; i++)
		gs_client_end(program, g_ptr_array_index(ended, i));
	if (events_of(fds, 0))
		reap(program);
	see_closed_files(program);
	if (events_of(fds, 1) & POLLIN)
		hello(program, accept4(program->listener, NULL, NULL, SOCK_CLOEXEC));
	for (guint i = 0; i < asking->len; i++)
		serve_next(program, g_ptr_array_index(asking, i));
	return TRUE;
}

gboolean gs_program_run(GsProgram *program, GsProgramUntil until, gpointer data)
{
	GsSched *sched = program->domain->world->sched;

	while (!gs_program_ended(program)) {
		gboolean alone = sched->tasks->len == 1, lost = all_lost(program);
		int timeout = until ? 1 : lost ? CHILD_MS : alone ? -1 : SPINNING_MS;

		if (until && until(data)) {
			see_closed_files(program);
			return FALSE;
		}
		if (step(program, timeout))
			continue;
		if (lost)
			drop_lost_children(program);
		else if (!alone)
			gs_sched_sleep(sched, STEP_NS);
	}
	return TRUE;
}
