/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Refusals of maps and unmaps, and those of the entry itself. */
#include "refusal-cases.h"

static void map_with(Fixture *fx, guint flags, grant_ref_t ref, domid_t granter)
{
	gnttab_map_grant_ref_t op = fx_map_op(fx, ref, 0, flags);

	op.dom = granter;
	fx_do_map(fx, &op);
}

static void no_kind(Fixture *fx)
{
	map_with(fx, GNTMAP_readonly, 8, GRANTER);
}

static void flags_of_pv(Fixture *fx)
{
	map_with(fx, GNTMAP_device_map, 8, GRANTER);
}

static void no_domain(Fixture *fx)
{
	map_with(fx, GNTMAP_host_map, 8, 77);
}

static void one_maptrack_frame(HvDomainConfig *config)
{
	config->max_maptrack_frames = 1;
}

static void no_handle(Fixture *fx)
{
	fx_grant(fx, 8, 3, 0);
	for (guint i = 0; i < 256; i++)
		fx_map(fx, 8, i, i & 1 ? GNTMAP_readonly : 0, NULL);
}

static void gref_beyond(Fixture *fx)
{
	map_with(fx, GNTMAP_host_map, 512, GRANTER);
}

static void pinned_by_another(Fixture *fx)
{
	gnttab_map_grant_ref_t op = {
		.host_addr = FX_VA, .flags = GNTMAP_host_map, .ref = 8, .dom = GRANTER,
	};

	fx_grant(fx, 8, 3, 0);
	fx_map(fx, 8, 0, 0, NULL);
	fx_gnttab(fx, OTHER, GNTTABOP_map_grant_ref, &op, 1);
}

static void sub_page(Fixture *fx)
{
	grant_entry_v2_t *entry;

	fx_set_version(fx, GRANTER, 2, NULL);
	entry = fx_v2(fx, GRANTER, 8);
	entry->sub_page.length = 8;
	entry->sub_page.frame = fx_frame(fx, GRANTER, 3);
	entry->hdr.domid = MAPPER;
	entry->hdr.flags = GTF_permit_access | GTF_sub_page;
}

/* The destination is marked while the source is pinned: what maps the source then. */
static void map_in_copy(gpointer fixture)
{
	Fixture *fx = fixture;

	if (fx->last_event.type != HV_EVENT_STATUS || fx->last_event.a != 9)
		return;
	fx->on_event = NULL;
	fx_map(fx, 8, 0, 0, NULL);
}

static void pinned_sub_page(Fixture *fx)
{
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 4);

	sub_page(fx);
	fx_entry(fx, GRANTER, 9, MAPPER, fx_frame(fx, GRANTER, 4), GTF_permit_access);
	op.dest = (struct gnttab_copy_ptr){.u.ref = 9, .domid = GRANTER};
	op.flags |= GNTCOPY_dest_gref;
	fx->on_event = map_in_copy;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_okay);
}

static void pin_overflow(Fixture *fx)
{
	fx_grant(fx, 8, 3, 0);
	for (guint i = 0; i < 129; i++)
		fx_map(fx, 8, i, 0, NULL);
}

/* A historic bug of the unmap frees the page under its owner. */
static void frame_lost(Fixture *fx)
{
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_device_map | GNTMAP_readonly);

	fx->expect_bugs = TRUE;
	ck_assert(fx->hv->fault_set(fx->machine, "unmap-puts-device-always", TRUE));
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
	fx_unmap_at(fx, op.handle, 0, 0);
	fx_unmap_at(fx, op.handle, 0, 0);
	fx_map(fx, 8, 0, GNTMAP_readonly, NULL);
}

static void frame_not_writable(Fixture *fx)
{
	fx_grant(fx, 8, FX_L1_PAGE, 0);
	fx_map(fx, 8, 0, 0, NULL);
}

static void host_map_flags(Fixture *fx)
{
	fx_grant(fx, 8, 3, 0);
	map_with(fx, GNTMAP_host_map | 1 << _GNTMAP_guest_avail0, 8, GRANTER);
}

static void map_nowhere(Fixture *fx)
{
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);

	op.host_addr = 1ull << 63;
	fx_grant(fx, 8, 3, 0);
	fx_do_map(fx, &op);
}

static void wrong_domid(Fixture *fx)
{
	fx_entry(fx, GRANTER, 8, OTHER, fx_frame(fx, GRANTER, 3), GTF_permit_access);
	fx_map(fx, 8, 0, 0, NULL);
}

