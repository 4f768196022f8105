/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a program may do beside calling the library: fork, threads, execve, descriptors under
 * other names, death.  Argument: which of them.  process.gnt is the other domain, with
 * refs 8 and 9; the program says by its pages how far it is.
 */
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <xengnttab.h>

#include "client.h"

#define PEER 7
#define PAGE 4096
#define RW (PROT_READ | PROT_WRITE)

static unsigned char *map(xengnttab_handle **gnttab, uint32_t ref)
{
	unsigned char *page;

	*gnttab = xengnttab_open(NULL, 0);
	page = *gnttab ? xengnttab_map_grant_ref(*gnttab, PEER, ref, RW) : NULL;
	if (!page)
		exit(9);
	return page;
}

/* --- ends --------------------------------------------------------------------------- */

static int end_by_exit(void)
{
	xengnttab_handle *gnttab;

	map(&gnttab, 8);
	map(&gnttab, 9);
	return 3;
}

static _Noreturn void end_by_kill(void)
{
	xengnttab_handle *gnttab;
	volatile unsigned char *page = map(&gnttab, 8);

	map(&gnttab, 9);
	page[0] = 1;
	for (;;)
		pause();
}

static int end_by_abort(void)
{
	xengnttab_handle *gnttab;

	map(&gnttab, 8);
	abort();
}

/* --- turns with the script: we write byte 0, the peer the whole page -------------------- */

static int turns(void)
{
	xengnttab_handle *gnttab;
	volatile unsigned char *page = map(&gnttab, 8);

	for (unsigned char i = 1; i <= 3; i++) {
		page[0] = i;
		while (page[PAGE - 1] != i)
			;
	}
	return 0;
}

/* --- fork ----------------------------------------------------------------------------- */

static int exit_status(pid_t pid)
{
	int status = -1;

	waitpid(pid, &status, 0);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

/* Argument 2: what Linux does with the parent's map, "kept" or "gone" (VM_DONTCOPY). */
static int forks(const char *map_is)
{
	xengnttab_handle *gnttab;
	unsigned char *page = map(&gnttab, 8), *own;
	pid_t pid;

	page[0] = 0x41;
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		_exit(page[0] == 0x41 ? 5 : 6);
	}
	ok(exit_status(pid) == (strcmp(map_is, "kept") == 0 ? 5 : -SIGSEGV),
	   "the parent's map in the child");
	pid = fork();
	if (pid == 0) {
		own = xengnttab_map_grant_ref(gnttab, PEER, 9, RW);
		if (own)
			own[0] = 0x42;
		_exit(own && xengnttab_unmap(gnttab, own, 1) == 0 ? 0 : 1);
	}
	ok(exit_status(pid) == 0, "a child uses the parent's open device");
	pid = fork();
	if (pid == 0) {
		own = map(&gnttab, 9);
		own[1] = 0x43;
		raise(SIGKILL);
	}
	ok(exit_status(pid) == -SIGKILL, "a child dies with a device open and a page mapped");
	ok(page[0] == 0x41 && xengnttab_unmap(gnttab, page, 1) == 0, "the parent goes on");
	ok(xengnttab_close(gnttab) == 0, "and closes");
	return done();
}

/* --- threads -------------------------------------------------------------------------- */

static void *thread(void *argument)
{
	xengnttab_handle *gnttab = argument;
	long bad = 0;

	for (int i = 0; i < 50; i++) {
		unsigned char *page = xengnttab_map_grant_ref(gnttab, PEER, 9, RW);

		bad += !page || page[7] != 9 || xengnttab_unmap(gnttab, page, 1) != 0;
	}
	return (void *)bad;
}

static int threads(void)
{
	xengnttab_handle *gnttab = xengnttab_open(NULL, 0);
	pthread_t ids[4];
	long bad = 0;
	void *result;

	for (int i = 0; i < 4; i++)
		pthread_create(&ids[i], NULL, thread, gnttab);
	for (int i = 0; i < 4; i++) {
		pthread_join(ids[i], &result);
		bad += (long)result;
	}
	ok(bad == 0, "four threads map and unmap fifty times each");
	xengnttab_close(gnttab);
	return done();
}

/* --- descriptors ---------------------------------------------------------------------- */

static int descriptors(void)
{
	struct { uint32_t count, pad; uint64_t index; uint32_t domid, ref; } grant = {
		.count = 1, .domid = PEER, .ref = 8,
	};
	int fd = open("/dev/xen/gntdev", O_RDWR | O_CLOEXEC), other = dup(fd), far;
	unsigned long command = 0x184700; /* IOCTL_GNTDEV_MAP_GRANT_REF */
	int ioctl(int, unsigned long, ...);

	ok(fd >= 0 && fcntl(fd, F_GETFD) == FD_CLOEXEC, "open");
	close(fd);
	fails(ioctl(fd, command, &grant) < 0, EBADF, "ioctl of a closed descriptor");
	ok(ioctl(other, command, &grant) == 0, "ioctl of its duplicate");
	far = fcntl(other, F_DUPFD, 100);
	dup2(far, 200);
	close(other);
	close(far);
	grant.index = 0;
	ok(ioctl(200, command, &grant) == 0 && grant.index == PAGE,
	   "ioctl of the duplicate's duplicate, in the same open file");
	close_range(3, ~0u, 0);
	fails(ioctl(200, command, &grant) < 0, EBADF, "all descriptors closed");
	fd = open("/dev/xen/gntdev", O_RDWR);
	ok(fd == 3, "open again, after that");
	ok(close(fd) == 0, "close");
	return done();
}

static int execs(const char *self)
{
	char number[16];

	snprintf(number, sizeof(number), "%d", open("/dev/xen/gntdev", O_RDWR));
	execl(self, self, "executed", number, NULL);
	return 9;
}

/* In the new program: the old one's open device is not known to it. */
static int executed(const char *number)
{
	xengnttab_handle *gnttab;
	uint64_t argument[3] = { 0 };
	int ioctl(int, unsigned long, ...);

	fails(ioctl(atoi(number), 0x184700, argument) < 0, EBADF, "a device opened before execve");
	ok(map(&gnttab, 8) != NULL, "a device opened after it");
	return done();
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "", *more = argc > 2 ? argv[2] : "";

	if (strcmp(what, "exit") == 0)
		return end_by_exit();
	if (strcmp(what, "kill") == 0)
		end_by_kill();
	if (strcmp(what, "abort") == 0)
		return end_by_abort();
	if (strcmp(what, "turns") == 0)
		return turns();
	if (strcmp(what, "fork") == 0)
		return forks(more);
	if (strcmp(what, "threads") == 0)
		return threads();
	if (strcmp(what, "descriptors") == 0)
		return descriptors();
	if (strcmp(what, "exec") == 0)
		return execs(argv[0]);
	return strcmp(what, "executed") == 0 ? executed(more) : 9;
}
