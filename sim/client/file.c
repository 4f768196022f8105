/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Devices that a program has open, and their end. */
#include <poll.h>
#include <unistd.h>

#include "client/state.h"

GsClientFile *gs_client_file(const GsClient *client, guint id)
{
	for (guint i = 0; i < client->files->len; i++) {
		GsClientFile *file = g_ptr_array_index(client->files, i);

		if (file->id == id)
			return file;
	}
	return NULL;
}

GPtrArray *gs_client_files_closed(GsProgram *program)
{
	GPtrArray *closed = g_ptr_array_new_with_free_func(gs_client_file_free);
	g_autofree struct pollfd *fds = g_new0(struct pollfd, program->files->len + 1);
	guint n = program->files->len;

	for (guint i = 0; i < n; i++)
		fds[i].fd = ((GsClientFile *)g_ptr_array_index(program->files, i))->peer;
	if (!n || poll(fds, n, 0) <= 0)
		return closed;
	for (guint i = n; i-- > 0;)
		if (fds[i].revents & POLLHUP)
			g_ptr_array_insert(closed, 0, g_ptr_array_steal_index(program->files, i));
	return closed;
}

/* Until now each process that had it has counted as having it. */
static void close_file(GsProgram *program, GsClientFile *file)
{
	g_autoptr(GPtrArray) having = g_ptr_array_new();

	for (guint i = 0; i < program->clients->len; i++) {
		GsClient *client = g_ptr_array_index(program->clients, i);

		if (!g_ptr_array_remove(client->files, file))
			continue;
		gs_client_hold(client);
		g_ptr_array_add(having, client);
	}
	for (guint i = 0; i < having->len; i++) {
		GsClient *client = g_ptr_array_index(having, i);

		gs_client_processes(program)->close(client->process, file->kernel_fd);
		gs_client_drop(program, client);
	}
}

void gs_client_close_files(GsProgram *program, GPtrArray *closed)
{
	for (guint i = 0; i < closed->len; i++)
		close_file(program, g_ptr_array_index(closed, i));
	g_ptr_array_unref(closed);
}

void gs_client_file_free(gpointer data)
{
	GsClientFile *file = data;

	close(file->peer);
	g_free(file);
}
