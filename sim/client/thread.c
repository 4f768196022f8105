/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Threads of a program: each makes its system calls in tasks of its own. */
#include <sys/socket.h>
#include <unistd.h>

#include "client/state.h"

GsClientThread *gs_client_thread_new(GsProgram *program, GsClient *client, int connection)
{
	GsClientThread *thread = g_new0(GsClientThread, 1);

	thread->program = program;
	thread->client = client;
	thread->number = client->n_threads++;
	thread->connection = connection;
	g_ptr_array_add(client->threads, thread);
	return thread;
}

void gs_client_thread_end(GsClientThread *thread)
{
	thread->gone = TRUE;
	if (!thread->busy)
		g_ptr_array_remove(thread->client->threads, thread);
}

/* The task of a call that is under way goes on to have it. */
void gs_client_thread_free(gpointer data)
{
	GsClientThread *thread = data;

	close(thread->connection);
	thread->program = NULL;
	if (!thread->busy)
		g_free(thread);
}

gboolean gs_client_thread_asks(GsClientThread *thread)
{
	gssize n = recv(thread->connection, &thread->request, sizeof(thread->request), MSG_DONTWAIT);

	if (n != sizeof(thread->request))
		return FALSE; /* it has ended, and that is seen next time */
	thread->busy = TRUE;
	thread->program->calls++;
	gs_client_hold(thread->client);
	return TRUE;
}

/* The call has ended, or its domain has crashed. */
static void call_over(gpointer data)
{
	GsClientThread *thread = data;
	GsProgram *program = thread->program;
	GsClient *client = thread->client;

	thread->busy = FALSE;
	if (!program) {
		g_free(thread);
		return;
	}
	program->calls--;
	program->waited_ms = 0;
	gs_sched_wake(program->domain->world->sched, program);
	if (thread->gone)
		g_ptr_array_remove(client->threads, thread);
	gs_client_drop(program, client);
}

static void call_task(GsTask *task, gpointer thread)
{
	(void)task;
	gs_client_serve(thread);
}

/* The first thread's on the vCPU of the program, each other's on the next one. */
void gs_client_thread_start(GsClientThread *thread)
{
	GsDomain *domain = thread->program->domain;
	guint n = thread->program->vcpu + thread->client->number - 1 + thread->number;

	gs_sched_spawn_detached(domain->world->sched, &domain->vcpus[n % domain->n_vcpus], "program",
				call_task, thread, call_over);
}
