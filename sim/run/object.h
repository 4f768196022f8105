/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the script has named beside pages, refs and mappings: lists and sequences of
 * refs, free callbacks, sets of pages, page caches.  Private to run/.
 */
#ifndef GS_RUN_OBJECT_H
#define GS_RUN_OBJECT_H

#include "run/state.h"
#include "script/name-kind.h"

G_BEGIN_DECLS

typedef struct {
	GsDomain *domain;
	/*
	 * A list: n is the kernel's head.  A sequence: its first ref.  Pages: how many.  An open
	 * file, a map of a device: the file's number.  An event channel: the port.
	 */
	guint n;
	/* A sequence: its refs; a map of a device, an area: pages; an event channel: earlier events. */
	guint count;
	gulong at;          /* a map: its offset for mmap; an area: where in the process */
	gulong *pfns;       /* pages; lives as long as the run */
	gboolean is_program; /* a process: it is the real program's first */
	gpointer kernel;    /* a callback, a cache, a process: the image's own */
} GsObject;

struct ks_process;
struct ks_processes;
struct ks_gref;

/* The process in slot "process", and the one whose verb it is; NULL: the run is over. */
struct ks_process *gs_run_process(GsRun *run, const GsStatement *statement);
/* act-gntdev.c: the processes' functions, if the kernel has gntdev; NULL: the run is over. */
const struct ks_processes *gs_run_gntdev(GsRun *run, const GsDomain *domain,
					 const GsStatement *statement);
/* The grants of slot "gref"; with "count" the last one and those that follow it.  NULL likewise. */
struct ks_gref *gs_run_grefs(GsRun *run, const GsStatement *statement, guint *n);
/* act-program.c: whether that process is the real program's first; and the end of them all */
gboolean gs_run_is_program(GsRun *run, const GsStatement *statement);
void gs_run_kill_program(GsRun *run);
/* The address of the page in that slot, in that process. */
gboolean gs_run_area(GsRun *run, const GsStatement *statement, const char *slot,
		     const GsDomain *domain, const struct ks_process *process, GsObject **area,
		     gulong *va);

/* A new, empty one of that name. */
GsObject *gs_run_name_object(GsRun *run, GsDomain *domain, GsNameKind kind, const char *name);
/* The one in that slot of the statement; NULL: the run is over. */
GsObject *gs_run_object(GsRun *run, const GsStatement *statement, const char *slot,
			GsNameKind kind);
/* Of a domain that is gone or made afresh. */
void gs_run_forget_objects(GsRun *run, guint domid);

/* Unless the domain's kernel has the function of that name: TRUE, and the run is over (SKIP). */
gboolean gs_run_lacks(GsRun *run, const GsStatement *statement, const GsDomain *domain,
		      gboolean has, const char *name);
/* What a process does with that driver; NULL: the kernel has it not, and the run is over (SKIP). */
const struct ks_processes *gs_run_driver(GsRun *run, const GsDomain *domain,
					 const GsStatement *statement, gboolean has,
					 const char *name);

G_END_DECLS

#endif
