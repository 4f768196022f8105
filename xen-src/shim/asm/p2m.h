/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for x86's asm/p2m.h and xen/p2m-common.h: own; gnttab/arch.c has the
 * functions.
 */
#ifndef XS_ASM_P2M_H
#define XS_ASM_P2M_H

#include <xen/mm.h>

/* Numbers are our own: no guest sees them.  Shared and foreign frames do not occur. */
typedef int p2m_type_t;
#define p2m_is_foreign(t) ((void)(t), false)
#define p2m_is_shared(t) ((void)(t), false)
#define p2m_is_valid(t) xs_p2m_has_frame(t)

int check_get_page_from_gfn(struct domain *d, gfn_t gfn, bool readonly, p2m_type_t *type,
			    struct page_info **page);
int guest_physmap_remove_page(struct domain *d, gfn_t gfn, mfn_t mfn, unsigned int order);
int guest_physmap_add_page(struct domain *d, gfn_t gfn, mfn_t mfn, unsigned int order);
mfn_t get_gfn_unshare(struct domain *d, unsigned long gfn, p2m_type_t *type);
#define put_gfn(d, gfn) ((void)(gfn))

#endif
