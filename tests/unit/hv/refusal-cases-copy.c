/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Refusals of copies. */
#include "refusal-cases.h"

/* Ref 8 is the granter's page 3, of a table of version 2. */
static gnttab_copy_t prepare(Fixture *fx)
{
	fx_set_version(fx, GRANTER, 2, NULL);
	fx_grant(fx, 8, 3, 0);
	return fx_copy_op(fx, 8, 0, 4);
}

static void frame_of_another(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	op.flags = 0;
	fx_do_copy(fx, &op);
}

static void no_domain(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	op.source.domid = 77;
	fx_do_copy(fx, &op);
}

static void gref_beyond(Fixture *fx)
{
	gnttab_copy_t op = fx_copy_op(fx, 512, 0, 4);

	fx_do_copy(fx, &op);
}

static void pinned_by_another(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	fx_map(fx, 8, 0, 0, NULL);
	op.dest.u.gmfn = fx_frame(fx, OTHER, 0);
	fx_gnttab(fx, OTHER, GNTTABOP_copy, &op, 1);
}

static void pin_overflow(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	for (guint i = 0; i < 128; i++)
		fx_map(fx, 8, i, GNTMAP_readonly, NULL);
	fx_do_copy(fx, &op);
}

/* Ref 8 of the granter leads to ref 9 of that domain, which grants its page 2 to the granter. */
static void pass_on(Fixture *fx, domid_t to)
{
	grant_entry_v2_t *entry = fx_v2(fx, GRANTER, 8);

	fx_entry(fx, OTHER, 9, GRANTER, fx_frame(fx, OTHER, 2), GTF_permit_access);
	entry->transitive.trans_domid = to;
	entry->transitive.gref = 9;
	entry->hdr.domid = MAPPER;
	entry->hdr.flags = GTF_transitive;
}

static void transitive_twice(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	fx_set_version(fx, OTHER, 2, NULL);
	pass_on(fx, OTHER);
	fx_v2(fx, OTHER, 9)->transitive.trans_domid = 0;
	fx_v2(fx, OTHER, 9)->hdr.flags = GTF_transitive;
	fx_do_copy(fx, &op);
}

static void transitive_self(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	pass_on(fx, GRANTER);
	fx_do_copy(fx, &op);
}

static void transitive_no_domain(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	pass_on(fx, 77);
	fx_do_copy(fx, &op);
}

/* When the third domain's entry is marked, the one in the middle has been read. */
static void lead_elsewhere(gpointer fixture)
{
	Fixture *fx = fixture;

	if (fx->last_event.domid != OTHER || !fx->last_event.c)
		return;
	fx->on_event = NULL;
	fx_entry(fx, OTHER, 10, GRANTER, fx_frame(fx, OTHER, 3), GTF_permit_access);
	fx_v2(fx, GRANTER, 8)->transitive.gref = 10;
}

static void to_the_same(gnttab_copy_t *op)
{
	op->dest = (struct gnttab_copy_ptr){.u.ref = 8, .domid = GRANTER, .offset = 100};
	op->flags |= GNTCOPY_dest_gref;
}

static void transitive_changed(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	pass_on(fx, OTHER);
	to_the_same(&op);
	fx->on_event = lead_elsewhere;
	fx_do_copy(fx, &op);
}

static void sub_page(Fixture *fx, guint offset)
{
	grant_entry_v2_t *entry = fx_v2(fx, GRANTER, 8);

	entry->sub_page.page_off = offset;
	entry->sub_page.length = 8;
	entry->hdr.flags |= GTF_sub_page;
	entry->sub_page.frame = fx_frame(fx, GRANTER, 3);
}

/* The destination finds the entry otherwise than the source, which pins it. */
static void move_part(gpointer fixture)
{
	Fixture *fx = fixture;

	if (fx->last_event.type == HV_EVENT_STATUS && (fx->last_event.c & GTF_writing))
		sub_page(fx, 5);
}

static void pinned_otherwise(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	sub_page(fx, 0);
	to_the_same(&op);
	fx->on_event = move_part;
	fx_do_copy(fx, &op);
}

static void granter_dying(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	fx_map(fx, 8, 0, 0, NULL);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	fx_do_copy(fx, &op);
}

static void into_page_table(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	op.dest.u.gmfn = fx_frame(fx, MAPPER, FX_L1_PAGE);
	fx_do_copy(fx, &op);
}

static void beyond_page(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	op.dest.offset = 4093;
	fx_do_copy(fx, &op);
}

static void beyond_source(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	sub_page(fx, 0);
	op.source.offset = 5;
	fx_do_copy(fx, &op);
}

static void beyond_dest(Fixture *fx)
{
	gnttab_copy_t op = prepare(fx);

	sub_page(fx, 0);
	op.dest = op.source;
	op.dest.offset = 5;
	op.source = (struct gnttab_copy_ptr){.u.gmfn = fx_frame(fx, MAPPER, 0),
					     .domid = DOMID_SELF};
	op.flags = GNTCOPY_dest_gref;
	fx_do_copy(fx, &op);
}

const RefusalCase refusal_cases_copy[] = {
	{HV_REFUSE_COPY_FRAME_OF_ANOTHER, PV, PV, frame_of_another, NULL},
	{HV_REFUSE_COPY_NO_DOMAIN, PV, PV, no_domain, NULL},
	{HV_REFUSE_COPY_GREF_BEYOND_TABLE, PV, PV, gref_beyond, NULL},
	{HV_REFUSE_COPY_PINNED_BY_ANOTHER, PV, PV, pinned_by_another, NULL},
	{HV_REFUSE_COPY_PIN_OVERFLOW, PV, PV, pin_overflow, NULL},
	{HV_REFUSE_COPY_TRANSITIVE_TWICE, PV, PV, transitive_twice, NULL},
	{HV_REFUSE_COPY_TRANSITIVE_SELF, PV, PV, transitive_self, NULL},
	{HV_REFUSE_COPY_TRANSITIVE_NO_DOMAIN, PV, PV, transitive_no_domain, NULL},
	{HV_REFUSE_COPY_TRANSITIVE_CHANGED, PV, PV, transitive_changed, NULL},
	{HV_REFUSE_COPY_PINNED_OTHERWISE, PV, PV, pinned_otherwise, NULL},
	{HV_REFUSE_COPY_GRANTER_DYING, PV, PV, granter_dying, NULL},
	{HV_REFUSE_COPY_INTO_PAGE_TABLE, PV, PV, into_page_table, NULL},
	{HV_REFUSE_COPY_BEYOND_PAGE, PV, PV, beyond_page, NULL},
	{HV_REFUSE_COPY_BEYOND_SOURCE, PV, PV, beyond_source, NULL},
	{HV_REFUSE_COPY_BEYOND_DEST, PV, PV, beyond_dest, NULL},
};
const guint refusal_cases_copy_count = G_N_ELEMENTS(refusal_cases_copy);
