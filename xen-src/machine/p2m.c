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

gboolean xs_p2m_is_paging(HvP2mType type)
{
	return type == HV_P2M_RAM_PAGING_OUT || type == HV_P2M_RAM_PAGED ||
	       type == HV_P2M_RAM_PAGING_IN;
}

gboolean xs_p2m_is_grant(HvP2mType type)
{
	return type == HV_P2M_GRANT_MAP_RW || type == HV_P2M_GRANT_MAP_RO;
}

void xs_p2m_init(XsP2m *p2m)
{
	p2m->leaves = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	p2m->paged = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	p2m->requested = g_hash_table_new(NULL, NULL);
}

void xs_p2m_clear(XsP2m *p2m)
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
	const struct page_info *frame = xs_frame(gfn);

	if (frame && xs_frame_refs(frame) && frame->owner == &domain->x)
		return (HvP2mEntry){HV_P2M_RAM_RW, gfn};
	return (HvP2mEntry){HV_P2M_INVALID, HV_INVALID_MFN};
}

HvP2mEntry xs_p2m_get(const HvDomain *domain, HvGfn gfn)
{
	const HvP2mEntry *leaf;

	if (!xs_translated(domain))
		return pv_entry(domain, gfn);
	leaf = leaf_of(domain, gfn);
	if (!leaf)
		return (HvP2mEntry){HV_P2M_INVALID, HV_INVALID_MFN};
	return leaf[gfn % LEAF_SIZE];
}

void xs_p2m_set_quietly(HvDomain *domain, HvGfn gfn, HvP2mType type, HvMfn mfn)
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

gboolean xs_p2m_set(HvDomain *domain, HvGfn gfn, HvP2mType type, HvMfn mfn)
{
	const HvMachine *machine = domain->machine;
	HvP2mEntry old;

	if (gfn >= XS_GFN_LIMIT)
		return FALSE;
	old = xs_p2m_get(domain, gfn);
	if (old.type == type && old.mfn == mfn)
		return TRUE;
	xs_p2m_set_quietly(domain, gfn, type, mfn);
	if (old.type != type)
		xs_event(domain, HV_EVENT_P2M_TYPE, DOMID_INVALID, gfn, old.type, type);
	if (machine->host->p2m_changed)
		machine->host->p2m_changed(machine->host_data, domain->id, gfn);
	return TRUE;
}

void xs_p2m_forget_paged(HvDomain *domain, HvGfn gfn)
{
	g_hash_table_remove(domain->p2m.paged, GSIZE_TO_POINTER(gfn));
	g_hash_table_remove(domain->p2m.requested, GSIZE_TO_POINTER(gfn));
}

/* Takes a frame of the domain's own away from the gfn where it was before. */
static int unalias(HvDomain *domain, HvGfn gfn, HvMfn mfn)
{
	const struct page_info *frame = xs_frame(mfn);
	HvGfn old = frame->gfn;

	if (frame->owner != &domain->x || old == HV_INVALID_MFN || old == gfn)
		return 0;
	if (xs_p2m_get(domain, old).mfn != mfn)
		return 0;
	return xs_p2m_remove(domain, old, mfn);
}

int xs_p2m_add(HvDomain *domain, HvGfn gfn, HvMfn mfn, HvP2mType type)
{
	HvP2mEntry old = xs_p2m_get(domain, gfn);
	int rc;

	if (xs_p2m_is_grant(old.type)) {
		xs_domain_crash(&domain->x);
		return -EPERM;
	}
	if (gfn >= XS_GFN_LIMIT)
		return -EINVAL;
	if (old.mfn != HV_INVALID_MFN)
		xs_frame(old.mfn)->gfn = HV_INVALID_MFN;
	xs_p2m_forget_paged(domain, gfn);
	rc = unalias(domain, gfn, mfn);
	if (rc)
		return rc;
	xs_p2m_set(domain, gfn, type, mfn);
	if (!xs_p2m_is_grant(type))
		xs_frame(mfn)->gfn = gfn;
	return 0;
}

int xs_p2m_remove(HvDomain *domain, HvGfn gfn, HvMfn mfn)
{
	HvP2mEntry old = xs_p2m_get(domain, gfn);

	if (old.mfn != mfn)
		return -EILSEQ;
	if (mfn != HV_INVALID_MFN && !xs_p2m_is_grant(old.type))
		xs_frame(mfn)->gfn = HV_INVALID_MFN;
	xs_p2m_forget_paged(domain, gfn);
	xs_p2m_set(domain, gfn, HV_P2M_INVALID, HV_INVALID_MFN);
	return 0;
}

/* check_get_page_from_gfn of xen/common/memory.c. */
int xs_page_from_gfn(struct domain *d, unsigned long gfn, int *type, struct page_info **pg)
{
	HvDomain *domain = (HvDomain *)d;
	HvP2mEntry entry = xs_p2m_get(domain, gfn);

	*type = entry.type;
	if (xs_p2m_is_paging(entry.type)) {
		xs_paging_populate(domain, gfn);
		return -EAGAIN;
	}
	if (entry.mfn == HV_INVALID_MFN || !xs_frame_get(entry.mfn, domain))
		return -EINVAL;
	*pg = xs_frame(entry.mfn);
	return 0;
}

int xs_physmap_remove(struct domain *d, unsigned long gfn, unsigned long mfn)
{
	HvDomain *domain = (HvDomain *)d;

	if (xs_translated(domain))
		return xs_p2m_remove(domain, gfn, mfn);
	xs_frame(mfn)->gfn = HV_INVALID_MFN;
	return 0;
}

int xs_physmap_add(struct domain *d, unsigned long gfn, unsigned long mfn)
{
	HvDomain *domain = (HvDomain *)d;

	if (xs_translated(domain))
		return xs_p2m_add(domain, gfn, mfn, HV_P2M_RAM_RW);
	xs_frame(mfn)->gfn = gfn;
	return 0;
}

/* A PV guest names any machine frame; whose it is, steal_page() looks at. */
unsigned long xs_gfn_to_mfn(struct domain *d, unsigned long gfn, int *type)
{
	HvP2mEntry entry = {HV_P2M_RAM_RW, gfn};

	if (d->translated)
		entry = xs_p2m_get((HvDomain *)d, gfn);
	*type = entry.type;
	return entry.mfn;
}

bool xs_p2m_has_frame(int type)
{
	return type != HV_P2M_INVALID && type != HV_P2M_MMIO_DM;
}
