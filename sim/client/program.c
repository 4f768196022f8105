/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A program's beginning and end. */
#include "client/program.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client/state.h"
#include "ks-process.h"

G_DEFINE_QUARK(gs-program-error-quark, gs_program_error)

/* The preload library comes before what the user preloads; its copies go to children. */
static char **environment(const GsProgramOrder *order, const char *name)
{
	char **env = g_get_environ();
	const char *given = g_environ_getenv(env, "LD_PRELOAD");
	g_autofree char *preload = g_strconcat(order->preload, given && *given ? ":" : NULL, given,
					       NULL);

	env = g_environ_setenv(env, "LD_PRELOAD", preload, TRUE);
	return g_environ_setenv(env, GC_ENVIRONMENT, name, TRUE);
}

static gboolean spawn(GsProgram *program, const GsProgramOrder *order, GError **error)
{
	g_auto(GStrv) env = environment(order, program->name);
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	g_autoptr(GError) why = NULL;

	/* The file first, then what the program sees as its arguments. */
	g_ptr_array_add(argv, order->path);
	for (char **arg = order->argv; *arg; arg++)
		g_ptr_array_add(argv, *arg);
	g_ptr_array_add(argv, NULL);
	if (!g_spawn_async(NULL, (char **)argv->pdata, env,
			   G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_CHILD_INHERITS_STDIN |
				   G_SPAWN_FILE_AND_ARGV_ZERO,
			   NULL, NULL, &program->pid, &why)) {
		g_set_error(error, GS_PROGRAM_ERROR, GS_PROGRAM_ERROR_START, "%s cannot be started: %s",
			    order->argv[0], why->message);
		return FALSE;
	}
	program->pidfd = (int)syscall(SYS_pidfd_open, program->pid, 0);
	if (program->pidfd < 0)
		g_set_error(error, GS_PROGRAM_ERROR, GS_PROGRAM_ERROR_START,
			    "%s cannot be watched: %s", order->argv[0], g_strerror(errno));
	return program->pidfd >= 0;
}

GsProgram *gs_program_start(const GsProgramOrder *order, GError **error)
{
	GsProgram *program = g_new0(GsProgram, 1);

	program->pidfd = -1;
	program->clients = g_ptr_array_new_with_free_func(gs_client_free);
	program->files = g_ptr_array_new_with_free_func(gs_client_file_free);
	program->report = g_string_new(NULL);
	program->listener = gs_client_listen(&program->name);
	if (program->listener < 0)
		g_set_error(error, GS_PROGRAM_ERROR, GS_PROGRAM_ERROR_START,
			    "no socket for the program: %s", g_strerror(errno));
	else if (spawn(program, order, error))
		return program;
	gs_program_free(program);
	return NULL;
}

struct ks_process *gs_program_enter(GsProgram *program, GsDomain *domain)
{
	GsClient *first;

	program->domain = domain;
	program->frames_fd = domain->world->hv->frames_fd(domain->world->machine);
	gs_client_follow(program);
	first = gs_client_new(program);
	gs_client_enter(program, first);
	return first->process;
}

gboolean gs_program_entered(const GsProgram *program)
{
	return program->domain != NULL;
}

void gs_program_kill(GsProgram *program)
{
	for (guint i = 0; i < program->clients->len; i++) {
		const GsClient *client = g_ptr_array_index(program->clients, i);

		if (client->memory.pid && !client->ended)
			kill(client->memory.pid, SIGKILL);
	}
	if (program->pid)
		kill(program->pid, SIGKILL);
}

long gs_program_result(const GsProgram *program)
{
	return WIFSIGNALED(program->status) ? -(KS_SIGNAL + WTERMSIG(program->status))
					    : WEXITSTATUS(program->status);
}

const char *gs_program_trouble(const GsProgram *program)
{
	if (!program->trouble && !program->pid && !program->seen)
		return "the preload library was not loaded into the program, so it had no devices";
	return program->trouble;
}

char *gs_program_report(const GsProgram *program)
{
	GString *text = g_string_new(program->report->str);

	if (program->pid)
		g_string_append(text, "the program has not ended");
	else if (WIFSIGNALED(program->status))
		g_string_append_printf(text, "the program died of SIG%s",
				       sigabbrev_np(WTERMSIG(program->status)));
	else
		g_string_append_printf(text, "the program exited with status %d",
				       WEXITSTATUS(program->status));
	return g_string_free(text, FALSE);
}

gboolean gs_program_ended(const GsProgram *program)
{
	return !program->pid && !program->clients->len;
}

void gs_program_free(GsProgram *program)
{
	if (program->domain)
		gs_memory_watch_user(program->domain->memory, NULL, NULL);
	gs_program_kill(program);
	if (program->pid)
		waitpid(program->pid, &program->status, 0);
	if (program->pidfd >= 0)
		close(program->pidfd);
	if (program->listener >= 0)
		close(program->listener);
	g_ptr_array_unref(program->clients);
	g_ptr_array_unref(program->files);
	g_string_free(program->report, TRUE);
	g_free(program->trouble);
	g_free(program->name);
	g_free(program);
}
