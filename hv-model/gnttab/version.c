/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GNTTABOP_set_version and get_version, after gnttab_set_version and
 * gnttab_get_version in xen/common/grant_table.c (4.17).  No entry but the first
 * eight may be in use; those are carried over, all others are zeroed.
 */
#include "gnttab/gnttab.h"

typedef grant_entry_v1_t Reserved[GNTTAB_NR_RESERVED_ENTRIES];

/* The first of the others that is, or HV_NO_REF. */
static grant_ref_t pinned_other(const HvDomain *domain)
{
	guint entries = hv_gnttab_entries(domain);

	for (grant_ref_t ref = GNTTAB_NR_RESERVED_ENTRIES; ref < entries; ref++)
		if (hv_active_pinned(hv_active(domain, ref)))
			return ref;
	return HV_NO_REF;
}

/* A transitive entry and a frame number above 32 bits have no place in version 1. */
static gboolean fits_v1(const HvDomain *domain, grant_ref_t ref)
{
	switch (hv_gnttab_flags(domain, ref) & GTF_type_mask) {
	case GTF_permit_access:
		return hv_gnttab_gfn(domain, ref) >> 32 == 0;
	case GTF_transitive:
		return FALSE;
	default:
		return TRUE;
	}
}

static void save_v1(const HvDomain *domain, Reserved saved)
{
	for (grant_ref_t ref = 0; ref < GNTTAB_NR_RESERVED_ENTRIES; ref++)
		saved[ref] = *hv_gnttab_v1(domain, ref);
}

/* Types that version 1 cannot show or that are half done become nothing. */
static void save_v2(const HvDomain *domain, Reserved saved)
{
	memset(saved, 0, sizeof(Reserved));
	for (grant_ref_t ref = 0; ref < GNTTAB_NR_RESERVED_ENTRIES; ref++) {
		guint16 flags = hv_gnttab_flags(domain, ref);

		if ((flags & GTF_type_mask) != GTF_permit_access)
			continue;
		saved[ref].flags = hv_gtf_join(flags, *hv_gnttab_status(domain, ref));
		saved[ref].domid = hv_gnttab_header(domain, ref)->domid;
		saved[ref].frame = hv_gnttab_gfn(domain, ref);
	}
}

static void restore_v1(const HvDomain *domain, const Reserved saved)
{
	for (grant_ref_t ref = 0; ref < GNTTAB_NR_RESERVED_ENTRIES; ref++)
		*hv_gnttab_v1(domain, ref) = saved[ref];
}

static void restore_v2(const HvDomain *domain, const Reserved saved)
{
	for (grant_ref_t ref = 0; ref < GNTTAB_NR_RESERVED_ENTRIES; ref++) {
		grant_entry_v2_t *v2 = hv_gnttab_v2(domain, ref);

		hv_gtf_split(saved[ref].flags, &v2->hdr.flags, hv_gnttab_status(domain, ref));
		v2->hdr.domid = saved[ref].domid;
		v2->full_page.frame = saved[ref].frame;
	}
}

static void clear_table(const HvDomain *domain)
{
	for (guint i = 0; i < domain->gt->nr_frames; i++)
		memset(hv_frame_ptr(domain->machine, domain->gt->shared[i]), 0, HV_PAGE_SIZE);
}

static int to_v2(HvDomain *domain)
{
	Reserved saved;

	if (hv_gnttab_populate_status(domain))
		return hv_refuse(domain->machine, HV_REFUSE_VERSION_NO_MEMORY, 0);
	save_v1(domain, saved);
	clear_table(domain);
	domain->gt->version = 2;
	restore_v2(domain, saved);
	return 0;
}

static int to_v1(HvDomain *domain)
{
	Reserved saved;
	int rc;

	for (grant_ref_t ref = 0; ref < GNTTAB_NR_RESERVED_ENTRIES; ref++)
		if (!fits_v1(domain, ref))
			return hv_refuse_entry(domain, ref, HV_REFUSE_VERSION_ENTRY_UNFIT, 0);
	save_v2(domain, saved);
	rc = hv_gnttab_unpopulate_status(domain);
	if (rc)
		return rc;
	clear_table(domain);
	domain->gt->version = 1;
	restore_v1(domain, saved);
	return 0;
}

static int set_version(HvDomain *domain, guint version)
{
	const HvGrantTable *gt = domain->gt;
	grant_ref_t pinned;
	int rc;

	if (version != 1 && version != 2)
		return hv_refuse(domain->machine, HV_REFUSE_VERSION_UNKNOWN, version);
	if (version > gt->max_version)
		return hv_refuse(domain->machine, HV_REFUSE_VERSION_ABOVE_MAXIMUM, gt->max_version);
	if (version == gt->version)
		return 0;
	pinned = pinned_other(domain);
	if (pinned != HV_NO_REF)
		return hv_refuse_entry(domain, pinned, HV_REFUSE_VERSION_ENTRIES_IN_USE, 0);
	rc = version == 2 ? to_v2(domain) : to_v1(domain);
	if (!rc)
		hv_event(domain, HV_EVENT_GROW, DOMID_INVALID, gt->nr_frames, gt->nr_status, 0);
	return rc;
}

long hv_gnttabop_set_version(HvDomain *domain, guint vcpu G_GNUC_UNUSED, guint64 uop,
			     guint count G_GNUC_UNUSED)
{
	gnttab_set_version_t op;
	HvStep step;
	int rc;

	if (!hv_guest_read(domain, &op, uop, sizeof(op)))
		return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNREADABLE, 0);
	step = hv_gnttab_step(domain, set_version);
	rc = step.kind == HV_STEP_ERRNO ? step.value : set_version(domain, op.version);
	/* Whatever came of it, the guest is told the version in force. */
	op.version = domain->gt->version;
	return hv_guest_write(domain, uop, &op, sizeof(op)) ? rc :
		       hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNWRITABLE, 0);
}

long hv_gnttabop_get_version(HvDomain *domain, guint vcpu G_GNUC_UNUSED, guint64 uop,
			     guint count G_GNUC_UNUSED)
{
	gnttab_get_version_t op;
	HvDomain *target;
	HvStep step;

	if (!hv_guest_read(domain, &op, uop, sizeof(op)))
		return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNREADABLE, 0);
	step = hv_gnttab_step(domain, get_version);
	if (step.kind == HV_STEP_ERRNO)
		return step.value;
	target = hv_domain_find_any(domain, op.dom);
	if (!target)
		return hv_refuse(domain->machine, HV_REFUSE_VERSION_OF_NO_DOMAIN, op.dom);
	if (!hv_domain_may_target(domain, target))
		return hv_refuse(domain->machine, HV_REFUSE_VERSION_OF_ANOTHER, op.dom);
	op.version = target->gt->version;
	if (!hv_guest_write(domain, uop + G_STRUCT_OFFSET(gnttab_get_version_t, version),
			    &op.version, sizeof(op.version)))
		return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNWRITABLE, 0);
	return 0;
}
