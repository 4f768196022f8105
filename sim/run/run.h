/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One run of a script on one variant of the kernels: executes the statements
 * one after another in a world of its own and gives a verdict.
 */
#ifndef GS_RUN_H
#define GS_RUN_H

#include <glib.h>

#include "check/symbols.h"
#include "client/program.h"
#include "script/ast.h"
#include "trace/file.h"
#include "world/fault.h"
#include "world/world.h"

G_BEGIN_DECLS

typedef enum {
	GS_PASS,
	GS_FAIL,  /* the subject broke a rule or an expectation */
	GS_ERROR, /* the script or the simulator is at fault */
	GS_SKIP,  /* a component is missing */
} GsVerdict;

/* "PASS" and so on. */
const char *gs_verdict_name(GsVerdict verdict);

/* What all runs of one command share. */
typedef struct {
	const char *hypervisor;    /* path of its shared object; NULL: the model */
	const GPtrArray *kernels;  /* GsKernel * */
	const char *default_version; /* what `linux` means: "linux-6.1" */
	gboolean instrument;       /* these kernels are the instrumented ones */
	const GsKernel *kernel;    /* --kernel: what `linux` means instead; or NULL */
	guint32 seed;
	GsMemoryMode memory;
	gboolean twice;            /* from a snapshot of the booted world again (again.h) */
	GsTraceFile *trace;        /* to which each run is added; or NULL */
	gboolean trace_stacks;     /* with the stack of each event */
	char **events;             /* where to put what happened last in the domain that the
				      verdict is about; NULL: nobody asks */
	GsSymbols *symbols;
	GsFaultHandler *faults;
	const char *blind_to;      /* see world.h */
	const GsProgramOrder *program; /* of gntsim exec; or NULL */
	volatile guint *line;      /* where to note which line runs, for who watches from
				      outside; or NULL */
} GsRunContext;

typedef struct {
	GsVerdict verdict;
	char *kernel;  /* "linux-6.1+no-prealloc": what `linux` was in this run */
	guint line;    /* of the statement that decided; 0: none */
	char *text;    /* why not PASS: one or more lines; NULL for PASS */
	char *known;   /* known findings that were met, a line each; or NULL */
	char *report;  /* of the program: how its processes ended; NULL: there was none */
	char *once;    /* why it was not run twice, though asked for; or NULL */
	char *events;  /* of gs_run_explain(): what happened last, complete lines; or NULL */
} GsRunResult;

/*
 * Adds the last events to the result of a run that failed.  No trace is kept while nobody asks
 * for one: the run is made again with one, and fails the same way.  So what passes pays nothing,
 * and there is no ring whose size could be too small.  If it goes another way, that is said.
 */
void gs_run_explain(const GsRunContext *context, const GsScript *script, const char *fault,
		    GsRunResult *result);

/* What `linux' is in a run of the variant with that fault ("": none): "linux-6.1+no-undo". */
char *gs_run_kernel_name(const GsRunContext *context, const char *fault);

/* A run that goes on. */
typedef struct GsRun GsRun;

/*
 * A world for the script, with nothing done in it yet; fault: of the variant, "" for none;
 * traced: what happens is kept.  If there can be no such world, the run has an error already.
 */
GsRun *gs_run_begin(const GsRunContext *context, const GsScript *script, const char *fault,
		    gboolean traced);
/* Its result, in which `once' and `events' are nobody's business; frees the run. */
GsRunResult *gs_run_end(GsRun *run);

/* All of it at once. */
GsRunResult *gs_run_script(const GsRunContext *context, const GsScript *script, const char *fault);
/* Of a run that could not be made, or did not end; kernel may be NULL. */
GsRunResult *gs_run_result_new(GsVerdict verdict, const char *kernel, const char *text);
void gs_run_result_free(GsRunResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GsRunResult, gs_run_result_free)

/* The faults that the script's also-on statements name, in order: char *. */
GPtrArray *gs_script_faults(const GsScript *script);

G_END_DECLS

#endif
