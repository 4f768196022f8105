/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Refusals of calls as such, of tables as a whole, and of the rarer operations. */
#include "refusal-cases.h"

static void count_negative(Fixture *fx)
{
	fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, NULL, 1u << 31);
}

static void bits_above_command(Fixture *fx)
{
	fx_gnttab(fx, MAPPER, 1 << 12, NULL, 0);
}

static void no_such_operation(Fixture *fx)
{
	fx_gnttab(fx, MAPPER, GNTTABOP_dump_table, NULL, 1);
}

static void not_for_translated(Fixture *fx)
{
	fx_gnttab(fx, MAPPER, GNTTABOP_transfer, NULL, 1);
}

static void not_one_element(Fixture *fx)
{
	fx_gnttab(fx, MAPPER, GNTTABOP_query_size, NULL, 2);
}

static void swap_inaccessible(Fixture *fx, gboolean writes_only)
{
	gnttab_swap_grant_ref_t op = {.ref_a = 8, .ref_b = 9};

	fx->refuse = GPOINTER_TO_SIZE(&op);
	fx->refuse_end = fx->refuse + sizeof(op);
	fx->refuse_writes_only = writes_only;
	fx_gnttab(fx, MAPPER, GNTTABOP_swap_grant_ref, &op, 1);
}

static void unreadable(Fixture *fx)
{
	swap_inaccessible(fx, FALSE);
}

static void unwritable(Fixture *fx)
{
	swap_inaccessible(fx, TRUE);
}

static void swap(Fixture *fx, grant_ref_t a, grant_ref_t b)
{
	gnttab_swap_grant_ref_t op = {.ref_a = a, .ref_b = b};

	fx_gnttab(fx, GRANTER, GNTTABOP_swap_grant_ref, &op, 1);
}

static void inject(Fixture *fx, HvInjectKind kind, gint value)
{
	HvInjection injection = {
		.kind = kind, .domid = HV_INJECT_ANY, .nr = __HYPERVISOR_grant_table_op,
		.cmd = HV_INJECT_ANY, .nth = 1, .times = 1, .value = value,
	};

	ck_assert(fx->hv->inject(fx->machine, &injection));
	swap(fx, 8, 9);
}

static void injected_status(Fixture *fx)
{
	inject(fx, HV_INJECT_STATUS, GNTST_no_space);
	ck_assert_int_eq(fx->last_refusal.answer, GNTST_no_space);
}

static void injected_errno(Fixture *fx)
{
	inject(fx, HV_INJECT_ERRNO, -ENOMEM);
	ck_assert_int_eq(fx->last_refusal.answer, -ENOMEM);
}

static void setup(Fixture *fx, domid_t domid, guint frames)
{
	xen_pfn_t list[65];
	gnttab_setup_table_t op = {.dom = domid, .nr_frames = frames};

	set_xen_guest_handle(op.frame_list, list);
	fx_gnttab(fx, MAPPER, GNTTABOP_setup_table, &op, 1);
}

static void table_no_domain(Fixture *fx)
{
	setup(fx, 77, 1);
}

static void table_of_another(Fixture *fx)
{
	setup(fx, GRANTER, 1);
}

static void table_beyond_maximum(Fixture *fx)
{
	setup(fx, DOMID_SELF, 65);
}

/* The next allocation fails. */
static void no_memory(Fixture *fx)
{
	HvInjection injection = {
		.kind = HV_INJECT_NO_MEMORY, .domid = HV_INJECT_ANY,
		.nr = __HYPERVISOR_grant_table_op, .cmd = HV_INJECT_ANY, .nth = 1, .times = 1,
	};

	ck_assert(fx->hv->inject(fx->machine, &injection));
}

static void table_no_memory(Fixture *fx)
{
	no_memory(fx);
	setup(fx, DOMID_SELF, 2);
}

static void list_unwritable(Fixture *fx)
{
	xen_pfn_t frame = 0;
	gnttab_setup_table_t op = {.dom = DOMID_SELF, .nr_frames = 1};

	set_xen_guest_handle(op.frame_list, &frame);
	fx->refuse = GPOINTER_TO_SIZE(&frame);
	fx->refuse_end = fx->refuse + sizeof(frame);
	fx_gnttab(fx, MAPPER, GNTTABOP_setup_table, &op, 1);
}

static void status_frames_beyond(Fixture *fx)
{
	gnttab_get_status_frames_t op = {.dom = DOMID_SELF, .nr_frames = 1};

	fx_gnttab(fx, MAPPER, GNTTABOP_get_status_frames, &op, 1);
}

static void version_unknown(Fixture *fx)
{
	fx_set_version(fx, GRANTER, 3, NULL);
}

static void only_version_1(HvDomainConfig *config)
{
	config->max_grant_version = 1;
}

static void version_2(Fixture *fx)
{
	fx_set_version(fx, GRANTER, 2, NULL);
}

static void version_entries_in_use(Fixture *fx)
{
	fx_grant(fx, 8, 3, 0);
	fx_map(fx, 8, 0, 0, NULL);
	version_2(fx);
}

