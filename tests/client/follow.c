/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the kernel takes away reaches the program at once, whatever it does meanwhile.  Most
 * of it on a kernel with the fault gntdev-close-unmaps, which takes a whole map away when a
 * part of it is unmapped, be it by another process.  Argument: which of them.  process.gnt
 * is the other domain, with refs 8 and 9.
 */
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <xengnttab.h>

#include "client.h"
#include "touch.h"

#define PEER 7
#define PAGE 4096
#define RW (PROT_READ | PROT_WRITE)

static volatile unsigned char *map_two(void)
{
	xengnttab_handle *gnttab = xengnttab_open(NULL, 0);
	uint32_t refs[2] = { 8, 9 };
	unsigned char *pages = gnttab ? xengnttab_map_domain_grant_refs(gnttab, 2, PEER, refs, RW)
				      : NULL;

	if (!pages || pages[0] != 8 || pages[PAGE] != 9)
		exit(9);
	return pages;
}

static void unmap_first(volatile unsigned char *pages)
{
	if (munmap((void *)pages, PAGE))
		exit(8);
}

/* --- by this thread's own call, and by another thread's ----------------------------------- */

static void split(void)
{
	volatile unsigned char *pages = map_two();

	close_range(3, ~0u, 0);
	unmap_first(pages);
	ok(touch(pages) == SIGSEGV, "what was unmapped is gone");
	ok(touch(pages + PAGE) == SIGBUS, "what the kernel took with it gives SIGBUS");
}

static volatile int step;

static void *reads(void *page)
{
	step = 1;
	while (!touch(page))
		;
	step = 2;
	return NULL;
}

static void threads(void)
{
	volatile unsigned char *pages = map_two();
	pthread_t thread;

	pthread_create(&thread, NULL, reads, (void *)(pages + PAGE));
	while (step != 1)
		;
	unmap_first(pages);
	pthread_join(thread, NULL);
	ok(step == 2, "a thread that reads all the time gets SIGBUS");
}

/* The kernel cannot split the area, as the script has it: all is as before. */
static void fails_to(void)
{
	volatile unsigned char *pages = map_two();

	pages[PAGE + 5] = 1; /* the script sees to it, and writes 2 */
	while (pages[PAGE + 5] != 2)
		;
	fails(munmap((void *)pages, PAGE) != 0, ENOMEM, "munmap fails");
	ok(touch(pages) == 0 && pages[0] == 8 && pages[PAGE] == 2, "and nothing is gone");
	ok(munmap((void *)pages, PAGE) == 0 && touch(pages) == SIGSEGV, "munmap, then");
}

/* --- by another process ----------------------------------------------------------------- */

static int go[2], gone[2];

static void tell(const int ends[2])
{
	if (write(ends[1], "", 1) != 1)
		exit(7);
}

static void await(const int ends[2])
{
	char byte;

	if (read(ends[0], &byte, 1) != 1)
		exit(7);
}

/* A child that unmaps its first page when it is told to. */
static pid_t other_process(volatile unsigned char *pages)
{
	pid_t pid;

	if (pipe(go) || pipe(gone))
		exit(7);
	fflush(stdout);
	pid = fork();
	if (pid)
		return pid;
	await(go);
	unmap_first(pages);
	tell(gone);
	_exit(0);
}

static void process(void)
{
	volatile unsigned char *pages = map_two();
	pid_t pid = other_process(pages);

	ok(touch(pages) == 0 && touch(pages + PAGE) == 0, "a map that two processes have");
	tell(go);
	await(gone);
	ok(touch(pages) == SIGBUS && touch(pages + PAGE) == SIGBUS,
	   "what the kernel takes away in another's call gives SIGBUS");
	waitpid(pid, NULL, 0);
}

/* The child of a fork that is not back yet has nobody to tell. */
static void in_the_child(void)
{
	tell(go);
	await(gone);
}

