/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Connections of a program: whose they are. */
#include <errno.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "client/state.h"

#define HELLO_S 10 /* for a process that has come to say who it is */

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

		if (client->greeted && !client->ended && client->memory.pid == pid)
			return client;
	}
	return NULL;
}

static void hello_process(GsProgram *program, pid_t pid, guint child, int connection)
{
	GsClient *client = who_says_hello(program, pid, child);

	client->greeted = TRUE;
	client->memory.pid = pid;
	gs_client_thread_new(program, client, connection);
	program->seen = TRUE;
	gs_client_send_result(connection, 0, -1);
}

static gboolean receive(int connection, struct gc_request *request)
{
	const struct timeval limit = { .tv_sec = HELLO_S };

	setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	return recv(connection, request, sizeof(*request), 0) == sizeof(*request) &&
	       request->op == GC_HELLO && request->hello.version == GC_VERSION;
}

void gs_client_hello(GsProgram *program, int connection)
{
	struct gc_request request;
	pid_t pid = gs_client_peer_pid(connection);
	gboolean right = receive(connection, &request);
	GsClient *client = client_of(program, pid);

	if (right && request.hello.connection == GC_PROCESS) {
		hello_process(program, pid, request.hello.child, connection);
	} else if (right && client && request.hello.connection == GC_THREAD) {
		gs_client_thread_new(program, client, connection);
		gs_client_send_result(connection, 0, -1);
	} else if (right && client && request.hello.connection == GC_FOLLOWER) {
		gs_client_follower(program, client, connection);
	} else {
		gs_client_send_result(connection, -EPROTO, -1);
		close(connection);
	}
}
