/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The stack of the running task, by libunwind: through fibers and kernel image. */
#ifndef GS_BACKTRACE_H
#define GS_BACKTRACE_H

#include <glib.h>

G_BEGIN_DECLS

#define GS_BACKTRACE_MAX 48

typedef struct {
	guint n;
	gulong ip[GS_BACKTRACE_MAX]; /* innermost first; return addresses but for a fault's own */
	gboolean at_fault;           /* ip[0] is the faulting instruction itself */
} GsBacktrace;

/* The stack at a place that is passed again and again, often on the same way. */
typedef struct {
	GsBacktrace stack;
	gulong sp[GS_BACKTRACE_MAX]; /* of each frame; the address returned to it lies below */
	gulong cfa;                  /* of the last call; 0: none yet */
} GsTrail;

/* Once for the process: one thread only, so what libunwind remembers needs no lock. */
void gs_backtrace_set_up(void);

/* Of the caller. */
void gs_backtrace_here(GsBacktrace *backtrace);
/* The same; nothing is unwound if every return address still lies where it lay. */
void gs_backtrace_trail(GsTrail *trail);
/* Of what a signal interrupted: context is the handler's ucontext_t *. */
void gs_backtrace_from_signal(GsBacktrace *backtrace, gpointer context);

/* Code has been unloaded: what was learnt about its addresses no longer holds. */
void gs_backtrace_forget(void);

G_END_DECLS

#endif
