/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Building and ending a domain: the part that a toolstack plays on real Xen. */
#include "world/domain.h"

#include "check/check.h"
#include "check/lock-graph.h"
#include "check/instrument.h"
#include "world/platform.h"
#include "world/snapshot.h"
#include "world/world.h"

/* Room in vmalloc space beside the grant frames. */
#define VMALLOC_SPARE_PAGES 2048

gulong gs_domain_gfn(const GsDomain *domain, guint page)
{
	return domain->type == HV_GUEST_PV ? domain->world->hv->domain_page(domain->hv, page)
					   : page;
}

HvMfn gs_domain_mfn(const GsDomain *domain, guint page)
{
	const HvInterface *hv = domain->world->hv;

	return domain->type == HV_GUEST_PV ? hv->domain_page(domain->hv, page)
					   : hv->p2m_get(domain->hv, page).mfn;
}

HvMfn gs_domain_gfn_mfn(const GsDomain *domain, HvGfn gfn)
{
	return domain->type == HV_GUEST_PV ? gfn : domain->world->hv->p2m_get(domain->hv, gfn).mfn;
}

void gs_domain_written(GsDomain *domain, gulong address, gsize len)
{
	if (domain->shadow)
		gs_shadow_written(domain->shadow, address, len);
}

static void fill_layout(GsDomain *domain, const GsDomainConfig *config)
{
	GsWorld *world = domain->world;
	guint populated = config->hv.pages;

	domain->mfn_list = g_new(gulong, populated);
	for (guint i = 0; i < populated; i++) {
		HvMfn mfn = gs_domain_mfn(domain, i);

		domain->mfn_list[i] = mfn;
		world->m2p[mfn] = i;
	}
	domain->layout = (struct ks_layout){
		.translated = hv_guest_translated(config->hv.type),
		.pvh = config->hv.type == HV_GUEST_PVH,
		.direct_base = gs_memory_direct_base(domain->memory),
		.nr_pages = populated + config->unpopulated,
		.nr_populated = populated,
		.mfn_list = domain->mfn_list,
		.vmalloc_base = gs_memory_vmalloc_base(domain->memory),
		.vmalloc_size = gs_memory_vmalloc_size(domain->memory),
		.user_base = gs_memory_user_base(domain->memory),
		.user_size = gs_memory_user_size(domain->memory),
		.heap_base = gs_memory_heap_base(domain->memory),
		.heap_size = gs_memory_heap_size(domain->memory),
		.m2p = world->m2p,
		.m2p_nr = world->frames,
		.gnttab_version = config->gnttab_version,
		.machine_address_width = config->address_width,
		.max_possible_pfn = 1ul << (config->address_width - HV_PAGE_SHIFT),
	};
}

/* One mapping for each run of adjacent frames. */
static void map_direct(GsDomain *domain)
{
	guint n = (guint)domain->layout.nr_populated;

	for (guint i = 0, len; i < n; i += len) {
		for (len = 1; i + len < n && domain->mfn_list[i + len] == domain->mfn_list[i] + len;)
			len++;
		gs_memory_map(domain->memory, domain->layout.direct_base + (gulong)i * HV_PAGE_SIZE,
			      domain->mfn_list[i], len, TRUE);
	}
}

static void instrument(GsDomain *domain)
{
	const struct ks_layout *layout = &domain->layout;
	GsWorld *world = domain->world;
	GsShadowConfig config;

	if (!world->frame_shadow)
		world->frame_shadow = gs_shadow_frames_new(world->frames);
	config = (GsShadowConfig){
		.frames = world->frame_shadow,
		.base = layout->direct_base,
		.heap = layout->heap_base,
		.size = layout->heap_base + layout->heap_size - layout->direct_base,
		.heap_size = layout->heap_size,
		.m2p = world->m2p,
		.n_m2p = world->frames,
		.mfn_list = domain->mfn_list,
		.n_own = (guint)layout->nr_populated,
	};
	domain->shadow = gs_shadow_new(&config);
	gs_memory_set_shadow(domain->memory, domain->shadow);
	domain->instrument = gs_instrument_new(domain);
}

static gboolean attach_kernel(GsDomain *domain, const GsDomainConfig *config,
			      const GsKernel *kernel, GError **error)
{
	GsWorld *world = domain->world;

	domain->image = gs_image_load(kernel, error);
	if (!domain->image)
		return FALSE;
	domain->memory = gs_memory_new(world->memory_mode, world->hv->frames_fd(world->machine),
				       config->hv.pages + config->unpopulated,
				       2 * config->hv.max_grant_frames + VMALLOC_SPARE_PAGES,
				       hv_guest_translated(config->hv.type), error);
	if (!domain->memory)
		return FALSE;
	if (world->snapshot)
		gs_snapshot_add_memory(world->snapshot, domain->memory);
	fill_layout(domain, config);
	domain->granted = gs_granted_new(
		domain->layout.direct_base,
		(domain->layout.vmalloc_base + domain->layout.vmalloc_size -
		 domain->layout.direct_base) >> HV_PAGE_SHIFT,
		domain->layout.translated ? domain->layout.direct_base : 0);
	if (domain->image->ks->hooks)
		instrument(domain);
	map_direct(domain);
	gs_platform_init(domain);
	domain->image->ks->attach(&domain->platform);
	return TRUE;
}

