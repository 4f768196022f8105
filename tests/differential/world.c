/* SPDX-License-Identifier: GPL-2.0-or-later */
/* See world.h: making and ending, the host's callbacks, the way to the performers. */
#include "world.h"

#include <string.h>

/* The place in the guests' memory, or NULL if the hypervisor cannot reach it now. */
static guint8 *guest_at(DfWorld *world, guint64 addr, gsize len, gboolean write)
{
	gsize at = addr - DF_GUEST;

	if (addr < DF_GUEST || len > DF_GUEST_SIZE || at > DF_GUEST_SIZE - len)
		return NULL;
	if (at < world->refuse_end && at + len > world->refuse &&
	    (write || !world->refuse_writes_only))
		return NULL;
	return world->guest + at;
}

static gboolean copy_from(gpointer host, domid_t domid G_GNUC_UNUSED, gpointer dst, guint64 addr,
			  gsize len)
{
	guint8 *at = guest_at(host, addr, len, FALSE);

	if (at)
		memcpy(dst, at, len);
	return at != NULL;
}

static gboolean copy_to(gpointer host, domid_t domid G_GNUC_UNUSED, guint64 addr,
			gconstpointer src, gsize len)
{
	guint8 *at = guest_at(host, addr, len, TRUE);

	if (at)
		memcpy(at, src, len);
	return at != NULL;
}

static void note(DfWorld *world, DfCall call, guint domid, guint64 a, guint64 b)
{
	DfCallback callback = {.call = call, .domid = domid, .a = a, .b = b};

	g_array_append_val(world->log, callback);
}

static void pte_changed(gpointer host, domid_t domid, guint64 va, guint64 pte)
{
	note(host, DF_CALL_PTE, domid, va, pte);
}

/* The domain's own pages are known anyway. */
static void keep_gfn(DfWorld *world, guint dom, HvGfn gfn)
{
	GArray *gfns = world->gfns[dom];

	if (gfn < world->setting->domain[dom].pages)
		return;
	for (guint i = gfns->len; i-- > 0;)
		if (g_array_index(gfns, guint64, i) == gfn)
			return;
	g_array_append_val(gfns, gfn);
}

static void p2m_changed(gpointer host, domid_t domid, HvGfn gfn)
{
	if (domid < DF_DOMAINS)
		keep_gfn(host, domid, gfn);
	note(host, DF_CALL_P2M, domid, gfn, 0);
}

static void page_in_request(gpointer host, domid_t domid, HvGfn gfn)
{
	note(host, DF_CALL_PAGE_IN, domid, gfn, 0);
}

static void domain_crashed(gpointer host, domid_t domid, const char *reason G_GNUC_UNUSED)
{
	DfWorld *world = host;

	note(world, DF_CALL_CRASHED, domid, 0, 0);
	if (domid < DF_DOMAINS)
		world->crashed[domid] = TRUE;
}

static void hypervisor_bug(gpointer host, gboolean fatal, const char *where, const char *text)
{
	DfWorld *world = host;

	if (!fatal && g_str_has_suffix(text, "is continued without end")) {
		world->endless++;
		return;
	}
	note(world, DF_CALL_BUG, DOMID_INVALID, (guint64)fatal, 0);
	if (!world->bug)
		world->bug = g_strdup_printf("%s: %s at %s: %s", world->hv->name,
					     fatal ? "BUG" : "ASSERT", where, text);
	world->broken |= fatal;
}

int df_world_add_domain(DfWorld *world, guint id)
{
	HvDomainConfig config = world->setting->domain[id];

	if (world->dom[id])
		return 1;
	world->dom[id] = world->hv->domain_new(world->machine, &config, NULL);
	world->crashed[id] = FALSE;
	world->tables[id] = 0;
	world->l1[id][0] = world->l1[id][1] = HV_INVALID_MFN;
	if (!world->dom[id])
		return 1;
	df_stale_new(world, id);
	for (guint i = 0; i < DF_PAGES; i++)
		world->page[id][i] = world->hv->domain_page(world->dom[id], i);
	if (config.type == HV_GUEST_PV) {
		HvMfn mfn = world->hv->domain_page(world->dom[id], config.pages - 1);

		if (!world->hv->l1_attach(world->dom[id], DF_VA, mfn))
			world->l1[id][0] = mfn;
	}
	df_learn_table(world, id);
	return 0;
}

static void fill_host(HvHost *host)
{
	host->copy_from_guest = copy_from;
	host->copy_to_guest = copy_to;
	host->pte_changed = pte_changed;
	host->p2m_changed = p2m_changed;
	host->page_in_request = page_in_request;
	host->domain_crashed = domain_crashed;
	host->hypervisor_bug = hypervisor_bug;
}

