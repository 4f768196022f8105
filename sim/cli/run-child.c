/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A process's beginning and end. */
#include "cli/run-child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/run-record.h"

#define ANSWER_US (G_USEC_PER_SEC / 2) /* for a process to say where it is */

static void send_record(int fd, GBytes *bytes)
{
	gsize left;
	const char *data = g_bytes_get_data(bytes, &left);

	while (left > 0) {
		ssize_t n = write(fd, data, left);

		if (n < 0 && errno != EINTR)
			_exit(1);
		data += MAX(n, 0);
		left -= (gsize)MAX(n, 0);
	}
}

/* The forked process: it ends without a word on stdout, whose buffer is its parent's. */
G_NORETURN static void run(GsRunCommand *command, const GsRunChild *child, int fd)
{
	GsRunResult *result;
	gint64 us;

	command->run.faults = gs_fault_handler_new(); /* its memory is shared by processes */
	command->run.line = gs_run_place_note(child->place);
	gs_run_place_answer(child->place, command->run.faults);
	result = gs_run_job(command, &child->job, &us);
	send_record(fd, gs_run_record_pack(result, us));
	_exit(0);
}

/* Ctrl-C is our parent's to act upon, and if it dies we are of no use. */
static void become_child(pid_t parent)
{
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	signal(SIGINT, SIG_IGN);
	sigemptyset(&none);
	pthread_sigmask(SIG_SETMASK, &none, NULL);
}

GsRunChild *gs_run_child_start(GsRunCommand *command, const GsRunJob *job)
{
	const GsRunOptions *options = &command->options;
	GsRunChild *child = g_new0(GsRunChild, 1);
	pid_t parent = getpid();
	int fds[2];

	child->job = *job;
	child->fd = -1;
	child->deadline = G_MAXINT64;
	child->result = gs_run_job_unfit(command, job);
	if (child->result)
		return child;
	child->place = gs_run_place_new();
	if (pipe2(fds, O_CLOEXEC) == 0) {
		child->pid = fork();
		if (child->pid == 0) {
			become_child(parent);
			run(command, child, fds[1]);
		}
		close(fds[1]);
		child->fd = fds[0];
		child->record = g_byte_array_new();
	}
	if (child->fd < 0 || child->pid < 0) {
		g_autofree char *text = g_strdup_printf("no process to run it in: %s",
							g_strerror(errno));

		child->result = gs_run_result_new(GS_ERROR, job->kernel, text);
	} else if (options->timeout_ns) {
		child->deadline = g_get_monotonic_time() + (gint64)(options->timeout_ns / 1000);
	}
	return child;
}

static void reap(GsRunChild *child, int *status)
{
	while (waitpid(child->pid, status, 0) < 0 && errno == EINTR)
		;
	child->pid = 0;
	close(child->fd);
	child->fd = -1;
	child->deadline = G_MAXINT64;
}

void gs_run_child_free(GsRunChild *child)
{
	int status;

	if (child->pid > 0) {
		kill(child->pid, SIGKILL);
		reap(child, &status);
	}
	if (child->fd >= 0)
		close(child->fd);
	if (child->record)
		g_byte_array_unref(child->record);
	if (child->place)
		gs_run_place_free(child->place);
	if (child->result)
		gs_run_result_free(child->result);
	g_free(child);
}

/* Why there is an end, but no record. */
static char *cause(const GsRunChild *child, const GsRunOptions *options, int status)
{
	if (child->timed_out)
		return g_strdup_printf("it had not ended after %s (--timeout)", options->timeout);
	if (WIFSIGNALED(status))
		return g_strdup_printf("gntsim's process was ended by signal %d (SIG%s, %s)",
				       WTERMSIG(status), sigabbrev_np(WTERMSIG(status)) ?: "?",
				       sigdescr_np(WTERMSIG(status)) ?: "?");
	return g_strdup_printf("gntsim's process ended with status %d and without a result",
			       WEXITSTATUS(status));
}

static GsRunResult *result_without_record(const GsRunChild *child, GsRunCommand *command,
					  int status)
{
	g_autofree char *why = cause(child, &command->options, status);
	g_autofree char *where = gs_run_place_text(child->place, command->run.symbols);
	g_autofree char *text = g_strjoin("\n", why, where, NULL);
	GsRunResult *result = gs_run_result_new(GS_ERROR, child->job.kernel, text);

	result->line = gs_run_place_line(child->place);
	return result;
}

static void finish(GsRunChild *child, GsRunCommand *command)
{
	g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes(g_steal_pointer(&child->record));
	int status;

	reap(child, &status);
	/* One that was done when its time was over is done. */
	if (g_bytes_get_size(bytes) && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		child->result = gs_run_record_unpack(bytes, &child->us);
	if (!child->result)
		child->result = result_without_record(child, command, status);
}

void gs_run_child_read(GsRunChild *child, GsRunCommand *command)
{
	guint8 buffer[4096];
	ssize_t n = read(child->fd, buffer, sizeof(buffer));

	if (n > 0)
		g_byte_array_append(child->record, buffer, (guint)n);
	else if (n == 0 || errno != EINTR)
		finish(child, command);
}

void gs_run_child_overdue(GsRunChild *child)
{
	kill(child->pid, child->timed_out ? SIGKILL : GS_ASK_SIGNAL);
	child->timed_out = TRUE;
	child->deadline = g_get_monotonic_time() + ANSWER_US;
}