static void version_no_memory(Fixture *fx)
{
	no_memory(fx);
	version_2(fx);
}

static void version_entry_unfit(Fixture *fx)
{
	version_2(fx);
	fx_entry(fx, GRANTER, 3, MAPPER, 0, GTF_transitive);
	fx_set_version(fx, GRANTER, 1, NULL);
}

static void version_status_in_use(Fixture *fx)
{
	guint64 frame = 0;
	gnttab_get_status_frames_t op = {.nr_frames = 1, .dom = DOMID_SELF};

	version_2(fx);
	set_xen_guest_handle(op.frame_list, &frame);
	fx_gnttab(fx, GRANTER, GNTTABOP_get_status_frames, &op, 1);
	fx_call(fx, GRANTER, __HYPERVISOR_update_va_mapping, FX_VA, frame << 12 | 3, 0);
	fx_set_version(fx, GRANTER, 1, NULL);
}

static void get_version(Fixture *fx, domid_t domid)
{
	gnttab_get_version_t op = {.dom = domid};

	fx_gnttab(fx, MAPPER, GNTTABOP_get_version, &op, 1);
}

static void version_of_no_domain(Fixture *fx)
{
	get_version(fx, 77);
}

static void version_of_another(Fixture *fx)
{
	get_version(fx, GRANTER);
}

/* The receiver waits for a page of that domain's at ref 8, gfn 0x700. */
static void transfer(Fixture *fx, domid_t from, domid_t to, grant_ref_t ref, guint64 mfn)
{
	gnttab_transfer_t op = {.mfn = mfn, .domid = to, .ref = ref};

	fx_entry(fx, GRANTER, 8, from, 0x700, GTF_accept_transfer);
	fx_gnttab(fx, MAPPER, GNTTABOP_transfer, &op, 1);
}

static void transfer_bad_page(Fixture *fx)
{
	transfer(fx, MAPPER, GRANTER, 8, fx_frame(fx, OTHER, 4));
}

static void transfer_no_domain(Fixture *fx)
{
	transfer(fx, MAPPER, 77, 8, fx_frame(fx, MAPPER, 4));
}

static void transfer_receiver_dying(Fixture *fx)
{
	gnttab_transfer_t op = {.mfn = fx_frame(fx, MAPPER, 4), .domid = GRANTER, .ref = 8};

	fx_grant(fx, 9, 3, 0);
	fx_map(fx, 9, 0, 0, NULL);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	fx_gnttab(fx, MAPPER, GNTTABOP_transfer, &op, 1);
}

static void transfer_gref_beyond(Fixture *fx)
{
	transfer(fx, MAPPER, GRANTER, 512, fx_frame(fx, MAPPER, 4));
}

static void transfer_not_accepting(Fixture *fx)
{
	transfer(fx, MAPPER, GRANTER, 9, fx_frame(fx, MAPPER, 4));
}

static void transfer_wrong_domid(Fixture *fx)
{
	transfer(fx, OTHER, GRANTER, 8, fx_frame(fx, MAPPER, 4));
}

/* A grant is mapped there: the p2m crashes the domain that would overwrite it. */
static void transfer_no_place(Fixture *fx)
{
	gnttab_map_grant_ref_t op = {
		.host_addr = 0x700000, .flags = GNTMAP_host_map, .ref = 8, .dom = OTHER,
	};

	fx_entry(fx, OTHER, 8, GRANTER, fx_frame(fx, OTHER, 4), GTF_permit_access);
	fx_gnttab(fx, GRANTER, GNTTABOP_map_grant_ref, &op, 1);
	transfer(fx, MAPPER, GRANTER, 8, fx_frame(fx, MAPPER, 4));
}

static void swap_gref_beyond(Fixture *fx)
{
	swap(fx, 8, 512);
}

static void swap_pinned(Fixture *fx)
{
	fx_grant(fx, 9, 3, 0);
	fx_map(fx, 9, 0, 0, NULL);
	swap(fx, 8, 9);
}

static void flush(Fixture *fx, guint cmd, guint64 mfn, guint length, guint what)
{
	gnttab_cache_flush_t op = {
		.a.dev_bus_addr = mfn << HV_PAGE_SHIFT, .length = length, .op = what,
	};

	fx_gnttab(fx, MAPPER, cmd, &op, 1);
}

static void cache_bad_range(Fixture *fx)
{
	flush(fx, GNTTABOP_cache_flush, fx_frame(fx, MAPPER, 2), 4097, GNTTAB_CACHE_CLEAN);
}

static void cache_empty_continued(Fixture *fx)
{
	flush(fx, GNTTABOP_cache_flush | 1 << 12, fx_frame(fx, MAPPER, 2), 0, 0);
}

static void cache_no_frame(Fixture *fx)
{
	flush(fx, GNTTABOP_cache_flush, 1 << 30, 8, GNTTAB_CACHE_CLEAN);
}

static void cache_free_frame(Fixture *fx)
{
	flush(fx, GNTTABOP_cache_flush, 0, 8, GNTTAB_CACHE_CLEAN);
}

