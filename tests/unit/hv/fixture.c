/* SPDX-License-Identifier: GPL-2.0-or-later */
/* See fixture.h. */
#include "fixture.h"

static gboolean refused(const Fixture *fx, guint64 addr, gsize len)
{
	return addr < fx->refuse_end && addr + len > fx->refuse;
}

static gboolean copy_from(gpointer host, domid_t domid G_GNUC_UNUSED, gpointer dst, guint64 addr,
			  gsize len)
{
	if (!((Fixture *)host)->refuse_writes_only && refused(host, addr, len))
		return FALSE;
	memcpy(dst, GSIZE_TO_POINTER(addr), len);
	return TRUE;
}

static gboolean copy_to(gpointer host, domid_t domid G_GNUC_UNUSED, guint64 addr,
			gconstpointer src, gsize len)
{
	if (refused(host, addr, len))
		return FALSE;
	memcpy(GSIZE_TO_POINTER(addr), src, len);
	return TRUE;
}

static void pte_changed(gpointer host, domid_t domid G_GNUC_UNUSED, guint64 va, guint64 pte)
{
	Fixture *fx = host;

	fx->ptes++;
	fx->last_va = va;
	fx->last_pte = pte;
	if (fx->watch)
		fx->watch(fx);
}

static void p2m_changed(gpointer host, domid_t domid G_GNUC_UNUSED, HvGfn gfn G_GNUC_UNUSED)
{
	((Fixture *)host)->p2ms++;
}

static void page_in_request(gpointer host, domid_t domid G_GNUC_UNUSED, HvGfn gfn G_GNUC_UNUSED)
{
	((Fixture *)host)->requests++;
}

static void event_channel(gpointer host, domid_t domid, guint port)
{
	Fixture *fx = host;

	fx->ports++;
	fx->last_port_domain = domid;
	fx->last_port = port;
}

static void domain_crashed(gpointer host, domid_t domid, const char *reason G_GNUC_UNUSED)
{
	Fixture *fx = host;

	fx->crashes++;
	fx->crashed = domid;
}

static void hypervisor_bug(gpointer host, gboolean fatal G_GNUC_UNUSED, const char *where,
			   const char *text)
{
	Fixture *fx = host;

	fx->bugs++;
	g_snprintf(fx->bug, sizeof(fx->bug), "%s: %s", where, text);
	if (!fx->expect_bugs)
		ck_abort_msg("hypervisor bug at %s: %s", where, text);
}

static void refusal(gpointer host, const HvRefused *refused)
{
	Fixture *fx = host;

	fx->refusals++;
	fx->last_refusal = *refused;
}

static void event(gpointer host, const HvEvent *event)
{
	Fixture *fx = host;

	fx->events++;
	fx->last_event = *event;
	if (fx->on_event)
		fx->on_event(fx);
}

static void add_domain(Fixture *fx, domid_t id, HvGuestType type, FxTune tune)
{
	HvDomainConfig config;

	hv_domain_config_init(&config, id, type);
	config.pages = FX_PAGES;
	config.privileged = id == 0;
	if (tune)
		tune(&config);
	fx->dom[id] = fx->hv->domain_new(fx->machine, &config, NULL);
	ck_assert_ptr_nonnull(fx->dom[id]);
	if (type == HV_GUEST_PV && config.pages > FX_L1_PAGE)
		ck_assert_int_eq(fx->hv->l1_attach(fx->dom[id], FX_VA, fx->hv->domain_page(
					fx->dom[id], FX_L1_PAGE)), 0);
}

