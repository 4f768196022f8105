/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Domains: made with their memory and a grant table of one frame, found by
 * number, and taken away.
 *
 * Death after domain_kill, domain_relinquish_resources and domain_destroy in
 * xen/common/domain.c (4.17): the mappings of a dying domain are undone, its page
 * tables and its own hold on its memory go; then it stays, found by number but
 * without new frames, while anybody still refers to a frame of its, and its grant
 * table with it, so that the mappers can still unmap.
 */
#include "machine/private.h"

void hv_domain_config_init(HvDomainConfig *config, domid_t id, HvGuestType type)
{
	*config = (HvDomainConfig){
		.id = id, .type = type, .vcpus = 1, .max_grant_frames = 64,
		.max_maptrack_frames = 1024, .max_grant_version = 2,
	};
}

static gboolean in_range(const char *name, guint value, guint low, guint high, GError **error)
{
	if (value >= low && value <= high)
		return TRUE;
	g_set_error(error, HV_ERROR, HV_ERROR_CONFIG, "%s is %u: must be %u to %u", name, value,
		    low, high);
	return FALSE;
}

static gboolean config_valid(HvMachine *machine, const HvDomainConfig *config, GError **error)
{
	if (!in_range("id", config->id, 0, DOMID_FIRST_RESERVED - 1, error) ||
	    !in_range("type", config->type, HV_GUEST_PV, HV_GUEST_PVH, error) ||
	    !in_range("vcpus", config->vcpus, 1, 128, error) ||
	    !in_range("pages", config->pages, 0, HV_MAX_FRAMES, error) ||
	    !in_range("max_grant_frames", config->max_grant_frames, 1, 4096, error) ||
	    !in_range("max_maptrack_frames", config->max_maptrack_frames, 1, 65536, error) ||
	    !in_range("max_grant_version", config->max_grant_version, 1, 2, error))
		return FALSE;
	if (hv_domain_find(machine, config->id)) {
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG,
			    "id is %u: there is such a domain, or one is still dying",
			    config->id);
		return FALSE;
	}
	if (config->pages >= hv_frames_free(machine)) {
		g_set_error(error, HV_ERROR, HV_ERROR_NO_FRAMES,
			    "domain %u needs %u frames and one for its grant table: %u are free",
			    config->id, config->pages, hv_frames_free(machine));
		return FALSE;
	}
	return TRUE;
}

static void populate(HvDomain *domain, guint pages)
{
	domain->n_pages = pages;
	domain->pages = g_new(HvMfn, pages);
	for (guint i = 0; i < pages; i++) {
		HvMfn mfn = hv_frame_alloc(domain);

		domain->pages[i] = mfn;
		hv_frame(domain->machine, mfn)->gfn = i;
		if (hv_translated(domain))
			hv_p2m_set_quietly(domain, i, HV_P2M_RAM_RW, mfn);
	}
}

HvDomain *hv_domain_new(HvMachine *machine, const HvDomainConfig *config, GError **error)
{
	HvDomain *domain;

	if (!config_valid(machine, config, error))
		return NULL;
	domain = g_new0(HvDomain, 1);
	domain->machine = machine;
	domain->id = config->id;
	domain->serial = ++machine->serial;
	domain->type = config->type;
	domain->config = *config;
	domain->vcpus = config->vcpus;
	domain->privileged = config->privileged;
	domain->refs = 1;
	hv_p2m_init(&domain->p2m);
	hv_l1_init(&domain->l1);
	g_hash_table_insert(machine->domains, GUINT_TO_POINTER(domain->id), domain);
	populate(domain, config->pages);
	if (!hv_engine_init(domain, config)) {
		g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM, "domain %u gets no grant table",
			    config->id);
		hv_domain_destroy(domain);
		return NULL;
	}
	return domain;
}

void hv_domain_discard(HvDomain *domain)
{
	hv_engine_free(domain);
	hv_l1_clear(&domain->l1);
	hv_p2m_clear(&domain->p2m);
	g_free(domain->pages);
	g_free(domain->ports);
	g_free(domain);
}

/* The frames of its table are the last, and have lost their owner already. */
void hv_domains_bury(HvMachine *machine)
{
	while (machine->gone) {
		HvDomain *domain = machine->gone->data;

		machine->gone = g_slist_delete_link(machine->gone, machine->gone);
		hv_domain_discard(domain);
	}
}

void hv_domain_gone(HvDomain *domain)
{
	HvMachine *machine = domain->machine;

	g_hash_table_remove(machine->domains, GUINT_TO_POINTER(domain->id));
	machine->found = NULL;
	machine->gone = g_slist_prepend(machine->gone, domain);
	if (!machine->depth)
		hv_domains_bury(machine);
}

void hv_domain_destroy(HvDomain *domain)
{
	HvMachine *machine = domain->machine;
	HvMfn mfn, next, first = machine->frames.count, last = 0;

	hv_call_begin(machine);
	hv_event_close_all(domain);
	domain->dying = TRUE;
	hv_engine_release_mappings(domain);
	hv_l1_release_all(domain);
	hv_p2m_clear(&domain->p2m);
	hv_p2m_init(&domain->p2m);
	for (mfn = domain->first_frame; mfn; mfn = next) {
		next = hv_frame(machine, mfn)->next;
		hv_frame_release(machine, mfn);
		first = MIN(first, mfn);
		last = MAX(last, mfn);
	}
	hv_frames_discard(machine, first, last);
	hv_domain_put(domain);
	hv_call_end(machine);
}

HvDomain *hv_domain_look_up(HvMachine *machine, domid_t id)
{
	machine->found = g_hash_table_lookup(machine->domains, GUINT_TO_POINTER(id));
	return machine->found;
}

HvDomain *hv_domain_find_any(HvDomain *self, domid_t id)
{
	return id == DOMID_SELF ? self : hv_domain_find(self->machine, id);
}

gboolean hv_domain_may_target(const HvDomain *caller, const HvDomain *target)
{
	return caller == target || caller->privileged;
}

void hv_domain_crash(HvDomain *domain, const char *reason)
{
	const HvMachine *machine = domain->machine;

	if (machine->host->domain_crashed)
		machine->host->domain_crashed(machine->host_data, domain->id, reason);
}