static void cache_not_mapped(Fixture *fx)
{
	flush(fx, GNTTABOP_cache_flush, fx_frame(fx, GRANTER, 2), 8, GNTTAB_CACHE_CLEAN);
}

static void cache_invalidate_alone(Fixture *fx)
{
	flush(fx, GNTTABOP_cache_flush, fx_frame(fx, MAPPER, 2), 8, GNTTAB_CACHE_INVAL);
}

const RefusalCase refusal_cases_other[] = {
	{HV_REFUSE_CALL_COUNT_NEGATIVE, PV, PV, count_negative, NULL},
	{HV_REFUSE_CALL_BITS_ABOVE_COMMAND, PV, PV, bits_above_command, NULL},
	{HV_REFUSE_CALL_NO_SUCH_OPERATION, PV, PV, no_such_operation, NULL},
	{HV_REFUSE_CALL_NOT_FOR_TRANSLATED, PV, HVM, not_for_translated, NULL},
	{HV_REFUSE_CALL_NOT_ONE_ELEMENT, PV, PV, not_one_element, NULL},
	{HV_REFUSE_CALL_ARGUMENT_UNREADABLE, PV, PV, unreadable, NULL},
	{HV_REFUSE_CALL_ARGUMENT_UNWRITABLE, PV, PV, unwritable, NULL},
	{HV_REFUSE_INJECTED_STATUS, PV, PV, injected_status, NULL},
	{HV_REFUSE_INJECTED_ERRNO, PV, PV, injected_errno, NULL},
	{HV_REFUSE_TABLE_NO_DOMAIN, PV, PV, table_no_domain, NULL},
	{HV_REFUSE_TABLE_OF_ANOTHER, PV, PV, table_of_another, NULL},
	{HV_REFUSE_TABLE_BEYOND_MAXIMUM, PV, PV, table_beyond_maximum, NULL},
	{HV_REFUSE_TABLE_NO_MEMORY, PV, PV, table_no_memory, NULL},
	{HV_REFUSE_TABLE_LIST_UNWRITABLE, PV, PV, list_unwritable, NULL},
	{HV_REFUSE_STATUS_FRAMES_BEYOND, PV, PV, status_frames_beyond, NULL},
	{HV_REFUSE_VERSION_UNKNOWN, PV, PV, version_unknown, NULL},
	{HV_REFUSE_VERSION_ABOVE_MAXIMUM, PV, PV, version_2, only_version_1},
	{HV_REFUSE_VERSION_ENTRIES_IN_USE, PV, PV, version_entries_in_use, NULL},
	{HV_REFUSE_VERSION_NO_MEMORY, PV, PV, version_no_memory, NULL},
	{HV_REFUSE_VERSION_ENTRY_UNFIT, PV, PV, version_entry_unfit, NULL},
	{HV_REFUSE_VERSION_STATUS_IN_USE, PV, PV, version_status_in_use, NULL},
	{HV_REFUSE_VERSION_OF_NO_DOMAIN, PV, PV, version_of_no_domain, NULL},
	{HV_REFUSE_VERSION_OF_ANOTHER, PV, PV, version_of_another, NULL},
	{HV_REFUSE_TRANSFER_BAD_PAGE, PV, PV, transfer_bad_page, NULL},
	{HV_REFUSE_TRANSFER_NO_DOMAIN, PV, PV, transfer_no_domain, NULL},
	{HV_REFUSE_TRANSFER_RECEIVER_DYING, PV, PV, transfer_receiver_dying, NULL},
	{HV_REFUSE_TRANSFER_GREF_BEYOND_TABLE, PV, PV, transfer_gref_beyond, NULL},
	{HV_REFUSE_TRANSFER_NOT_ACCEPTING, PV, PV, transfer_not_accepting, NULL},
	{HV_REFUSE_TRANSFER_WRONG_DOMID, PV, PV, transfer_wrong_domid, NULL},
	{HV_REFUSE_TRANSFER_NO_PLACE, HVM, PV, transfer_no_place, NULL},
	{HV_REFUSE_SWAP_GREF_BEYOND_TABLE, PV, PV, swap_gref_beyond, NULL},
	{HV_REFUSE_SWAP_PINNED, PV, PV, swap_pinned, NULL},
	{HV_REFUSE_CACHE_BAD_RANGE, PV, PV, cache_bad_range, NULL},
	{HV_REFUSE_CACHE_EMPTY_CONTINUED, PV, PV, cache_empty_continued, NULL},
	{HV_REFUSE_CACHE_NO_FRAME, PV, PV, cache_no_frame, NULL},
	{HV_REFUSE_CACHE_FREE_FRAME, PV, PV, cache_free_frame, NULL},
	{HV_REFUSE_CACHE_NOT_MAPPED, PV, PV, cache_not_mapped, NULL},
	{HV_REFUSE_CACHE_INVALIDATE_ALONE, PV, PV, cache_invalidate_alone, NULL},
};
const guint refusal_cases_other_count = G_N_ELEMENTS(refusal_cases_other);