static Fixture *new_on(const HvMachineConfig *config, HvGuestType granter, HvGuestType mapper,
		       FxTune tune)
{
	Fixture *fx = g_new0(Fixture, 1);

	fx->hv = hv_model();
	fx->host = (HvHost){
		.copy_from_guest = copy_from, .copy_to_guest = copy_to,
		.pte_changed = pte_changed, .p2m_changed = p2m_changed,
		.page_in_request = page_in_request, .domain_crashed = domain_crashed,
		.event_channel = event_channel,
		.hypervisor_bug = hypervisor_bug, .event = event, .refused = refusal,
	};
	fx->machine = fx->hv->machine_new(config, &fx->host, fx, NULL);
	ck_assert_ptr_nonnull(fx->machine);
	add_domain(fx, 0, HV_GUEST_PV, NULL);
	add_domain(fx, GRANTER, granter, tune);
	add_domain(fx, MAPPER, mapper, tune);
	add_domain(fx, OTHER, HV_GUEST_PV, NULL);
	return fx;
}

Fixture *fx_new_tuned(HvGuestType granter, HvGuestType mapper, FxTune tune)
{
	const HvMachineConfig config = {.frames = 512, .checking = TRUE};

	return new_on(&config, granter, mapper, tune);
}

Fixture *fx_new_permitted(HvGuestType granter, HvGuestType mapper)
{
	const HvMachineConfig config = {
		.frames = 512, .checking = TRUE, .permit_device_maps = TRUE,
	};

	return new_on(&config, granter, mapper, NULL);
}

Fixture *fx_new(HvGuestType granter, HvGuestType mapper)
{
	return fx_new_tuned(granter, mapper, NULL);
}

void fx_free(Fixture *fx)
{
	fx->hv->machine_free(fx->machine);
	g_free(fx);
}

long fx_call(Fixture *fx, guint dom, guint nr, unsigned long a, unsigned long b, unsigned long c)
{
	unsigned long args[5] = {a, b, c, DOMID_SELF, 0};

	return fx->hv->hypercall(fx->dom[dom], 0, nr, args);
}

long fx_gnttab(Fixture *fx, guint dom, guint cmd, gpointer arg, guint count)
{
	return fx_call(fx, dom, __HYPERVISOR_grant_table_op, cmd, GPOINTER_TO_SIZE(arg), count);
}

/* A PV domain's pages are named by machine frame, a translated one's from 0. */
static gboolean translated(Fixture *fx, guint dom)
{
	unsigned long args[5] = {0};

	return fx->hv->hypercall(fx->dom[dom], 0, __HYPERVISOR_mmu_update, args) == -ENOSYS;
}

guint64 fx_frame(Fixture *fx, guint dom, guint page)
{
	return translated(fx, dom) ? page : fx->hv->domain_page(fx->dom[dom], page);
}

guint8 *fx_page(Fixture *fx, guint dom, guint page)
{
	return fx->hv->frame_ptr(fx->machine, fx->hv->domain_page(fx->dom[dom], page));
}

guint64 fx_addr(Fixture *fx, guint dom, guint slot)
{
	return (translated(fx, dom) ? FX_GPA : FX_VA) + ((guint64)slot << HV_PAGE_SHIFT);
}

guint64 fx_pte(Fixture *fx, guint dom, guint slot)
{
	return ((guint64 *)fx_page(fx, dom, FX_L1_PAGE))[slot];
}

void fx_entry(Fixture *fx, guint dom, grant_ref_t ref, domid_t to, guint64 frame, guint16 flags)
{
	HvGrantEntry entry = {.flags = flags, .domid = to, .frame = frame};

	ck_assert(fx->hv->grant_entry_write(fx->dom[dom], ref, &entry));
}

void fx_grant(Fixture *fx, grant_ref_t ref, guint page, guint16 more_flags)
{
	fx_entry(fx, GRANTER, ref, MAPPER, fx_frame(fx, GRANTER, page),
		 GTF_permit_access | more_flags);
}

HvGrantEntry fx_look(Fixture *fx, grant_ref_t ref)
{
	HvGrantEntry entry;

	ck_assert(fx->hv->grant_entry(fx->dom[GRANTER], ref, &entry));
	return entry;
}

HvGrantPins fx_pins(Fixture *fx, grant_ref_t ref)
{
	HvGrantPins pins;

	ck_assert(fx->hv->grant_pins(fx->dom[GRANTER], ref, &pins));
	return pins;
}

