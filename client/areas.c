/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where this process sees mapped devices: a munmap elsewhere is none of our business. */
#include "client/client.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static struct gc_area *areas;
static size_t n_areas, room;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

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

void gc_area_add(unsigned long start, unsigned long end, bool not_forked)
{
	pthread_mutex_lock(&mutex);
	add((struct gc_area){ start, end, not_forked });
	pthread_mutex_unlock(&mutex);
}

bool gc_area_find(unsigned long start, unsigned long end, struct gc_area *part)
{
	bool found = false;

	pthread_mutex_lock(&mutex);
	for (size_t i = 0; i < n_areas; i++) {
		unsigned long from = areas[i].start > start ? areas[i].start : start;
		unsigned long to = areas[i].end < end ? areas[i].end : end;

		if (from >= to || (found && from > part->start))
			continue;
		*part = (struct gc_area){ from, to, areas[i].not_forked };
		found = true;
	}
	pthread_mutex_unlock(&mutex);
	return found;
}

void gc_area_remove(unsigned long start, unsigned long end)
{
	pthread_mutex_lock(&mutex);
	for (size_t i = n_areas; i-- > 0;) {
		struct gc_area area = areas[i];

		if (area.end <= start || area.start >= end)
			continue;
		areas[i] = areas[--n_areas];
		if (area.start < start)
			add((struct gc_area){ area.start, start, area.not_forked });
		if (area.end > end)
			add((struct gc_area){ end, area.end, area.not_forked });
	}
	pthread_mutex_unlock(&mutex);
}

void gc_areas_forked(void)
{
	size_t kept = 0;

	pthread_mutex_init(&mutex, NULL);
	for (size_t i = 0; i < n_areas; i++)
		if (!areas[i].not_forked)
			areas[kept++] = areas[i];
	n_areas = kept;
}
