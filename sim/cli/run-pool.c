/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Waiting for processes. */
#include "cli/run-pool.h"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "cli/run-child.h"

/* So many results may wait for the one before them, for each process. */
#define AHEAD 64

typedef struct {
	GsRunCommand *command;
	GQueue children;  /* GsRunChild *, in the order of the plan: running, or done and untold */
	guint running;
	gboolean more;    /* the plan has more */
	int signals;      /* a signalfd */
	struct pollfd *polled;
} Pool;

static void start_children(Pool *pool)
{
	guint jobs = (guint)pool->command->options.jobs;
	GsRunJob job;

	while (pool->more && pool->running < jobs && pool->children.length < jobs * AHEAD) {
		GsRunChild *child;

		pool->more = gs_run_plan_next(pool->command->plan, &job);
		if (!pool->more)
			return;
		child = gs_run_child_start(pool->command, &job);
		pool->running += !child->result;
		g_queue_push_tail(&pool->children, child);
	}
}

/* FALSE: there shall be no other. */
static gboolean tell_results(Pool *pool)
{
	gboolean go_on = TRUE;

	while (go_on && pool->children.length) {
		GsRunChild *child = g_queue_peek_head(&pool->children);

		if (!child->result)
			break;
		g_queue_pop_head(&pool->children);
		go_on = gs_run_report(pool->command, &child->job, g_steal_pointer(&child->result),
				      child->us);
		gs_run_child_free(child);
	}
	return go_on;
}

/* Milliseconds until something is to be done; -1: nothing is. */
static int patience(const Pool *pool)
{
	gint64 now = g_get_monotonic_time(), first = G_MAXINT64;

	for (const GList *at = pool->children.head; at; at = at->next)
		first = MIN(first, ((const GsRunChild *)at->data)->deadline);
	if (pool->command->progress.wanted)
		first = MIN(first, now + GS_PROGRESS_EVERY_MS * 1000);
	if (first == G_MAXINT64)
		return -1;
	return (int)CLAMP((first - now + 999) / 1000, 0, G_MAXINT);
}

/* Signals first, then one for each that runs. */
static guint fill_polled(Pool *pool)
{
	guint n = 0;

	pool->polled[n++] = (struct pollfd){ .fd = pool->signals, .events = POLLIN };
	for (const GList *at = pool->children.head; at; at = at->next) {
		const GsRunChild *child = at->data;

		if (!child->result)
			pool->polled[n++] = (struct pollfd){ .fd = child->fd, .events = POLLIN };
	}
	return n;
}

static void attend(Pool *pool)
{
	guint n = fill_polled(pool), i = 1;
	struct signalfd_siginfo info;

	if (poll(pool->polled, n, patience(pool)) < 0)
		return;
	if (pool->polled[0].revents && read(pool->signals, &info, sizeof(info)) == sizeof(info)) {
		pool->command->signal = (int)info.ssi_signo;
		return;
	}
	for (const GList *at = pool->children.head; at; at = at->next) {
		GsRunChild *child = at->data;

		if (child->result)
			continue;
		if (pool->polled[i++].revents)
			gs_run_child_read(child, pool->command);
		else if (g_get_monotonic_time() >= child->deadline)
			gs_run_child_overdue(child);
		pool->running -= child->result != NULL;
	}
}

static void go_through(Pool *pool)
{
	const GsRunCommand *command = pool->command;
	const guint *bad = command->report.totals.verdicts;
	guint64 total = gs_run_plan_total(command->plan);

	while (tell_results(pool) && !command->signal) {
		start_children(pool);
		if (!pool->children.length)
			return;
		gs_progress_show(&pool->command->progress, command->done, total,
				 bad[GS_FAIL] + bad[GS_ERROR]);
		if (pool->running)
			attend(pool);
	}
}

void gs_run_pool(GsRunCommand *command)
{
	Pool pool = { .command = command, .children = G_QUEUE_INIT, .more = TRUE };
	sigset_t signals, former;
	GsRunChild *child;

	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &signals, &former);
	pool.signals = signalfd(-1, &signals, SFD_CLOEXEC);
	pool.polled = g_new(struct pollfd, command->options.jobs + 1);
	go_through(&pool);
	while ((child = g_queue_pop_head(&pool.children)))
		gs_run_child_free(child);
	g_free(pool.polled);
	close(pool.signals);
	pthread_sigmask(SIG_SETMASK, &former, NULL);
}
