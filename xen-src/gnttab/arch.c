/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Functions of Xen that grant_table.c calls in other files, in terms of engine/:
 * xen/common/memory.c, xen/arch/x86/mm/p2m.c, xen/arch/x86/{hvm,pv}/grant_table.c.
 * Here is only the change from typed frame numbers to plain ones.
 */
#include <xen/grant_table.h>
#include <xen/guest_access.h>

static struct domain xs_dom_io = { .domain_id = DOMID_IO };
struct domain *dom_io = &xs_dom_io;
struct domain *dom_cow;

int check_get_page_from_gfn(struct domain *d, gfn_t gfn, bool readonly, p2m_type_t *type,
			    struct page_info **page)
{
	return xs_page_from_gfn(d, gfn_x(gfn), type, page);
}

int guest_physmap_remove_page(struct domain *d, gfn_t gfn, mfn_t mfn, unsigned int order)
{
	return xs_physmap_remove(d, gfn_x(gfn), mfn_x(mfn));
}

int guest_physmap_add_page(struct domain *d, gfn_t gfn, mfn_t mfn, unsigned int order)
{
	return xs_physmap_add(d, gfn_x(gfn), mfn_x(mfn));
}

mfn_t get_gfn_unshare(struct domain *d, unsigned long gfn, p2m_type_t *type)
{
	return _mfn(xs_gfn_to_mfn(d, gfn, type));
}

/* The cache attributes of an entry matter for I/O memory alone. */
int create_grant_p2m_mapping(uint64_t addr, mfn_t frame, unsigned int flags,
			     unsigned int cache_flags)
{
	return cache_flags ? GNTST_general_error : xs_map(addr, mfn_x(frame), flags);
}

int create_grant_pv_mapping(uint64_t addr, mfn_t frame, unsigned int flags,
			    unsigned int cache_flags)
{
	return xs_map(addr, mfn_x(frame), flags);
}

int replace_grant_p2m_mapping(uint64_t addr, mfn_t frame, uint64_t new_addr, unsigned int flags)
{
	return xs_replace(addr, mfn_x(frame), new_addr, flags);
}

int replace_grant_pv_mapping(uint64_t addr, mfn_t frame, uint64_t new_addr, unsigned int flags)
{
	return xs_replace(addr, mfn_x(frame), new_addr, flags);
}
