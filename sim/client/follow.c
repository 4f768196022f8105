/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a kernel changes in the page tables of a program's process is changed in the program
 * before that kernel goes on, as a TLB flush would have it.  The host cannot do so from
 * outside: the follower in the program does (client/follow.c).
 */
#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "client/state.h"

#define ANSWER_MS 10000 /* so long for a process to answer, if the host is slow */

/* Where there is none: the page behind the last, which gives SIGBUS. */
static guint64 frame_of(const GsProgram *program, HvMfn mfn, gboolean writable)
{
	if (mfn == HV_INVALID_MFN)
		return program->domain->world->frames | GC_WRITABLE;
	return writable ? mfn | GC_WRITABLE : mfn;
}

guint64 gs_client_frame(const GsProgram *program, gulong va)
{
	gboolean writable;
	HvMfn mfn = gs_memory_lookup(program->domain->memory, va, &writable);

	return frame_of(program, mfn, writable);
}

static void lose(GsClient *client)
{
	close(client->follower);
	client->follower = -1;
}

/* It cannot be left as it is: the program would go on with what it has no more. */
static void give_up(GsProgram *program, GsClient *client, const char *why)
{
	if (!program->trouble)
		program->trouble = g_strdup_printf("process %u of the program %s, while a page was "
						   "to be changed in its memory", client->number, why);
	lose(client);
	gs_program_kill(program);
}

static void send_change(GsProgram *program, GsClient *client, gulong at, guint64 frame)
{
	const struct gc_change change = { .at = at, .frame = frame };
	struct pollfd answer = { .fd = client->follower, .events = POLLIN };
	guint8 error = 0;
	int n;

	if (send(client->follower, &change, sizeof(change), MSG_NOSIGNAL) < 0) {
		lose(client); /* it is dead, which will be seen */
		return;
	}
	do
		n = poll(&answer, 1, ANSWER_MS);
	while (n < 0 && errno == EINTR);
	if (n <= 0)
		give_up(program, client, "did not answer (was it stopped?)");
	else if (recv(client->follower, &error, sizeof(error), 0) != sizeof(error))
		lose(client);
	else if (error)
		give_up(program, client, g_strerror(error));
}

/* A thread of the program itself shows or hides it, as told by its call that is under way. */
static gboolean is_own(const GsClient *client, gulong at)
{
	for (guint i = 0; i < client->threads->len; i++) {
		const GsClientThread *thread = g_ptr_array_index(client->threads, i);
		const struct gc_request *request = &thread->request;

		if (!thread->busy)
			continue;
		if (request->op == GC_MMAP && at - request->mmap.at < request->mmap.length)
			return TRUE;
		if (request->op == GC_MUNMAP && at - request->munmap.at < request->munmap.length)
			return TRUE;
	}
	return FALSE;
}

/* The process whose address it is, and where its program sees it. */
static GsClient *find(const GsProgram *program, gulong va, gulong *at)
{
	struct ks_area area;

	for (guint i = 0; i < program->clients->len; i++) {
		GsClient *client = g_ptr_array_index(program->clients, i);

		if (!client->process || client->ended)
			continue;
		for (guint n = 0; gs_client_processes(program)->area(client->process, n, &area); n++)
			if (va - area.va < area.pages * HV_PAGE_SIZE) {
				*at = va - area.va + area.at;
				return client;
			}
	}
	return NULL;
}

static void changed(gpointer data, gulong va, HvMfn mfn, gboolean writable)
{
	GsProgram *program = data;
	gulong at;
	GsClient *client = find(program, va, &at);

	if (!client || is_own(client, at))
		return;
	if (client->follower < 0)
		client->missed = TRUE;
	else
		send_change(program, client, at, frame_of(program, mfn, writable));
}

void gs_client_follow(GsProgram *program)
{
	gs_memory_watch_user(program->domain->memory, changed, program);
}

static void make_up(GsProgram *program, GsClient *client)
{
	struct ks_area area;

	for (guint n = 0; gs_client_processes(program)->area(client->process, n, &area); n++)
		for (gulong i = 0; i < area.pages && client->follower >= 0; i++)
			send_change(program, client, area.at + i * HV_PAGE_SIZE,
				    gs_client_frame(program, area.va + i * HV_PAGE_SIZE));
}

void gs_client_follower(GsProgram *program, GsClient *client, int connection)
{
	client->follower = connection;
	gs_client_send_result(connection, 0, program->frames_fd);
	if (client->missed)
		make_up(program, client);
	client->missed = FALSE;
}