static void not_permit_access(Fixture *fx)
{
	fx_entry(fx, GRANTER, 8, MAPPER, fx_frame(fx, GRANTER, 3), GTF_accept_transfer);
	fx_map(fx, 8, 0, 0, NULL);
}

static void transitive(Fixture *fx)
{
	fx_set_version(fx, GRANTER, 2, NULL);
	fx_entry(fx, GRANTER, 8, MAPPER, 0, GTF_transitive);
	fx_map(fx, 8, 0, 0, NULL);
}

static void map_sub_page(Fixture *fx)
{
	sub_page(fx);
	fx_map(fx, 8, 0, 0, NULL);
}

static void map_readonly_for_writing(Fixture *fx)
{
	fx_grant(fx, 8, 3, GTF_readonly);
	fx_map(fx, 8, 0, 0, NULL);
}

/* The guest's entry when the status word has just been set. */
static void revoke(gpointer fixture)
{
	Fixture *fx = fixture;

	if (fx->last_event.type == HV_EVENT_STATUS && fx->last_event.c)
		fx_entry(fx, GRANTER, 8, 0, 0, GTF_invalid);
}

static void make_readonly(gpointer fixture)
{
	Fixture *fx = fixture;

	if (fx->last_event.type == HV_EVENT_STATUS && (fx->last_event.c & GTF_writing))
		fx_entry(fx, GRANTER, 8, MAPPER, 0, GTF_permit_access | GTF_readonly);
}

static void changed(Fixture *fx)
{
	fx_set_version(fx, GRANTER, 2, NULL);
	fx_grant(fx, 8, 3, 0);
	fx->on_event = revoke;
	fx_map(fx, 8, 0, 0, NULL);
}

static void readonly_after_all(Fixture *fx)
{
	fx_set_version(fx, GRANTER, 2, NULL);
	fx_grant(fx, 8, 3, 0);
	fx_map(fx, 8, 0, GNTMAP_readonly, NULL);
	fx->on_event = make_readonly;
	fx_map(fx, 8, 1, 0, NULL);
}

static void paged_out(Fixture *fx)
{
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx->hv->paging_nominate(fx->dom[GRANTER], 3), 0);
	ck_assert_int_eq(fx->hv->paging_evict(fx->dom[GRANTER], 3), 0);
	fx_map(fx, 8, 0, 0, NULL);
}

static void not_granters(Fixture *fx)
{
	fx_entry(fx, GRANTER, 8, MAPPER, fx_frame(fx, OTHER, 3), GTF_permit_access);
	fx_map(fx, 8, 0, 0, NULL);
}

static void hole(Fixture *fx)
{
	fx_grant(fx, 8, FX_PAGES, 0);
	fx_map(fx, 8, 0, 0, NULL);
}

static void handle_beyond(Fixture *fx)
{
	fx_unmap(fx, 0, 0);
}

static void handle_free(Fixture *fx)
{
	grant_handle_t handle;

	fx_grant(fx, 8, 3, 0);
	fx_map(fx, 8, 0, 0, &handle);
	fx_unmap(fx, handle, 0);
	fx_unmap(fx, handle, 0);
}

/* The mapper forgets a mapping, and its granter is replaced by one with a small table. */
static void unmap_gref_beyond(Fixture *fx)
{
	HvDomainConfig config;
	grant_handle_t handle;
	xen_pfn_t frames[2];
	gnttab_setup_table_t op = {.dom = DOMID_SELF, .nr_frames = 2};

	set_xen_guest_handle(op.frame_list, frames);
	fx_gnttab(fx, GRANTER, GNTTABOP_setup_table, &op, 1);
	fx_grant(fx, 600, 3, 0);
	fx_map(fx, 600, 0, 0, &handle);
	fx_call(fx, MAPPER, __HYPERVISOR_update_va_mapping, FX_VA, 0, 0);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	hv_domain_config_init(&config, GRANTER, HV_GUEST_PV);
	fx->dom[GRANTER] = fx->hv->domain_new(fx->machine, &config, NULL);
	fx_unmap(fx, handle, 0);
}

static void bad_dev_addr(Fixture *fx)
{
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_device_map);

	fx_grant(fx, 8, 3, 0);
	fx_do_map(fx, &op);
	fx_unmap_at(fx, op.handle, 0, op.dev_bus_addr + 1);
}

static void unmap_elsewhere(Fixture *fx)
{
	grant_handle_t handle;

	fx_grant(fx, 8, 3, 0);
	fx_map(fx, 8, 0, 0, &handle);
	fx_unmap(fx, handle, 1);
}

