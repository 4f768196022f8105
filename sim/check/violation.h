/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A violation: which rule, who, when, where in the kernel, and by which script line. */
#ifndef GS_VIOLATION_H
#define GS_VIOLATION_H

#include <glib.h>

#include "check/backtrace.h"
#include "check/finding-table.h"
#include "check/frames.h"
#include "check/violation-table.h"

G_BEGIN_DECLS

typedef struct GsDomain GsDomain;
typedef struct GsWorld GsWorld;
typedef struct GsSymbols GsSymbols;

typedef struct {
	char *title;
	GArray *frames;
} GsOtherStack;

typedef struct {
	const GsViolationRow *row;
	char *detail;        /* one line */
	guint domid;
	gint vcpu;           /* -1: no task was running */
	char *task;          /* NULL likewise */
	guint64 time_ns;
	guint script_line;
	char *image;         /* the kernel's name; NULL: bare */
	char *image_path;    /* its file, for symbols */
	GArray *frames;      /* frames.h; may be empty */
	GPtrArray *others;   /* GsOtherStack *: further stacks that explain it */
	gulong variable;     /* offset in the image of the variable concerned; 0: none */
	const GsWorld *world; /* in whose trace it stands */
	gboolean claimed;    /* an expectation has asked for it */
} GsViolation;

/*
 * Records a violation by the domain, now.  backtrace NULL: no stack.  detail is
 * a printf format.  What it returns belongs to the world; NULL if the checker is blind.
 */
GsViolation *gs_violation_report(GsDomain *domain, GsViolationId id, const GsBacktrace *backtrace,
			 const char *detail, ...) G_GNUC_PRINTF(4, 5);
/* The same with the stack of the caller. */
#define gs_violation_here(domain, id, ...)                               \
	do {                                                             \
		GsBacktrace backtrace_;                                  \
		gs_backtrace_here(&backtrace_);                          \
		gs_violation_report(domain, id, &backtrace_, __VA_ARGS__); \
	} while (0)
/* frames are copied, title too; violation NULL: nothing. */
void gs_violation_add_stack(GsViolation *violation, const char *title, const GArray *frames);
/* The same for a single return address, and the variable at an address of the image. */
void gs_violation_add_place(GsViolation *violation, const GsDomain *domain, const char *title,
			    gulong return_address);
void gs_violation_set_variable(GsViolation *violation, const GsDomain *domain, gulong address);
/*
 * Called after each is recorded, and does nothing: where a debugger stops (cli/run-gdb.c).  The
 * image is the domain's, 0 for none; here: the stack leads through it.
 */
__attribute__((noinline)) void gs_violation_stop(const GsViolation *violation, gulong image_start,
						 gulong image_end, gboolean here);
void gs_violation_free(gpointer violation);

/* TRUE if the function is on one of the violation's stacks (inlined or not). */
gboolean gs_violation_in(const GsViolation *violation, const char *function, GsSymbols *symbols);
/* Whether the violation is that known finding. */
gboolean gs_violation_is_finding(const GsViolation *violation, const GsFindingRow *row,
				 GsSymbols *symbols);
/* Several lines, each indented by two blanks: rule, who and when, and the stack. */
char *gs_violation_text(const GsViolation *violation, GsSymbols *symbols);

G_END_DECLS

#endif