/* "NAME" or "NAME+NAME". */
static gboolean set_faults(DfWorld *world, const char *faults, GError **error)
{
	g_auto(GStrv) names = g_strsplit(faults, "+", 0);

	for (guint i = 0; names[i]; i++) {
		if (world->hv->fault_set && world->hv->fault_set(world->machine, names[i], TRUE))
			continue;
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG, "%s has no fault named %s",
			    world->hv->name, names[i]);
		return FALSE;
	}
	return TRUE;
}

DfWorld *df_world_new(const HvInterface *hv, const DfSetting *setting, const char *fault,
		      GError **error)
{
	HvMachineConfig config = {.frames = setting->frames};
	g_autoptr(DfWorld) world = g_new0(DfWorld, 1);

	world->hv = hv;
	world->setting = setting;
	world->fault = fault;
	world->log = g_array_new(FALSE, FALSE, sizeof(DfCallback));
	world->made = g_array_new(FALSE, TRUE, sizeof(DfMade));
	world->stale = g_array_new(FALSE, FALSE, sizeof(DfStale));
	world->live = g_array_new(FALSE, FALSE, sizeof(DfLive));
	for (guint i = 0; i < DF_DOMAINS; i++)
		world->gfns[i] = g_array_new(FALSE, FALSE, sizeof(guint64));
	fill_host(&world->host);
	world->machine = hv->machine_new(&config, &world->host, world, error);
	if (!world->machine)
		return NULL;
	if (fault && !set_faults(world, fault, error))
		return NULL;
	for (guint i = 0; i < setting->domains; i++)
		df_world_add_domain(world, i);
	return g_steal_pointer(&world);
}

void df_world_free(DfWorld *world)
{
	/* After a BUG its locks may be held: the memory is left where it is. */
	if (world->machine && !world->broken)
		world->hv->machine_free(world->machine);
	for (guint i = 0; i < DF_DOMAINS; i++)
		g_array_unref(world->gfns[i]);
	g_array_unref(world->log);
	g_array_unref(world->made);
	g_array_unref(world->stale);
	g_array_unref(world->live);
	g_free(world->bug);
	g_free(world);
}

static void set_refusal(DfWorld *world, const DfOp *op)
{
	gsize size = df_kinds[op->kind].size;

	world->refuse = world->refuse_end = 0;
	world->refuse_writes_only = op->refuse != DF_REFUSE_ALL;
	if (op->refuse == DF_REFUSE_LIST) {
		world->refuse = DF_GUEST_LIST + op->refuse_from * sizeof(xen_pfn_t);
		world->refuse_end = DF_GUEST_OWN;
	} else if (op->refuse) {
		world->refuse = MIN(op->refuse_from * size, DF_GUEST_LIST);
		world->refuse_end = DF_GUEST_LIST;
	}
}

/* Answers hardly depend on where a batch is interrupted, but there it must be the same. */
static void set_interrupt(DfWorld *world, const DfOp *op)
{
	HvInjection injection = {
		.kind = HV_INJECT_PREEMPT, .domid = op->dom, .nr = __HYPERVISOR_grant_table_op,
		.cmd = HV_INJECT_ANY, .nth = op->interrupt, .times = 1,
	};

	if (op->interrupt)
		world->hv->inject(world->machine, &injection);
}

void df_world_perform(DfWorld *world, const DfOp *op)
{
	g_array_set_size(world->log, 0);
	world->rc = 0;
	world->endless = 0;
	world->args_used = world->list_used = 0;
	world->skipped = world->broken || (op->kind != DF_CREATE && (!world->dom[op->dom] ||
			 (world->crashed[op->dom] && op->kind != DF_DESTROY)));
	if (world->skipped)
		return;
	set_refusal(world, op);
	df_damage_before(world, op);
	set_interrupt(world, op);
	df_signal_running(world);
	if (df_kinds[op->kind].cmd >= 0 || op->kind == DF_GNTTAB_RAW)
		df_perform_gnttab(world, op);
	else if (op->kind <= DF_FILL)
		df_perform_guest(world, op);
	else if (op->kind <= DF_POPULATE)
		df_perform_memory(world, op);
	else
		df_perform_other(world, op);
	world->refuse_end = 0;
	if (op->interrupt && !world->broken)
		world->hv->inject_clear(world->machine);
	for (guint i = 0; i < DF_DOMAINS; i++)
		if (world->dom[i] && !world->broken)
			df_learn_table(world, i);
	df_signal_running(NULL);
	df_damage_after(world);
}