/* Works for PV domains, which are told where the table is. */
grant_entry_v2_t *fx_v2(Fixture *fx, guint dom, grant_ref_t ref)
{
	xen_pfn_t frame = 0;
	gnttab_setup_table_t op = {.dom = DOMID_SELF, .nr_frames = 1};

	set_xen_guest_handle(op.frame_list, &frame);
	ck_assert_int_eq(fx_gnttab(fx, dom, GNTTABOP_setup_table, &op, 1), 0);
	return (grant_entry_v2_t *)fx->hv->frame_ptr(fx->machine, frame) + ref;
}

gnttab_map_grant_ref_t fx_map_op(Fixture *fx, grant_ref_t ref, guint slot, guint flags)
{
	return (gnttab_map_grant_ref_t){
		.host_addr = fx_addr(fx, MAPPER, slot), .flags = flags, .ref = ref,
		.dom = GRANTER, .status = 99, .handle = 0xabcd, .dev_bus_addr = 0x1234,
	};
}

gint16 fx_do_map(Fixture *fx, gnttab_map_grant_ref_t *op)
{
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, op, 1), 0);
	return op->status;
}

gint16 fx_map(Fixture *fx, grant_ref_t ref, guint slot, guint flags, grant_handle_t *handle)
{
	gnttab_map_grant_ref_t op = fx_map_op(fx, ref, slot, GNTMAP_host_map | flags);

	fx_do_map(fx, &op);
	if (handle)
		*handle = op.handle;
	return op.status;
}

void fx_op_fails(Fixture *fx, gnttab_map_grant_ref_t op, gint16 status)
{
	HvGrantPins before = {0}, after = {0};

	fx->hv->grant_pins(fx->dom[GRANTER], op.ref, &before);
	ck_assert_int_eq(fx_do_map(fx, &op), status);
	fx->hv->grant_pins(fx->dom[GRANTER], op.ref, &after);
	ck_assert_int_eq(hv_pins_total(&before), hv_pins_total(&after));
	ck_assert_uint_eq(op.handle, 0xabcd);
	ck_assert_uint_eq(op.dev_bus_addr, 0x1234);
	if (!hv_pins_total(&before) && op.ref < fx->hv->grant_entries(fx->dom[GRANTER]))
		ck_assert_uint_eq(fx_look(fx, op.ref).status, 0);
}

void fx_map_fails(Fixture *fx, grant_ref_t ref, guint flags, gint16 status)
{
	fx_op_fails(fx, fx_map_op(fx, ref, 0, flags), status);
}

gint16 fx_unmap_at(Fixture *fx, grant_handle_t handle, guint64 addr, guint64 bus)
{
	gnttab_unmap_grant_ref_t op = {
		.host_addr = addr, .dev_bus_addr = bus, .handle = handle, .status = 99,
	};

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_grant_ref, &op, 1), 0);
	return op.status;
}

gint16 fx_unmap(Fixture *fx, grant_handle_t handle, guint slot)
{
	return fx_unmap_at(fx, handle, fx_addr(fx, MAPPER, slot), 0);
}

gnttab_copy_t fx_copy_op(Fixture *fx, grant_ref_t ref, guint offset, guint len)
{
	return (gnttab_copy_t){
		.source = {.u.ref = ref, .domid = GRANTER, .offset = offset},
		.dest = {.u.gmfn = fx_frame(fx, MAPPER, 0), .domid = DOMID_SELF},
		.len = len, .flags = GNTCOPY_source_gref, .status = 99,
	};
}

gint16 fx_do_copy(Fixture *fx, gnttab_copy_t *op)
{
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_copy, op, 1), 0);
	return op->status;
}

long fx_set_version(Fixture *fx, guint dom, guint version, guint *now)
{
	gnttab_set_version_t op = {.version = version};
	long rc = fx_gnttab(fx, dom, GNTTABOP_set_version, &op, 1);

	if (now)
		*now = op.version;
	return rc;
}
