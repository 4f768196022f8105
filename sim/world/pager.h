/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The pager of a domain: brings paged-out pages in again, one after another,
 * each taking its latency.  Run by a domain it is a task there, which needs that
 * domain's vCPU: who waits for it without giving up the vCPU waits for ever.
 * Run by nobody it works beside all domains.  A dead one takes requests and
 * does nothing.
 */
#ifndef GS_PAGER_H
#define GS_PAGER_H

#include <glib.h>

#include "hv/hv.h"

G_BEGIN_DECLS

typedef struct GsWorld GsWorld;
typedef struct GsPager GsPager;

typedef struct {
	domid_t domid;      /* whose pages */
	gboolean dead;
	guint64 latency_ns;
	gint run_by;        /* a domid, or -1 */
} GsPagerConfig;

/* Replaces that domain's pager, if it has one. */
void gs_pager_set(GsWorld *world, const GsPagerConfig *config);
void gs_pager_free(gpointer pager);
/* The hypervisor's request; without a pager it is as if that were dead. */
void gs_pager_request(GsWorld *world, domid_t domid, HvGfn gfn);

G_END_DECLS

#endif
