/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Virtual time and its timers. */
#include "world/timer-queue.h"

struct GsTimer {
	guint64 at, seq;
	GsTimerFn fn;
	gpointer data;
	GSequenceIter *place;
};

static gint timer_compare(gconstpointer a, gconstpointer b, gpointer unused)
{
	const GsTimer *x = a, *y = b;

	(void)unused;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->seq < y->seq ? -1 : x->seq > y->seq;
}

void gs_timer_queue_init(GsTimerQueue *queue)
{
	queue->now = 0;
	queue->next_seq = 0;
	queue->timers = g_sequence_new(g_free);
}

void gs_timer_queue_clear(GsTimerQueue *queue)
{
	g_sequence_free(queue->timers);
	queue->timers = NULL;
}

GsTimer *gs_timer_add(GsTimerQueue *queue, guint64 at, GsTimerFn fn, gpointer data)
{
	GsTimer *timer = g_new0(GsTimer, 1);

	timer->at = MAX(at, queue->now);
	timer->seq = queue->next_seq++;
	timer->fn = fn;
	timer->data = data;
	timer->place = g_sequence_insert_sorted(queue->timers, timer, timer_compare, NULL);
	return timer;
}

void gs_timer_cancel(GsTimer *timer)
{
	g_sequence_remove(timer->place);
}

guint64 gs_timer_next_at(const GsTimerQueue *queue)
{
	GSequenceIter *first = g_sequence_get_begin_iter(queue->timers);

	if (g_sequence_iter_is_end(first))
		return G_MAXUINT64;
	return ((GsTimer *)g_sequence_get(first))->at;
}

gboolean gs_timer_fire_next(GsTimerQueue *queue)
{
	GSequenceIter *first = g_sequence_get_begin_iter(queue->timers);
	GsTimer *timer;
	GsTimerFn fn;
	gpointer data;

	if (g_sequence_iter_is_end(first))
		return FALSE;
	timer = g_sequence_get(first);
	queue->now = timer->at;
	fn = timer->fn;
	data = timer->data;
	gs_timer_cancel(timer); /* fn may set it again */
	fn(data);
	return TRUE;
}