const char *gs_guest_type_name(HvGuestType type)
{
	static const char *const names[] = {
		[HV_GUEST_PV] = "pv", [HV_GUEST_HVM] = "hvm", [HV_GUEST_PVH] = "pvh",
	};

	return names[type];
}

void gs_domain_trace_crash(const GsDomain *domain)
{
	GsTrace *trace = domain->world->trace;

	if (!trace)
		return;
	gs_trace_begin(domain->world, GS_TRACE_CRASH, domain->id);
	gs_trace_put_text(trace, domain->crash_reason);
	gs_trace_end(trace);
}

static void trace_domain(const GsDomain *domain, const GsDomainConfig *config)
{
	GsTrace *trace = domain->world->trace;

	if (!trace)
		return;
	gs_trace_begin(domain->world, GS_TRACE_DOMAIN, domain->id);
	gs_trace_put_text(trace, domain->image ? domain->image->ks->name : NULL);
	gs_trace_put_text(trace, gs_guest_type_name(domain->type));
	gs_trace_put(trace, domain->n_vcpus);
	gs_trace_put(trace, config->hv.pages);
	gs_trace_end(trace);
}

GsDomain *gs_domain_new(GsWorld *world, const GsDomainConfig *config, const GsKernel *kernel,
			GError **error)
{
	GsDomain *domain = g_new0(GsDomain, 1);

	domain->world = world;
	domain->id = config->hv.id;
	domain->type = config->hv.type;
	domain->pages = config->hv.pages;
	domain->timers = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	domain->timers_running = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	domain->locks = gs_lock_graph_new();
	domain->grant_lines = gs_grant_lines_new();
	domain->retries = gs_check_retries_new();
	gs_account_init(&domain->account);
	domain->hv = world->hv->domain_new(world->machine, &config->hv, error);
	g_ptr_array_add(world->domains, domain);
	domain->n_vcpus = config->hv.vcpus;
	domain->vcpus = g_new0(GsVcpu, domain->n_vcpus);
	for (guint i = 0; i < domain->n_vcpus; i++)
		gs_sched_add_vcpu(world->sched, &domain->vcpus[i], domain, i);
	if (!domain->hv || (kernel && !attach_kernel(domain, config, kernel, error))) {
		gs_domain_free(domain);
		return NULL;
	}
	trace_domain(domain, config);
	return domain;
}

static void disarm_timers(GsDomain *domain)
{
	g_autoptr(GList) keys = g_hash_table_get_keys(domain->timers);

	for (GList *key = keys; key; key = key->next)
		domain->platform.timer_disarm(domain, key->data);
}

void gs_domain_crash(GsDomain *domain, const char *reason)
{
	GsSched *sched = domain->world->sched;

	if (!domain->crashed) {
		domain->crashed = TRUE;
		domain->crash_reason = g_strdup(reason);
		gs_domain_trace_crash(domain);
	}
	disarm_timers(domain);
	for (guint i = 0; i < domain->n_vcpus; i++)
		gs_sched_drop_tasks(sched, &domain->vcpus[i]);
	if (gs_world_running(domain->world) == domain)
		gs_sched_exit(sched);
}

static void forget_m2p(GsDomain *domain)
{
	for (gulong i = 0; domain->mfn_list && i < domain->layout.nr_populated; i++)
		domain->world->m2p[domain->mfn_list[i]] = G_MAXULONG;
}

static gboolean is_owner(gpointer mfn, gpointer owner, gpointer domain)
{
	(void)mfn;
	return owner == domain;
}

void gs_domain_free(GsDomain *domain)
{
	GsWorld *world = domain->world;
	gboolean kept = world->snapshot && gs_snapshot_keep(world->snapshot, domain);

	disarm_timers(domain);
	for (guint i = 0; i < domain->n_vcpus; i++)
		gs_sched_remove_vcpu(world->sched, &domain->vcpus[i]);
	forget_m2p(domain);
	if (domain->hv)
		world->hv->domain_destroy(domain->hv);
	g_ptr_array_remove(world->domains, domain);
	if (domain->instrument)
		gs_instrument_free(domain->instrument);
	if (world->revoked)
		g_hash_table_foreach_remove(world->revoked, is_owner, domain);
	if (domain->memory && !kept)
		gs_memory_free(domain->memory);
	if (domain->image && !kept)
		gs_image_unload(domain->image);
	g_hash_table_unref(domain->timers);
	g_hash_table_unref(domain->timers_running);
	gs_lock_graph_free(domain->locks);
	g_array_unref(domain->retries);
	gs_granted_free(domain->granted);
	gs_grant_lines_free(domain->grant_lines);
	gs_account_clear(&domain->account);
	gs_allocations_clear(&domain->allocations);
	g_free(domain->mfn_list);
	g_free(domain->crash_reason);
	g_free(domain->vcpus);
	g_free(domain);
}
