/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fibers: a stack and a place to go on.  Switching is Boost.Context's assembly;
 * who runs when is the scheduler's business.
 */
#ifndef GS_FIBER_H
#define GS_FIBER_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct GsFiber GsFiber;
typedef struct GsFiberPool GsFiberPool;
typedef void (*GsFiberFn)(gpointer data);

/* A pool keeps the stacks of ended fibers for the next ones. */
GsFiberPool *gs_fiber_pool_new(void);
/* Every fiber of the pool must have ended or been dropped. */
void gs_fiber_pool_free(GsFiberPool *pool);

/* fn(data) runs at the first resume; when it returns the fiber has ended. */
GsFiber *gs_fiber_new(GsFiberPool *pool, GsFiberFn fn, gpointer data);
/* Runs the fiber until it suspends or ends; TRUE: it has ended. */
gboolean gs_fiber_resume(GsFiber *fiber);
/* From inside the fiber: back to who resumed it. */
void gs_fiber_suspend(GsFiber *fiber);
/* Ends a fiber from outside, wherever it stands: its stack is simply given up. */
void gs_fiber_drop(GsFiber *fiber);
/* The stack's lowest address and size in bytes. */
void gs_fiber_stack(const GsFiber *fiber, gulong *base, gsize *size);

G_END_DECLS

#endif