static void unmap_nowhere(Fixture *fx)
{
	grant_handle_t handle;

	fx_grant(fx, 8, 3, 0);
	fx_map(fx, 8, 0, 0, &handle);
	fx_unmap_at(fx, handle, 0x123400000000, 0);
}

static void replace_from_nowhere(Fixture *fx)
{
	gnttab_unmap_and_replace_t op = {
		.host_addr = fx_addr(fx, MAPPER, 0), .new_addr = 0x123400000000,
	};

	fx_grant(fx, 8, 3, 0);
	fx_map(fx, 8, 0, 0, &op.handle);
	fx_gnttab(fx, MAPPER, GNTTABOP_unmap_and_replace, &op, 1);
}

const RefusalCase refusal_cases_map[] = {
	{HV_REFUSE_MAP_NO_KIND, PV, PV, no_kind, NULL},
	{HV_REFUSE_MAP_FLAGS_OF_PV, PV, HVM, flags_of_pv, NULL},
	{HV_REFUSE_MAP_NO_DOMAIN, PV, PV, no_domain, NULL},
	{HV_REFUSE_MAP_NO_HANDLE, PV, PV, no_handle, one_maptrack_frame},
	{HV_REFUSE_MAP_GREF_BEYOND_TABLE, PV, PV, gref_beyond, NULL},
	{HV_REFUSE_MAP_PINNED_BY_ANOTHER, PV, PV, pinned_by_another, NULL},
	{HV_REFUSE_MAP_PINNED_SUB_PAGE, PV, PV, pinned_sub_page, NULL},
	{HV_REFUSE_MAP_PIN_OVERFLOW, PV, PV, pin_overflow, NULL},
	{HV_REFUSE_MAP_FRAME_LOST, PV, PV, frame_lost, NULL},
	{HV_REFUSE_MAP_FRAME_NOT_WRITABLE, PV, PV, frame_not_writable, NULL},
	{HV_REFUSE_HOST_MAP_FLAGS, PV, HVM, host_map_flags, NULL},
	{HV_REFUSE_HOST_MAP_NO_PLACE, PV, HVM, map_nowhere, NULL},
	{HV_REFUSE_HOST_MAP_NO_PTE, PV, PV, map_nowhere, NULL},
	{HV_REFUSE_ENTRY_WRONG_DOMID, PV, PV, wrong_domid, NULL},
	{HV_REFUSE_ENTRY_NOT_PERMIT_ACCESS, PV, PV, not_permit_access, NULL},
	{HV_REFUSE_ENTRY_TRANSITIVE, PV, PV, transitive, NULL},
	{HV_REFUSE_ENTRY_SUB_PAGE, PV, PV, map_sub_page, NULL},
	{HV_REFUSE_ENTRY_READONLY, PV, PV, map_readonly_for_writing, NULL},
	{HV_REFUSE_ENTRY_CHANGED, PV, PV, changed, NULL},
	{HV_REFUSE_ENTRY_READONLY_AFTER_ALL, PV, PV, readonly_after_all, NULL},
	{HV_REFUSE_FRAME_PAGED_OUT, HVM, PV, paged_out, NULL},
	{HV_REFUSE_FRAME_NOT_GRANTERS, PV, PV, not_granters, NULL},
	{HV_REFUSE_FRAME_IS_HOLE, HVM, PV, hole, NULL},
	{HV_REFUSE_UNMAP_HANDLE_BEYOND, PV, PV, handle_beyond, NULL},
	{HV_REFUSE_UNMAP_HANDLE_FREE, PV, PV, handle_free, NULL},
	{HV_REFUSE_UNMAP_GREF_BEYOND_TABLE, PV, PV, unmap_gref_beyond, NULL},
	{HV_REFUSE_UNMAP_BAD_DEV_ADDR, PV, PV, bad_dev_addr, NULL},
	{HV_REFUSE_HOST_UNMAP_NOT_GRANT, PV, HVM, unmap_elsewhere, NULL},
	{HV_REFUSE_HOST_UNMAP_NO_PTE, PV, PV, unmap_nowhere, NULL},
	{HV_REFUSE_HOST_UNMAP_OTHER_PTE, PV, PV, unmap_elsewhere, NULL},
	{HV_REFUSE_HOST_REPLACE_NO_PTE, PV, PV, replace_from_nowhere, NULL},
};
const guint refusal_cases_map_count = G_N_ELEMENTS(refusal_cases_map);
