/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Under gntsim exec: nanoseconds of what a real program does with the simulated gntdev, all
 * measured by turns in one run and held against an ioctl of gntdev's that does nothing.
 * client.gnt is the other domain.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
#include <xengnttab.h>

#define TURNS 21
#define TIMES 200
#define PEER  7

static xengnttab_handle *gnttab;
static int null_device;

static double now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static void null_ioctl(void)
{
	if (ioctl(xengnttab_fd(gnttab), 0, NULL) == 0)
		abort();
}

/* Not one of the simulated devices: what the preload library costs there. */
static void other_ioctl(void)
{
	if (ioctl(null_device, 0, NULL) == 0)
		abort();
}

static void map_and_unmap(void)
{
	unsigned char *page = xengnttab_map_grant_ref(gnttab, PEER, 8, PROT_READ | PROT_WRITE);

	if (!page || page[0] != 8 || xengnttab_unmap(gnttab, page, 1))
		abort();
}

static void copy(void)
{
	static unsigned char bytes[64];
	xengnttab_grant_copy_segment_t segment = {
		.source.foreign = { .ref = 8, .domid = PEER }, .dest.virt = bytes,
		.len = sizeof(bytes), .flags = GNTCOPY_source_gref,
	};

	if (xengnttab_grant_copy(gnttab, 1, &segment) || segment.status)
		abort();
}

static const struct {
	const char *name;
	void (*fn)(void);
} rows[] = {
	{ "an ioctl of gntdev's that it does not know", null_ioctl },
	{ "the same of /dev/null, which is the host's", other_ioctl },
	{ "map_grant_ref + unmap of one page", map_and_unmap },
	{ "grant_copy of 64 bytes", copy },
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

int main(void)
{
	static double ns[ROWS][TURNS];

	null_device = open("/dev/null", O_RDWR);
	gnttab = xengnttab_open(NULL, 0);
	if (!gnttab)
		return 1;
	for (unsigned int turn = 0; turn < TURNS; turn++)
		for (unsigned int row = 0; row < ROWS; row++) {
			double start = now_ns();

			for (unsigned int i = 0; i < TIMES; i++)
				rows[row].fn();
			ns[row][turn] = (now_ns() - start) / TIMES;
		}
	for (unsigned int row = 0; row < ROWS; row++) {
		qsort(ns[row], TURNS, sizeof(ns[row][0]), by_size);
		printf("%-46s %8.0f ns %7.2f\n", rows[row].name, ns[row][TURNS / 2],
		       ns[row][TURNS / 2] / ns[0][TURNS / 2]);
	}
	return xengnttab_close(gnttab);
}
