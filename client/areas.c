/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where this process sees mapped devices: a munmap elsewhere is none of our business. */
#include "client/client.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "client/raw.h"

static struct gc_area *areas;
static size_t n_areas, room;
static int lock;
static int n_shown; /* changes whenever an area has been shown */

void gc_areas_lock(void)
{
	gc_raw_lock(&lock);
}

void gc_areas_unlock(void)
{
	gc_raw_unlock(&lock);
}

static void add(struct gc_area area)
{
	if (n_areas == room) {
		room = room ? 2 * room : 16;
		areas = realloc(areas, room * sizeof(*areas));
		if (!areas)
			abort();
	}
	areas[n_areas++] = area;
}

void gc_area_add(const struct gc_area *area)
{
	gc_areas_lock();
	add(*area);
	gc_areas_unlock();
}

void gc_area_shown(const struct gc_area *area)
{
	gc_areas_lock();
	for (size_t i = 0; i < n_areas; i++)
		if (areas[i].start >= area->start && areas[i].end <= area->end) {
			areas[i].shown = true;
			areas[i].not_forked = area->not_forked;
		}
	n_shown++;
	gc_areas_unlock();
	gc_raw_wake(&n_shown);
}

bool gc_area_find(unsigned long start, unsigned long end, struct gc_area *part)
{
	bool found = false;

	gc_areas_lock();
	for (size_t i = 0; i < n_areas; i++) {
		unsigned long from = areas[i].start > start ? areas[i].start : start;
		unsigned long to = areas[i].end < end ? areas[i].end : end;

		if (from >= to || (found && from > part->start))
			continue;
		*part = areas[i];
		part->start = from;
		part->end = to;
		found = true;
	}
	gc_areas_unlock();
	return found;
}

/* gntsim asks after it has answered the mmap, so that goes on to show what it got. */
bool gc_area_shown_at(unsigned long at, struct gc_area *area)
{
	for (size_t i = 0; i < n_areas; i++) {
		int seen = n_shown;

		if (at < areas[i].start || at >= areas[i].end)
			continue;
		area->prot = areas[i].prot;
		if (areas[i].shown)
			return true;
		gc_areas_unlock();
		gc_raw_wait(&n_shown, seen);
		gc_areas_lock();
		i = (size_t)-1; /* from the beginning: it may have gone */
	}
	return false;
}

int gc_prot(const struct gc_area *area, uint64_t frame)
{
	return frame & GC_WRITABLE ? area->prot : area->prot & ~PROT_WRITE;
}

void gc_area_remove(unsigned long start, unsigned long end)
{
	gc_areas_lock();
	for (size_t i = n_areas; i-- > 0;) {
		struct gc_area area = areas[i], part = area;

		if (area.end <= start || area.start >= end)
			continue;
		areas[i] = areas[--n_areas];
		part.end = start;
		if (area.start < start)
			add(part);
		part = area;
		part.start = end;
		if (area.end > end)
			add(part);
	}
	n_shown++;
	gc_areas_unlock();
	gc_raw_wake(&n_shown);
}

void gc_areas_forked(void)
{
	size_t kept = 0;

	lock = 0;
	for (size_t i = 0; i < n_areas; i++)
		if (!areas[i].not_forked)
			areas[kept++] = areas[i];
	n_areas = kept;
}
