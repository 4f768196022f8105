/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Machine and domains as Xen's grant_table.c sees them: made with its tables and taken
 * away, found by number, held and let go.
 */
#include "engine/engine.h"

const char hv_engine_name[] = "xen-" XS_SERIES;

HvMachine *xs_machine;
struct vcpu *xs_current;

gboolean hv_engine_machine_init(HvMachine *machine, GError **error)
{
	if (xs_machine) {
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG,
			    "this copy of Xen has a machine already: load another copy");
		return FALSE;
	}
	if (machine->permit_device_maps) {
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG,
			    "Xen permits no device maps of translated domains: a script that wants "
			    "them says `only-on hypervisor model'");
		return FALSE;
	}
	xs_machine = machine;
	xs_frame_table = machine->frames.frame;
	xs_memory = machine->frames.memory;
	xs_frames = machine->frames.count;
	xs_frames_init();
	xs_mend();
	return TRUE;
}

void hv_engine_machine_clear(HvMachine *machine)
{
	if (machine != xs_machine)
		return;
	xs_machine = NULL;
	xs_current = NULL;
	xs_frames_clear();
}

/* Xen is as it is. */
gboolean hv_engine_fault_set(HvMachine *machine G_GNUC_UNUSED, const char *name G_GNUC_UNUSED,
			     gboolean on G_GNUC_UNUSED)
{
	return FALSE;
}

static void make_vcpus(HvGrantTable *gt, guint vcpus)
{
	gt->vcpu = g_new0(struct vcpu, vcpus);
	gt->x.max_vcpus = vcpus;
	gt->x.vcpu = g_new(struct vcpu *, vcpus);
	for (guint i = 0; i < vcpus; i++) {
		gt->vcpu[i].vcpu_id = i;
		gt->vcpu[i].domain = &gt->x;
		gt->x.vcpu[i] = &gt->vcpu[i];
	}
}

gboolean hv_engine_init(HvDomain *domain, const HvDomainConfig *config)
{
	HvGrantTable *gt = g_new0(HvGrantTable, 1);

	domain->gt = gt;
	gt->x.hv = domain;
	gt->x.domain_id = domain->id;
	gt->x.privileged = domain->privileged;
	gt->x.translated = hv_translated(domain);
	gt->x.max_pages = G_MAXUINT;
	gt->note = g_array_new(FALSE, TRUE, sizeof(XsMapNote));
	make_vcpus(gt, domain->vcpus);
	return !xs_gnttab_init(&gt->x, config->max_grant_frames, config->max_maptrack_frames,
			       config->max_grant_version);
}

void hv_engine_release_mappings(HvDomain *domain)
{
	struct domain *d = xs_domain_of(domain);

	d->is_dying = 2; /* DOMDYING_dead */
	if (d->grant_table)
		xs_gnttab_release_mappings(d);
}

/* A broken Xen keeps its memory: nothing is known of what is in it. */
void hv_engine_free(HvDomain *domain)
{
	HvGrantTable *gt = domain->gt;

	if (!xs_is_broken() && gt->x.grant_table)
		xs_gnttab_destroy(&gt->x);
	g_array_unref(gt->note);
	g_free(gt->x.vcpu);
	g_free(gt->vcpu);
	g_free(gt);
	domain->gt = NULL;
}

struct domain *xs_domain_by_id(uint16_t id)
{
	HvDomain *domain = hv_domain_find(xs_machine, id);

	return domain ? xs_domain_of(domain) : NULL;
}

void xs_domain_get(struct domain *d)
{
	hv_domain_hold(d->hv);
}

void xs_domain_put(struct domain *d)
{
	hv_domain_put(d->hv);
}

void xs_domain_crash(struct domain *d)
{
	hv_domain_crash(d->hv, "domain_crash()");
}
