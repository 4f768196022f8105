/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Domains: made with their memory and Xen's grant table, found by number, and taken
 * away.  Stands for xen/common/domain.c: own, with its order of death.  The mappings
 * of a dying domain are undone, its page tables and its hold on its memory go; then
 * it stays, found by number, while anybody refers to a frame of its.
 */
#include "machine/private.h"

struct vcpu *xs_current;

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
	if (xs_domain_find(machine, config->id)) {
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG,
			    "id is %u: there is such a domain, or one is still dying",
			    config->id);
		return FALSE;
	}
	if (config->pages >= xs_frames_free(machine)) {
		g_set_error(error, HV_ERROR, HV_ERROR_NO_FRAMES,
			    "domain %u needs %u frames and one for its grant table: %u are free",
			    config->id, config->pages, xs_frames_free(machine));
		return FALSE;
	}
	return TRUE;
}

static void make_vcpus(HvDomain *domain)
{
	domain->vcpu = g_new0(struct vcpu, domain->vcpus);
	domain->x.max_vcpus = domain->vcpus;
	domain->x.vcpu = g_new(struct vcpu *, domain->vcpus);
	for (guint i = 0; i < domain->vcpus; i++) {
		domain->vcpu[i].vcpu_id = i;
		domain->vcpu[i].domain = &domain->x;
		domain->x.vcpu[i] = &domain->vcpu[i];
	}
}

static void populate(HvDomain *domain, guint pages)
{
	domain->n_pages = pages;
	domain->pages = g_new(HvMfn, pages);
	for (guint i = 0; i < pages; i++) {
		HvMfn mfn = xs_frame_alloc(domain);

		domain->pages[i] = mfn;
		xs_frame(mfn)->gfn = i;
		if (xs_translated(domain))
			xs_p2m_set_quietly(domain, i, HV_P2M_RAM_RW, mfn);
	}
}

typedef struct {
	HvDomain *domain;
	const HvDomainConfig *config;
	int rc;
} Init;

static void init_table(gpointer data)
{
	Init *init = data;

	init->rc = xs_gnttab_init(&init->domain->x, init->config->max_grant_frames,
				  init->config->max_maptrack_frames,
				  init->config->max_grant_version);
}

HvDomain *xs_domain_new(HvMachine *machine, const HvDomainConfig *config, GError **error)
{
	HvDomain *domain;
	Init init = {.config = config};

	if (!config_valid(machine, config, error))
		return NULL;
	domain = g_new0(HvDomain, 1);
	domain->machine = machine;
	domain->id = domain->x.domain_id = config->id;
	domain->type = config->type;
	domain->vcpus = config->vcpus;
	domain->privileged = domain->x.privileged = config->privileged;
	domain->x.translated = xs_translated(domain);
	domain->x.max_pages = G_MAXUINT;
	domain->refs = 1;
	domain->host_addr = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	make_vcpus(domain);
	xs_p2m_init(&domain->p2m);
	xs_l1_init(&domain->l1);
	g_hash_table_insert(machine->domains, GUINT_TO_POINTER(domain->id), domain);
	populate(domain, config->pages);
	init.domain = domain;
	if (!xs_enter(init_table, &init) || init.rc) {
		g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM,
			    "Xen cannot make the grant table of domain %u (%d)", domain->id,
			    init.rc);
		xs_domain_destroy(domain);
		return NULL;
	}
	return domain;
}

/* The memory of the process; frames are the machine's care. */
void xs_domain_discard(HvDomain *domain)
{
	if (!domain->machine->dead && domain->x.grant_table)
		xs_gnttab_destroy(&domain->x);
	xs_l1_clear(&domain->l1);
	xs_p2m_clear(&domain->p2m);
	g_hash_table_unref(domain->host_addr);
	g_free(domain->x.vcpu);
	g_free(domain->vcpu);
	g_free(domain->pages);
	g_free(domain);
}

void xs_domain_get(struct domain *d)
{
	((HvDomain *)d)->refs++;
}

/* As in Xen it is found no more at once, and lives on while somebody may look at it. */
void xs_domain_put(struct domain *d)
{
	HvDomain *domain = (HvDomain *)d;

	if (--domain->refs)
		return;
	g_hash_table_remove(xs_machine->domains, GUINT_TO_POINTER(domain->id));
	xs_machine->gone = g_slist_prepend(xs_machine->gone, domain);
	if (!xs_machine->depth)
		xs_domains_bury();
}

void xs_domains_bury(void)
{
	HvMachine *machine = xs_machine;

	while (machine->gone) {
		HvDomain *domain = machine->gone->data;

		machine->gone = g_slist_delete_link(machine->gone, machine->gone);
		xs_domain_discard(domain);
	}
}

static void relinquish(gpointer data)
{
	HvDomain *domain = data;
	HvMachine *machine = domain->machine;
	HvMfn mfn, next, first = machine->frames.count, last = 0;

	if (domain->x.grant_table)
		xs_gnttab_release_mappings(&domain->x);
	xs_l1_release_all(domain);
	xs_p2m_clear(&domain->p2m);
	xs_p2m_init(&domain->p2m);
	for (mfn = domain->first_frame; mfn; mfn = next) {
		next = xs_frame(mfn)->next;
		xs_frame_release(mfn);
		first = MIN(first, mfn);
		last = MAX(last, mfn);
	}
	xs_frames_discard(machine, first, last);
	xs_domain_put(&domain->x);
}

void xs_domain_destroy(HvDomain *domain)
{
	domain->dying = TRUE;
	domain->x.is_dying = 2; /* DOMDYING_dead */
	xs_enter(relinquish, domain);
}

struct domain *xs_domain_by_id(uint16_t id)
{
	return g_hash_table_lookup(xs_machine->domains, GUINT_TO_POINTER(id));
}

HvDomain *xs_domain_find(HvMachine *machine G_GNUC_UNUSED, domid_t id)
{
	return (HvDomain *)xs_domain_by_id(id);
}

HvDomain *xs_domain_find_any(HvDomain *self, domid_t id)
{
	return id == DOMID_SELF ? self : xs_domain_find(self->machine, id);
}

gboolean xs_domain_may_target(const HvDomain *caller, const HvDomain *target)
{
	return caller == target || caller->privileged;
}

void xs_domain_crash(struct domain *d)
{
	const HvMachine *machine = xs_machine;

	if (machine->host->domain_crashed)
		machine->host->domain_crashed(machine->host_data, d->domain_id, "domain_crash()");
}
