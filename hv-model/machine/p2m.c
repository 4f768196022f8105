/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The p2m of translated domains.  Rules after p2m_add_page, p2m_remove_entry and
 * p2m_get_page_from_gfn in xen/arch/x86/mm/p2m.c (4.17): a frame of the domain's
 * own is at one gfn only; a grant mapping is never overwritten, the attempt
 * crashes the domain; displaced memory stays with the domain.
 */
#include "machine/private.h"

#define LEAF_SHIFT 9
#define LEAF_SIZE  (1u << LEAF_SHIFT)

const char *hv_p2m_type_name(HvP2mType type)
{
	static const char *const names[] = {
		[HV_P2M_INVALID] = "invalid",
		[HV_P2M_RAM_RW] = "ram_rw",
		[HV_P2M_RAM_RO] = "ram_ro",
		[HV_P2M_RAM_PAGING_OUT] = "ram_paging_out",
		[HV_P2M_RAM_PAGED] = "ram_paged",
		[HV_P2M_RAM_PAGING_IN] = "ram_paging_in",
		[HV_P2M_GRANT_MAP_RW] = "grant_map_rw",
		[HV_P2M_GRANT_MAP_RO] = "grant_map_ro",
		[HV_P2M_MMIO_DM] = "mmio_dm",
	};

	return type < G_N_ELEMENTS(names) ? names[type] : "unknown";
}

gboolean hv_p2m_is_grant(HvP2mType type)
{
	return type == HV_P2M_GRANT_MAP_RW || type == HV_P2M_GRANT_MAP_RO;
}

void hv_p2m_init(HvP2m *p2m)
{
	p2m->leaves = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	p2m->paged = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	p2m->requested = g_hash_table_new(NULL, NULL);
}

void hv_p2m_clear(HvP2m *p2m)
{
	g_clear_pointer(&p2m->leaves, g_hash_table_unref);
	g_clear_pointer(&p2m->paged, g_hash_table_unref);
	g_clear_pointer(&p2m->requested, g_hash_table_unref);
}

static HvP2mEntry *leaf_of(const HvDomain *domain, HvGfn gfn)
{
	return g_hash_table_lookup(domain->p2m.leaves, GSIZE_TO_POINTER(gfn >> LEAF_SHIFT));
}

static HvP2mEntry pv_entry(const HvDomain *domain, HvGfn gfn)
{
	const HvFrame *frame = hv_frame(domain->machine, gfn);

	if (frame && frame->refs && frame->owner == domain)
		return (HvP2mEntry){HV_P2M_RAM_RW, gfn};
	return (HvP2mEntry){HV_P2M_INVALID, HV_INVALID_MFN};
}

HvP2mEntry hv_p2m_get(const HvDomain *domain, HvGfn gfn)
{
	const HvP2mEntry *leaf;

	if (!hv_translated(domain))
		return pv_entry(domain, gfn);
	leaf = leaf_of(domain, gfn);
	if (!leaf)
		return (HvP2mEntry){HV_P2M_INVALID, HV_INVALID_MFN};
	return leaf[gfn % LEAF_SIZE];
}

void hv_p2m_set_quietly(HvDomain *domain, HvGfn gfn, HvP2mType type, HvMfn mfn)
{
	HvP2mEntry *leaf = leaf_of(domain, gfn);

	if (!leaf) {
		leaf = g_new(HvP2mEntry, LEAF_SIZE);
		for (guint i = 0; i < LEAF_SIZE; i++)
			leaf[i] = (HvP2mEntry){HV_P2M_INVALID, HV_INVALID_MFN};
		g_hash_table_insert(domain->p2m.leaves, GSIZE_TO_POINTER(gfn >> LEAF_SHIFT),
				    leaf);
	}
	leaf[gfn % LEAF_SIZE] = (HvP2mEntry){type, mfn};
}

gboolean hv_p2m_set(HvDomain *domain, HvGfn gfn, HvP2mType type, HvMfn mfn)
{
	const HvMachine *machine = domain->machine;
	HvP2mEntry old;

	if (gfn >= HV_GFN_LIMIT)
		return FALSE;
	old = hv_p2m_get(domain, gfn);
	if (old.type == type && old.mfn == mfn)
		return TRUE;
	hv_p2m_set_quietly(domain, gfn, type, mfn);
	if (old.type != type)
		hv_event(domain, HV_EVENT_P2M_TYPE, DOMID_INVALID, gfn, old.type, type);
	if (machine->host->p2m_changed)
		machine->host->p2m_changed(machine->host_data, domain->id, gfn);
	return TRUE;
}

void hv_p2m_forget_paged(HvDomain *domain, HvGfn gfn)
{
	g_hash_table_remove(domain->p2m.paged, GSIZE_TO_POINTER(gfn));
	g_hash_table_remove(domain->p2m.requested, GSIZE_TO_POINTER(gfn));
}

/* Takes a frame of the domain's own away from the gfn where it was before. */
static int unalias(HvDomain *domain, HvGfn gfn, HvMfn mfn)
{
	const HvFrame *frame = hv_frame(domain->machine, mfn);
	HvGfn old = frame->gfn;

	if (frame->owner != domain || old == HV_INVALID_MFN || old == gfn)
		return 0;
	if (hv_p2m_get(domain, old).mfn != mfn)
		return 0;
	return hv_p2m_remove(domain, old, mfn);
}

int hv_p2m_add(HvDomain *domain, HvGfn gfn, HvMfn mfn, HvP2mType type)
{
	HvP2mEntry old = hv_p2m_get(domain, gfn);
	int rc;

	if (hv_p2m_is_grant(old.type)) {
		hv_domain_crash(domain, "p2m: a grant mapping may not be overwritten");
		return -EPERM;
	}
	if (gfn >= HV_GFN_LIMIT)
		return -EINVAL;
	if (old.mfn != HV_INVALID_MFN)
		hv_frame(domain->machine, old.mfn)->gfn = HV_INVALID_MFN;
	hv_p2m_forget_paged(domain, gfn);
	rc = unalias(domain, gfn, mfn);
	if (rc)
		return rc;
	hv_p2m_set(domain, gfn, type, mfn);
	if (!hv_p2m_is_grant(type))
		hv_frame(domain->machine, mfn)->gfn = gfn;
	return 0;
}

int hv_p2m_remove(HvDomain *domain, HvGfn gfn, HvMfn mfn)
{
	HvP2mEntry old = hv_p2m_get(domain, gfn);

	if (old.mfn != mfn)
		return -EILSEQ;
	if (mfn != HV_INVALID_MFN && !hv_p2m_is_grant(old.type))
		hv_frame(domain->machine, mfn)->gfn = HV_INVALID_MFN;
	hv_p2m_forget_paged(domain, gfn);
	hv_p2m_set(domain, gfn, HV_P2M_INVALID, HV_INVALID_MFN);
	return 0;
}

HvMfn hv_p2m_get_page(HvDomain *domain, HvGfn gfn, HvP2mType *type)
{
	HvP2mEntry entry = hv_p2m_get(domain, gfn);

	*type = entry.type;
	if (entry.mfn == HV_INVALID_MFN || !hv_frame_get(domain->machine, entry.mfn, domain))
		return HV_INVALID_MFN;
	return entry.mfn;
}
