/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The simulated world of one run: a hypervisor's machine, its domains, time,
 * and the list of violations.  Nothing of it is shared with another world.
 */
#ifndef GS_WORLD_H
#define GS_WORLD_H

#include <glib.h>

#include "check/violation.h"
#include "hv/hv.h"
#include "world/domain.h"
#include "world/pager.h"
#include "world/sched.h"
#include "world/trace.h"

G_BEGIN_DECLS

typedef struct GsSnapshot GsSnapshot;

struct GsWorld {
	const HvInterface *hv;
	HvMachine *machine;
	GsSched *sched;
	GPtrArray *domains;    /* GsDomain *, in order of creation */
	GPtrArray *pagers;     /* GsPager * */
	GPtrArray *violations; /* GsViolation *, as they happened */
	guint script_line;     /* of the statement being run, for violations; 0: of none */
	const GPtrArray *sources; /* of that script, for messages */
	gulong *m2p;           /* machine to pseudo-physical, one entry per frame */
	guint frames;
	GsTrace *trace;        /* what happens is written down there; or NULL */
	GArray *refusals;      /* refusals.c: GsRefusal, the latest */
	guint64 refusals_forgotten; /* those that were before them */
	GArray *named;         /* trace-entry.c: entries that the hypercall under way names */
	GsSnapshot *snapshot;  /* to which it can go back, or NULL */
	GsDomain *caller;      /* whose hypercall is under way, or NULL */
	GsMemoryMode memory_mode; /* of the domains to come */
	gboolean checked;      /* the hypervisor checks its books, and we its answers */
	guint8 *frame_shadow;  /* shadow.h; NULL: no domain is instrumented */
	GHashTable *revoked;   /* mfn -> GsDomain *, see check-revoke.c; NULL: none yet */
	/* For the tests of the tests: this violation is never noticed; or NULL. */
	const char *blind_to;
};

/*
 * A world with that many machine frames; the host's fault handler must be set (fault.h).
 * trace: the caller's, or NULL.
 */
GsWorld *gs_world_new(const HvInterface *hv, const HvMachineConfig *config, guint32 seed,
		      GsTrace *trace, GError **error);
void gs_world_free(GsWorld *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GsWorld, gs_world_free)

GsDomain *gs_world_domain(const GsWorld *world, guint domid);
/* "WHAT on line 5", as gs_sources_line_text() says it; "" for line 0, or without a script. */
char *gs_world_on_line(const GsWorld *world, const char *what, guint line);
/* The domain of the running task, or NULL. */
GsDomain *gs_world_running(const GsWorld *world);

G_END_DECLS

#endif
