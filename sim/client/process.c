/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Processes of a program. */
#include <unistd.h>

#include "client/state.h"

GsClient *gs_client_new(GsProgram *program)
{
	GsClient *client = g_new0(GsClient, 1);

	client->number = ++program->n_clients;
	client->follower = -1;
	client->files = g_ptr_array_new();
	client->threads = g_ptr_array_new_with_free_func(gs_client_thread_free);
	g_ptr_array_add(program->clients, client);
	return client;
}

gboolean gs_client_enter(GsProgram *program, GsClient *client)
{
	struct ks_process *process;

	if (client->process)
		return TRUE;
	process = gs_client_processes(program)->create(&client->memory);
	if (process && client->process) /* another thread was faster */
		gs_client_processes(program)->exit(process);
	else
		client->process = process;
	return client->process != NULL;
}

GsClient *gs_client_fork(GsProgram *program, const GsClient *parent, int *error)
{
	GsClient *child = gs_client_new(program);

	*error = 0;
	if (parent->process)
		child->process = gs_client_processes(program)->fork(parent->process, &child->memory,
								    error);
	if (*error) {
		g_ptr_array_remove(program->clients, child);
		return NULL;
	}
	for (guint i = 0; i < parent->files->len; i++)
		g_ptr_array_add(child->files, g_ptr_array_index(parent->files, i));
	return child;
}

GsClient *gs_client_by_number(const GsProgram *program, guint number)
{
	for (guint i = 0; i < program->clients->len; i++) {
		GsClient *client = g_ptr_array_index(program->clients, i);

		if (client->number == number)
			return client;
	}
	return NULL;
}

/* What the program itself did not close and unmap, which is the kernel's work now. */
static void report_end(GsProgram *program, const GsClient *client)
{
	const struct ks_processes *processes = gs_client_processes(program);
	guint files = client->process ? processes->files(client->process) : 0, areas = 0;
	gulong pages = 0;
	struct ks_area area;

	for (; client->process && processes->area(client->process, areas, &area); areas++)
		pages += area.pages;
	g_string_append_printf(program->report, "process %u ended", client->number);
	if (files || areas)
		g_string_append_printf(program->report,
				       "; it left to the kernel: open files %u, mapped areas %u, "
				       "pages in them %lu", files, areas, pages);
	g_string_append_c(program->report, '\n');
}

void gs_client_end(GsProgram *program, GsClient *client)
{
	gs_client_hold(client);
	report_end(program, client);
	client->ended = TRUE;
	if (client->process && gs_client_processes(program)->alive(client->process))
		gs_client_processes(program)->exit(client->process);
	gs_client_drop(program, client);
}

void gs_client_hold(GsClient *client)
{
	client->held++;
}

void gs_client_drop(GsProgram *program, GsClient *client)
{
	if (!--client->held && client->ended)
		g_ptr_array_remove(program->clients, client);
}

void gs_client_free(gpointer data)
{
	GsClient *client = data;

	if (client->follower >= 0)
		close(client->follower);
	g_ptr_array_unref(client->threads);
	g_ptr_array_unref(client->files);
	g_free(client);
}
