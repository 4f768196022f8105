/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The follower: what the simulated kernel changes in this process's page tables while the
 * program does something else, or is in a call, it changes here.  It is a thread that the C
 * library does not know, so that this does not count it when threads end, and it takes no
 * signals.  As it has no thread-local data, it calls nothing but the kernel.
 */
#include "client/client.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "client/raw.h"

#define FLAGS (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | \
	       CLONE_SETTLS)

static int requests = -1, frames = -1;
static bool following;
static int lock; /* of beginning */
static char stack[16384] __attribute__((aligned(16)));
static void *no_tls[16]; /* its first word has to be its address */

int gc_frames(void)
{
	return frames;
}

static unsigned char apply(const struct gc_change *change)
{
	struct gc_area area;
	long result = 0;

	gc_areas_lock();
	if (gc_area_shown_at(change->at, &area))
		result = gc_raw(SYS_mmap, (long)change->at, GC_PAGE, gc_prot(&area, change->frame),
				MAP_SHARED | MAP_FIXED, frames,
				(long)((change->frame & ~GC_WRITABLE) * GC_PAGE));
	gc_areas_unlock();
	return result < 0 && result > -4096 ? (unsigned char)-result : 0;
}

static int follow(void *nothing)
{
	struct gc_change change;
	unsigned char answer;
	long n;

	(void)nothing;
	for (;;) {
		n = gc_raw(SYS_recvfrom, requests, (long)&change, sizeof(change), 0, 0, 0);
		if (n == -EINTR)
			continue;
		if (n != sizeof(change))
			return 0; /* the simulated machine is gone */
		answer = apply(&change);
		gc_raw(SYS_sendto, requests, (long)&answer, 1, MSG_NOSIGNAL, 0, 0);
	}
}

static bool start(void)
{
	sigset_t all, before;
	int tid;

	no_tls[0] = no_tls;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	tid = clone(follow, stack + sizeof(stack), FLAGS, NULL, NULL, no_tls, NULL);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return tid >= 0;
}

static bool begin(void)
{
	requests = gc_connect(GC_FOLLOWER, 0, &frames);
	if (requests < 0)
		return false;
	frames = gc_own(frames);
	if (start())
		return true;
	gc_complain("no thread can be made that follows the kernel's page tables");
	gc_disown(requests);
	gc_disown(frames);
	return false;
}

bool gc_follow(void)
{
	gc_raw_lock(&lock);
	if (!following)
		following = begin();
	gc_raw_unlock(&lock);
	return following;
}

/* gntsim first makes up for what was missed, and then serves a call. */
void gc_follow_forked(void)
{
	const struct gc_request nothing = { .op = GC_CLOSED };
	bool before = following;

	following = false;
	lock = 0;
	if (before && gc_follow())
		gc_call_result(&nothing);
}
