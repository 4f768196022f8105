/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The host's timer, and what it sees. */
#include "world/watchdog.h"

#include <sys/time.h>

static void set(time_t seconds)
{
	const struct itimerval timer = { .it_interval.tv_sec = seconds,
					 .it_value.tv_sec = seconds };

	setitimer(ITIMER_VIRTUAL, &timer, NULL);
}

void gs_watchdog_start(void)
{
	set(GS_WATCHDOG_SECONDS);
}

void gs_watchdog_stop(void)
{
	set(0);
}

gboolean gs_watchdog_tick(GsWatchdog *watchdog, const GsSched *sched)
{
	guint left = sched->running ? sched->running->vcpu->turn.left : 0;
	gboolean stuck = watchdog->armed && sched->running && sched->steps == watchdog->steps &&
			 left == watchdog->left;

	watchdog->armed = sched->running != NULL;
	watchdog->steps = sched->steps;
	watchdog->left = left;
	return stuck;
}
