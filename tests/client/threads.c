/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Threads that are in the kernel at once.  Argument: what one does while another sleeps there,
 * as ref 8 of the other domain's is paged out; threads.gnt is that domain, ref 9 its other page.
 */
#include <dirent.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <time.h>
#include <xengnttab.h>

#include "client.h"

#define PEER 7
#define PAGE 4096
#define RW (PROT_READ | PROT_WRITE)

static xengnttab_handle *gnttab;
static volatile int step; /* of the sleeper: 1 it begins its call, 2 that has ended */

static int copy_of(uint32_t ref, unsigned char *byte)
{
	xengnttab_grant_copy_segment_t segment = {
		.source.foreign = { .ref = ref, .domid = PEER }, .dest.virt = byte, .len = 1,
		.flags = GNTCOPY_source_gref,
	};

	return xengnttab_grant_copy(gnttab, 1, &segment) || segment.status;
}

static void *copies(void *result)
{
	unsigned char byte = 0;

	step = 1;
	*(int *)result = copy_of(8, &byte) == 0 && byte == 8;
	step = 2;
	return NULL;
}

static void *maps(void *result)
{
	unsigned char *page;

	step = 1;
	page = xengnttab_map_grant_ref(gnttab, PEER, 8, RW);
	step = 2;
	*(int *)result = page && page[0] == 8 && xengnttab_unmap(gnttab, page, 1) == 0;
	return NULL;
}

/* Virtual time stands while this computes. */
static void compute(void)
{
	struct timespec now, start;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
	do
		clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	while ((now.tv_sec - start.tv_sec) * 1000000000 + now.tv_nsec - start.tv_nsec < 30000000);
}

static pthread_t begin(void *(*fn)(void *), int *result)
{
	pthread_t thread;

	pthread_create(&thread, NULL, fn, result);
	while (step == 0)
		;
	compute();
	return thread;
}

static int map_and_unmap(void)
{
	unsigned char *page = xengnttab_map_grant_ref(gnttab, PEER, 9, RW);

	return page && page[0] == 9 && xengnttab_unmap(gnttab, page, 1) == 0;
}

static void sleeps(void)
{
	int result = 0, good = 1;
	pthread_t thread = begin(copies, &result);

	for (int i = 0; i < 5; i++)
		good &= map_and_unmap();
	ok(good && step == 1, "one maps and unmaps while another waits for a page");
	pthread_join(thread, NULL);
	ok(result, "which comes");
}

/* mmap holds the mmap lock while it waits. */
static void meets(void)
{
	int result = 0;
	unsigned char byte = 0;
	pthread_t thread = begin(maps, &result);

	ok(copy_of(9, &byte) == 0 && byte == 9 && step == 1, "what needs no lock goes on");
	ok(map_and_unmap() && step == 2, "mmap waits for another's mmap");
	pthread_join(thread, NULL);
	ok(result, "which ends");
}

static void closes(void)
{
	int result = 0;
	pthread_t thread = begin(copies, &result);

	ok(xengnttab_close(gnttab) == 0 && step == 1, "close of a device while a call uses it");
	pthread_join(thread, NULL);
	ok(result, "the call goes on to its end");
}

static unsigned int descriptors(void)
{
	DIR *dir = opendir("/proc/self/fd");
	unsigned int n = 0;

	while (readdir(dir))
		n++;
	closedir(dir);
	return n;
}

static void *one_call(void *result)
{
	unsigned char byte = 0;

	*(int *)result = copy_of(9, &byte) == 0 && byte == 9;
	return NULL;
}

static void many(void)
{
	unsigned int before = descriptors();
	int good = 0, result;

	for (int i = 0; i < 100; i++) {
		pthread_t thread;

		pthread_create(&thread, NULL, one_call, &result);
		pthread_join(thread, NULL);
		good += result;
	}
	ok(good == 100, "a hundred threads call once each");
	ok(descriptors() == before, "and leave no descriptor");
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";
	int result;

	gnttab = xengnttab_open(NULL, 0);
	if (!gnttab)
		return 9;
	if (strcmp(what, "sleeps") == 0)
		sleeps();
	else if (strcmp(what, "meets") == 0)
		meets();
	else if (strcmp(what, "closes") == 0)
		closes();
	else if (strcmp(what, "many") == 0)
		many();
	else
		begin(copies, &result);
	if (strcmp(what, "killed") == 0)
		raise(SIGKILL);
	if (strcmp(what, "exits") == 0)
		_exit(4);
	return done();
}
