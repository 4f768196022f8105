/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a run knows while it goes on.  Private to run/. */
#ifndef GS_RUN_STATE_H
#define GS_RUN_STATE_H

#include "load/hypervisor.h"
#include "run/interactive.h"
#include "run/run.h"

G_BEGIN_DECLS

/* A named page: bare, the nth of the domain; linux, a pfn. */
typedef struct {
	GsDomain *domain;
	guint number;
	gint held; /* references that the script has, and has not given away */
} GsPage;

/* A named mapping: one slot for each grant. */
typedef struct {
	struct ks_map_slot *slots;
	guint n;
	domid_t owner;
	gboolean by_refs; /* gnttab_map_refs */
	guint flags;
	struct ks_unmap *unmap; /* by unmap-async; NULL: none */
} GsMap;

/* How a domain was declared, to make it afresh. */
typedef struct {
	GsDomainConfig config;
	const GsKernel *kernel; /* NULL: bare */
	gboolean unbooted;
	guint line;
} GsDeclaration;

/* What an action gave. */
typedef struct {
	long rc;
	gint16 *statuses; /* NULL: the operation has none */
	guint n;
	/* Of a grant operation by hand: what it was, and its structures afterwards. */
	gint cmd;
	const guint8 *ops;
	guint n_ops;
	guint64 refusals_from; /* a mark of refusals.h: where the action began */
} GsResult;

struct GsRun {
	const GsRunContext *context;
	const GsScript *script;
	const char *fault;        /* of linux domains here, "" for none */
	GsHypervisor hypervisor;
	GsTrace *trace;           /* the world's, or NULL */
	GsWorld *world;           /* NULL: it could not be made, and the run is over */
	GHashTable *declarations; /* domid -> GsDeclaration * */
	GHashTable *pages;        /* "7:A" -> GsPage * */
	GHashTable *refs;         /* "1:R" -> ref */
	GHashTable *maps;         /* "0:M" -> GsMap * */
	GHashTable *objects;      /* object.h */
	GHashTable *values;       /* value.h */
	guint64 *counting;        /* an expectation puts what it finds here; NULL: it compares */
	gsize actions_from;       /* of the trace: where the last action, wait or parallel began,
				     outside of tasks */
	GArray *known;            /* known.h */
	GPtrArray *garbage;       /* what a dropped task could not free */
	GPtrArray *started;       /* parallel.c: groups of tasks that were not joined */
	GsProgram *program;       /* of gntsim exec; or NULL */
	gboolean unchecked;       /* outcomes and expectations do not count now */
	guint actions;            /* nesting depth of the running action */
	/* The decision; text NULL while none has been made. */
	GsVerdict verdict;
	guint line;
	char *text;
	GsRunLast last;
};

typedef void (*GsActionFn)(GsRun *run, GsDomain *domain, const GsStatement *statement,
			   GsResult *result);
typedef void (*GsStatementFn)(GsRun *run, const GsStatement *statement);

/* Verbs of a domain, and those without one; NULL where the other has it. */
GsActionFn gs_run_action(GsVerbId verb);
GsStatementFn gs_run_statement_fn(GsVerbId verb);

/* Ends the run, if nothing has ended it yet. */
void gs_run_fail(GsRun *run, guint line, const char *format, ...) G_GNUC_PRINTF(3, 4);
void gs_run_error(GsRun *run, guint line, const char *format, ...) G_GNUC_PRINTF(3, 4);
void gs_run_skip(GsRun *run, guint line, const char *format, ...) G_GNUC_PRINTF(3, 4);
static inline gboolean gs_run_over(const GsRun *run)
{
	return run->text != NULL;
}

/* This statement is the one that runs now. */
void gs_run_at(GsRun *run, const GsStatement *statement);
/* Statements in order, until the run is over; or only those from one to before another. */
void gs_run_range(GsRun *run, const GPtrArray *statements, guint from, guint to);
void gs_run_statements(GsRun *run, const GPtrArray *statements);
/* A domain's statement from the script: as a task of its own. */
void gs_run_domain_statement(GsRun *run, const GsStatement *statement);
/* Inside that task: the statement itself, its outcome checked. */
void gs_run_inside(GsRun *run, GsDomain *domain, const GsStatement *statement);
/* The same, not awaited; NULL: the run is over.  It is to be freed before the world. */
typedef struct GsStatementTask GsStatementTask;
GsStatementTask *gs_run_start_task(GsRun *run, const GsStatement *statement);
/* Until it has ended, if the run is not over. */
void gs_run_await_task(GsStatementTask *started);
void gs_run_free_task(gpointer started);
/* parallel.c: what was started and not joined. */
GPtrArray *gs_run_groups_new(void);
void gs_run_join_all(GsRun *run);
/* Compares an action's result with what the script asks for. */
void gs_run_check_outcome(GsRun *run, const GsStatement *statement, const GsResult *result,
			  guint64 took_ns);
gboolean gs_run_wants_crash(const GsStatement *statement);
/* interactive.c: what the action gave, for who asks later. */
void gs_run_note_last(GsRun *run, const GsStatement *statement, const GsResult *result);

/* Room for the statuses of n operations in the result; the caller fills them in. */
void gs_run_statuses(GsRun *run, GsResult *result, guint n);

/* Memory that lives as long as the run. */
gpointer gs_run_alloc(GsRun *run, gsize size);

void gs_run_free_declaration(gpointer declaration);
/* What the declaration says of module parameters; FALSE: the run is over. */
gboolean gs_run_set_params(GsRun *run, GsDomain *domain, const GsDeclaration *declaration);
/*
 * The kernel that a name of a script means in this run, with that fault (NULL: the
 * variant's).  NULL: there is none, and the run is over.
 */
const GsKernel *gs_run_kernel(GsRun *run, const GsStatement *statement, const char *name,
			      const char *fault);
/* Makes the declared domain (again) and boots it; FALSE: the run is over. */
gboolean gs_run_make_domain(GsRun *run, GsDeclaration *declaration);
/*
 * Runs fn on a task of the domain until it ends or the domain crashes, as it does too
 * if the task can never end.
 */
void gs_run_on_task(GsRun *run, GsDomain *domain, guint vcpu, const char *name, GsTaskFn fn,
		    gpointer data);

/* Names: of a domain; NULL or FALSE if there is none (only after a domain was made afresh). */
GsPage *gs_run_page(const GsRun *run, guint domid, const char *name);
void gs_run_name_page(GsRun *run, GsDomain *domain, const char *name, guint number);
gboolean gs_run_ref(const GsRun *run, guint domid, const GsArg *arg, grant_ref_t *ref);
/* The ref in slot "ref" of the statement; FALSE: the run is over. */
gboolean gs_run_ref_arg(GsRun *run, const GsDomain *domain, const GsStatement *statement,
			grant_ref_t *ref);
void gs_run_name_ref(GsRun *run, guint domid, const char *name, grant_ref_t ref);
GsMap *gs_run_map(const GsRun *run, const char *name);
GsMap *gs_run_name_map(GsRun *run, const GsDomain *owner, const char *name, guint n);
void gs_run_forget_names(GsRun *run, guint domid);

/* The page's memory in our address space, or NULL if it has no frame now. */
guint8 *gs_page_memory(const GsPage *page);
gulong gs_page_gfn(const GsPage *page);

G_END_DECLS

#endif
