/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What memory there is. */
#include "world/ranges.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "hv/types.h"
#include "world/outside.h"

#define MAPS_SIZE (1u << 20)

static void add(GsRanges *ranges, gulong begin, gulong end, gboolean of_file)
{
	if (begin >= end)
		return;
	if (ranges->n == GS_RANGES_MAX)
		g_error("gntsim: the process has more than %d writable mappings", GS_RANGES_MAX);
	ranges->range[ranges->n++] = (GsRange){ begin, end, ranges->pages, of_file };
	ranges->pages += (end - begin) >> HV_PAGE_SHIFT;
}

/* " 0000a000 fe:00 247134    /usr/bin/cat": offset, device, and a number if there is a file. */
static gboolean names_file(const char *rest)
{
	const char *device = strchr(rest + 1, ' '), *inode = device ? strchr(device + 1, ' ') : NULL;

	return inode && g_ascii_strtoull(inode, NULL, 10) != 0;
}

/* "55d8eaa8c000-55d8eaa8d000 rw-p 0000a000 fe:00 247134    /usr/bin/cat" */
static void add_line(GsRanges *ranges, const char *line, gulong frames, gulong frames_end)
{
	char *rest;
	gulong begin = g_ascii_strtoull(line, &rest, 16);
	gulong end = g_ascii_strtoull(rest + 1, &rest, 16);
	gulong stack = (gulong)__builtin_frame_address(0);

	if (strncmp(rest, " rw-p ", 6) == 0 && !(begin <= stack && stack < end))
		add(ranges, begin, end, names_file(rest + strlen(" rw-p")));
	else if (strncmp(rest, " rw-s ", 6) == 0 && begin < frames_end && end > frames)
		add(ranges, MAX(begin, frames), MIN(end, frames_end), FALSE);
}

static void read_maps(char *text)
{
	int fd = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
	gsize len = 0;
	ssize_t n = -1;

	while (fd >= 0 && len + 1 < MAPS_SIZE && (n = read(fd, text + len, MAPS_SIZE - 1 - len)) > 0)
		len += (gsize)n;
	if (n != 0)
		g_error("gntsim: cannot read /proc/self/maps: %s", g_strerror(errno));
	close(fd);
}

void gs_ranges_find(GsRanges *ranges, gulong frames, gulong frames_end)
{
	char *text = gs_outside_new(MAPS_SIZE);

	ranges->n = 0;
	ranges->pages = 0;
	read_maps(text);
	for (char *line = text, *end; *line; line = end + 1) {
		end = strchr(line, '\n');
		if (!end)
			break;
		add_line(ranges, line, frames, frames_end);
	}
	gs_outside_free(text, MAPS_SIZE);
	ranges->taken = gs_outside_new(ranges->pages / 8 + sizeof(guint64));
}

void gs_ranges_clear(GsRanges *ranges)
{
	gs_outside_free(ranges->taken, ranges->pages / 8 + sizeof(guint64));
	ranges->taken = NULL;
}

gboolean gs_ranges_take(GsRanges *ranges, gulong page)
{
	for (guint i = 0; i < ranges->n; i++) {
		const GsRange *range = &ranges->range[i];
		gsize n = range->first + ((page - range->begin) >> HV_PAGE_SHIFT);
		guint64 bit = 1ull << n % 64;

		if (page < range->begin || page >= range->end)
			continue;
		if (ranges->taken[n / 64] & bit)
			return FALSE;
		ranges->taken[n / 64] |= bit;
		return TRUE;
	}
	return FALSE;
}

/* FNV-1a by words: enough to see that something differs. */
static guint64 digest_page(guint64 digest, gulong page)
{
	const guint64 *word = (const guint64 *)page;

	for (guint i = 0; i < HV_PAGE_SIZE / sizeof(*word); i++)
		digest = (digest ^ word[i]) * 0x100000001b3ull;
	return (digest ^ page) * 0x100000001b3ull;
}

static gboolean all_zero(gulong page)
{
	static const char zero[HV_PAGE_SIZE];

	return memcmp((const void *)page, zero, HV_PAGE_SIZE) == 0;
}

/* A page of zeroes is like one that was never touched: reading makes one of the other. */
static guint64 digest_range(guint64 digest, const GsRange *range, gulong begin, gulong end,
			    unsigned char *present)
{
	gsize n = (range->end - range->begin) >> HV_PAGE_SHIFT;

	if (mincore((void *)range->begin, range->end - range->begin, present) < 0)
		g_error("gntsim: mincore: %s", g_strerror(errno));
	for (gsize i = 0; i < n; i++) {
		gulong page = range->begin + (i << HV_PAGE_SHIFT);

		if ((range->of_file || present[i] & 1) && !(begin <= page && page < end) &&
		    !all_zero(page))
			digest = digest_page(digest, page);
	}
	return digest;
}

guint64 gs_ranges_digest(const GsRanges *ranges, gulong begin, gulong end)
{
	guint64 digest = 0xcbf29ce484222325ull;
	unsigned char *present = gs_outside_new(ranges->pages);

	for (guint i = 0; i < ranges->n; i++)
		digest = digest_range(digest, &ranges->range[i], begin, end, present);
	gs_outside_free(present, ranges->pages);
	return digest;
}
