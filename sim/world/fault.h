/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Memory faults of a kernel: SIGSEGV on a task's stack becomes the kernel's own
 * exception fix-up, or a violation and a crashed domain.  Likewise the watchdog's alarm.
 */
#ifndef GS_FAULT_H
#define GS_FAULT_H

#include <glib.h>

#include "check/backtrace.h"

G_BEGIN_DECLS

typedef struct GsWorld GsWorld;
typedef struct GsFaultHandler GsFaultHandler;
typedef struct GsSnapshot GsSnapshot;

/* One per host thread at a time: installs the signal handler on a stack of its own. */
GsFaultHandler *gs_fault_handler_new(void);
/* Puts the former handler back. */
void gs_fault_handler_free(GsFaultHandler *handler);
/* The world whose tasks run now; NULL: none, faults are the simulator's own. */
void gs_fault_handler_set_world(GsFaultHandler *handler, GsWorld *world);

/* While there is a snapshot a write may be the first to a page of it; NULL: there is none. */
void gs_fault_handler_set_snapshot(GsFaultHandler *handler, GsSnapshot *snapshot);

/* Called in a signal handler, with the stack of what was interrupted; world may be NULL. */
typedef void (*GsAskedFn)(const GsWorld *world, const GsBacktrace *backtrace, gpointer data);
/* On that signal, as long as there is the handler. */
void gs_fault_handler_on_signal(GsFaultHandler *handler, int signal, GsAskedFn fn, gpointer data);

G_END_DECLS

#endif
