/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Guest frames of a translated domain: gfn to type and machine frame, after
 * xen/arch/x86/mm/p2m.c.  The p2m holds no references: a frame in it is kept by
 * its owner's allocation or by the grant pin behind it.
 */
#ifndef HV_P2M_H
#define HV_P2M_H

#include "hv/types.h"
#include "hv/paging.h"

/* 48 bits of guest physical address. */
#define HV_GFN_LIMIT (1ull << 36)

typedef struct {
	GHashTable *leaves; /* gfn >> 9 -> 512 entries; looked up, never walked */
	GHashTable *paged;  /* gfn -> contents of an evicted page; looked up, never walked */
	GHashTable *requested; /* gfns whose request is in the pager's ring; looked up, never walked */
} HvP2m;

void hv_p2m_init(HvP2m *p2m);
void hv_p2m_clear(HvP2m *p2m);

/* For a PV domain gfn == mfn, if the frame is its own. */
HvP2mEntry hv_p2m_get(const HvDomain *domain, HvGfn gfn);
/* Sets an entry as it is, and tells the host.  FALSE beyond HV_GFN_LIMIT. */
gboolean hv_p2m_set(HvDomain *domain, HvGfn gfn, HvP2mType type, HvMfn mfn);
/* Sets it before the guest exists: tells nobody. */
void hv_p2m_set_quietly(HvDomain *domain, HvGfn gfn, HvP2mType type, HvMfn mfn);

/*
 * Puts a frame at gfn; what was there is displaced, not freed.  0 or -errno;
 * over a grant mapping the domain is crashed.
 */
int hv_p2m_add(HvDomain *domain, HvGfn gfn, HvMfn mfn, HvP2mType type);
/* Makes a hole where that frame is.  0, or -EILSEQ if another one is there. */
int hv_p2m_remove(HvDomain *domain, HvGfn gfn, HvMfn mfn);
/* The frame at gfn with a reference if it is RAM of the domain, else HV_INVALID_MFN. */
HvMfn hv_p2m_get_page(HvDomain *domain, HvGfn gfn, HvP2mType *type);

/* The pager has nothing to do with this gfn any more. */
void hv_p2m_forget_paged(HvDomain *domain, HvGfn gfn);

static inline gboolean hv_p2m_is_paging(HvP2mType type)
{
	return type == HV_P2M_RAM_PAGING_OUT || type == HV_P2M_RAM_PAGED ||
	       type == HV_P2M_RAM_PAGING_IN;
}

gboolean hv_p2m_is_grant(HvP2mType type);

#endif
