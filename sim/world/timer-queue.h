/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Virtual time and what is to happen in it.  Time stands still while anything
 * can run and jumps to the next timer when nothing can.
 */
#ifndef GS_TIMER_QUEUE_H
#define GS_TIMER_QUEUE_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct GsTimer GsTimer;
typedef void (*GsTimerFn)(gpointer data);

typedef struct {
	guint64 now;       /* ns since the machine started */
	guint64 next_seq;  /* timers of one instant fire in the order they were set */
	GSequence *timers; /* GsTimer *, by time and seq */
} GsTimerQueue;

void gs_timer_queue_init(GsTimerQueue *queue);
void gs_timer_queue_clear(GsTimerQueue *queue);

/* at: absolute, ns; not before now.  The timer is gone once it fired or was cancelled. */
GsTimer *gs_timer_add(GsTimerQueue *queue, guint64 at, GsTimerFn fn, gpointer data);
void gs_timer_cancel(GsTimer *timer);

/* Advances to the earliest timer and fires it; FALSE if there is none. */
gboolean gs_timer_fire_next(GsTimerQueue *queue);
/* The earliest timer's time, or G_MAXUINT64. */
guint64 gs_timer_next_at(const GsTimerQueue *queue);

G_END_DECLS

#endif
