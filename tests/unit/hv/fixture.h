/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A small machine for the model's tests: domain 0 (PV, privileged), 1 (the
 * granter), 2 (the mapper) and 3 (a PV bystander).  Guest addresses in hypercalls
 * are plain pointers of the test.  PV domains have an L1 table at FX_VA.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "hv/hv.h"
#include "../../lib/run-suite.h"

#define FX_PAGES   32u
#define FX_L1_PAGE 31u        /* the page that is a PV domain's L1 table */
#define FX_VA      0x40000000ull
#define FX_GPA     0x10000000ull /* a hole of a translated domain */

#define GRANTER 1
#define MAPPER  2
#define OTHER   3

typedef struct {
	const HvInterface *hv;
	HvHost host;
	HvMachine *machine;
	HvDomain *dom[4];
	guint64 refuse, refuse_end; /* guest addresses that cannot be accessed */
	gboolean refuse_writes_only;
	guint requests, crashes, ptes, p2ms, events;
	guint64 last_va, last_pte;
	guint ports, last_port; /* events delivered, and where the last one was */
	domid_t last_port_domain;
	HvEvent last_event;
	guint refusals;
	HvRefused last_refusal;
	domid_t crashed;
	gboolean expect_bugs;   /* else a bug of the hypervisor fails the test */
	guint bugs;
	char bug[200];          /* the last one */
	void (*watch)(gpointer fixture); /* called at each change of a PTE */
	void (*on_event)(gpointer fixture); /* called at each event, after last_event is set */
} Fixture;

Fixture *fx_new(HvGuestType granter, HvGuestType mapper);
/* With the granter's and the mapper's configuration changed first. */
typedef void (*FxTune)(HvDomainConfig *config);
Fixture *fx_new_tuned(HvGuestType granter, HvGuestType mapper, FxTune tune);
/* On a machine that permits translated domains device maps. */
Fixture *fx_new_permitted(HvGuestType granter, HvGuestType mapper);
void fx_free(Fixture *fx);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fixture, fx_free)

long fx_call(Fixture *fx, guint dom, guint nr, unsigned long a, unsigned long b, unsigned long c);
long fx_gnttab(Fixture *fx, guint dom, guint cmd, gpointer arg, guint count);

/* The nth page as the domain names it in a grant, and its memory. */
guint64 fx_frame(Fixture *fx, guint dom, guint page);
guint8 *fx_page(Fixture *fx, guint dom, guint page);
/* An address where the domain can map a grant, and the entry behind it for PV. */
guint64 fx_addr(Fixture *fx, guint dom, guint slot);
guint64 fx_pte(Fixture *fx, guint dom, guint slot);

void fx_entry(Fixture *fx, guint dom, grant_ref_t ref, domid_t to, guint64 frame, guint16 flags);
/* Grants the page to the mapper. */
void fx_grant(Fixture *fx, grant_ref_t ref, guint page, guint16 more_flags);
HvGrantEntry fx_look(Fixture *fx, grant_ref_t ref);
HvGrantPins fx_pins(Fixture *fx, grant_ref_t ref);
grant_entry_v2_t *fx_v2(Fixture *fx, guint dom, grant_ref_t ref);

gnttab_map_grant_ref_t fx_map_op(Fixture *fx, grant_ref_t ref, guint slot, guint flags);
gint16 fx_do_map(Fixture *fx, gnttab_map_grant_ref_t *op);
/* Maps for the host; the handle in *handle (may be NULL). */
gint16 fx_map(Fixture *fx, grant_ref_t ref, guint slot, guint flags, grant_handle_t *handle);
/* The status, and that nothing is left of the failed map. */
void fx_op_fails(Fixture *fx, gnttab_map_grant_ref_t op, gint16 status);
void fx_map_fails(Fixture *fx, grant_ref_t ref, guint flags, gint16 status);
gint16 fx_unmap_at(Fixture *fx, grant_handle_t handle, guint64 addr, guint64 bus);
gint16 fx_unmap(Fixture *fx, grant_handle_t handle, guint slot);
/* A copy by the mapper from the granter's ref into its own page 0. */
gnttab_copy_t fx_copy_op(Fixture *fx, grant_ref_t ref, guint offset, guint len);
gint16 fx_do_copy(Fixture *fx, gnttab_copy_t *op);
long fx_set_version(Fixture *fx, guint dom, guint version, guint *now);

#endif