static void forks(void)
{
	volatile unsigned char *pages = map_two();
	pid_t other = other_process(pages), pid;
	int status;

	pthread_atfork(NULL, NULL, in_the_child);
	pid = fork();
	if (pid == 0)
		_exit(touch(pages));
	waitpid(pid, &status, 0);
	ok(WIFEXITED(status) && WEXITSTATUS(status) == SIGBUS,
	   "a child learns what was taken away while it began");
	waitpid(other, NULL, 0);
}

/* --- of a process that does not answer ---------------------------------------------------- */

static void stopped(void)
{
	volatile unsigned char *pages = map_two();
	pid_t pid = other_process(pages);

	tell(go);
	kill(getpid(), SIGSTOP);
	waitpid(pid, NULL, 0);
}

static void dead(void)
{
	volatile unsigned char *pages = map_two();
	pid_t pid = fork();

	if (pid == 0)
		for (;;)
			pause();
	kill(pid, SIGKILL);
	unmap_first(pages);
	ok(touch(pages + PAGE) == SIGBUS, "a dead process holds nobody up");
	waitpid(pid, NULL, 0);
}

/* --- madvise and mprotect ------------------------------------------------------------------ */

static void discards(void)
{
	volatile unsigned char *place = mmap(NULL, 4 * PAGE, RW, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	volatile unsigned char *pages = map_two();

	ok(madvise((void *)pages, PAGE, MADV_WILLNEED) == 0 && touch(pages) == 0, "MADV_WILLNEED");
	fails(madvise((void *)pages, PAGE, MADV_REMOVE) != 0, ENOSYS, "MADV_REMOVE");
	fails(madvise((void *)pages, PAGE, MADV_DONTFORK) != 0, ENOSYS, "MADV_DONTFORK");
	fails(madvise((void *)(pages + 1), PAGE, MADV_DONTNEED) != 0, EINVAL,
	      "MADV_DONTNEED of half a page");
	place[0] = 1;
	ok(madvise((void *)place, PAGE, MADV_DONTNEED) == 0 && place[0] == 0,
	   "MADV_DONTNEED of other memory");
	ok(madvise((void *)pages, PAGE, MADV_DONTNEED) == 0, "MADV_DONTNEED");
	ok(touch(pages) == SIGBUS && touch(pages + PAGE) == 0 && pages[PAGE] == 9,
	   "the page gives SIGBUS, the next one is there");
	pages[PAGE + 5] = 1; /* the script looks, and writes 2 */
	fflush(stdout);
	while (pages[PAGE + 5] != 2)
		;
	ok(munmap((void *)pages, 2 * PAGE) == 0, "munmap");
}

static void protects(void)
{
	volatile unsigned char *pages = map_two();

	ok(mprotect((void *)pages, 2 * PAGE, RW) == 0 && pages[0] == 8, "mprotect that changes nothing");
	fails(mprotect((void *)pages, PAGE, PROT_READ) != 0, ENOSYS, "mprotect to something else");
	pages[3] = 1;
}

/* --- the follower is no thread of the program's ---------------------------------------------- */

static void *last_thread(void *nothing)
{
	usleep(1000);
	return nothing;
}

static void ends(void)
{
	pthread_t thread;

	map_two();
	ok(true, "the last thread's end is the program's");
	done();
	pthread_create(&thread, NULL, last_thread, NULL);
	pthread_exit(NULL);
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";

	if (strcmp(what, "split") == 0)
		split();
	else if (strcmp(what, "threads") == 0)
		threads();
	else if (strcmp(what, "fails") == 0)
		fails_to();
	else if (strcmp(what, "process") == 0)
		process();
	else if (strcmp(what, "fork") == 0)
		forks();
	else if (strcmp(what, "stopped") == 0)
		stopped();
	else if (strcmp(what, "dead") == 0)
		dead();
	else if (strcmp(what, "discard") == 0)
		discards();
	else if (strcmp(what, "protect") == 0)
		protects();
	else if (strcmp(what, "ends") == 0)
		ends();
	return done();
}
