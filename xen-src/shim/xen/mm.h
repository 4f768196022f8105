/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/mm.h, xen/xmalloc.h, xen/vmap.h and x86's asm/mm.h, asm/page.h:
 * own.  The rules of references and types are in hv-model/machine/frames.c.
 */
#ifndef XS_XEN_MM_H
#define XS_XEN_MM_H

#include <xen/sched.h>
#include <xen/mm-frame.h>
#include <public/memory.h>

#define PAGE_SHIFT 12
#define PAGE_SIZE  (1ul << PAGE_SHIFT)
#define PAGE_MASK  (~(PAGE_SIZE - 1))
#define PAGE_ORDER_4K 0

#define _PGC_allocated HV_COUNT_ALLOCATED_BIT
#define PGC_allocated  (1u << HV_COUNT_ALLOCATED_BIT)
#define PGC_xen_heap   (1u << HV_COUNT_HEAP_BIT)
#define PGC_count_mask (PGC_xen_heap - 1)
#define PGT_writable_page XS_PGT_WRITABLE
enum XENSHARE_flags { SHARE_rw, SHARE_ro };

#define MEMF_no_owner    1
#define MEMF_no_refcount 2
#define MEMF_bits(n)     0

#define mfn_valid(m) (mfn_x(m) < xs_frames)
#define mfn_to_page(m) (&xs_frame_table[mfn_x(m)])
#define page_to_mfn(pg) _mfn((pg) - xs_frame_table)
#define mfn_to_virt(m) ((void *)(xs_memory + ((m) << PAGE_SHIFT)))
#define virt_to_mfn(va) (((const uint8_t *)(va) - xs_memory) >> PAGE_SHIFT)
#define __virt_to_mfn(va) virt_to_mfn(va)
#define virt_to_page(va) (&xs_frame_table[virt_to_mfn(va)])
#define page_to_virt(pg) mfn_to_virt((unsigned long)((pg) - xs_frame_table))
#define mfn_to_maddr(m) ((paddr_t)mfn_x(m) << PAGE_SHIFT)
#define maddr_to_mfn(ma) _mfn((ma) >> PAGE_SHIFT)
#define clear_page(p) memset(p, 0, PAGE_SIZE)
#define copy_domain_page(to, from) \
	memcpy(mfn_to_virt(mfn_x(to)), mfn_to_virt(mfn_x(from)), PAGE_SIZE)
/* No frame is I/O memory, but those that do not exist. */
#define is_iomem_page(m) (!mfn_valid(m))

/* Machine to guest frame numbers. */
#define INVALID_M2P_ENTRY (~0ul)
#define VALID_M2P(gfn) (!((gfn) & 1ul << (BITS_PER_LONG - 1)))
#define SHARED_M2P(gfn) ((gfn) == ~0ul - 1)
#define get_gpfn_from_mfn(m) xs_frame_table[m].gfn
#define mfn_to_gfn(d, m) _gfn((d)->translated ? get_gpfn_from_mfn(mfn_x(m)) : mfn_x(m))

#define page_get_owner(pg) xs_page_owner(pg)
/* Always to nobody. */
#define page_set_owner(pg, d) ((void)(d), xs_page_disown(pg))
#define get_page(pg, d) xs_get_page(pg, d)
#define put_page(pg) xs_put_page(pg)
#define page_get_owner_and_reference(pg) \
	({ struct domain *xs_owner = xs_page_owner(pg); \
	   xs_owner && xs_get_page(pg, xs_owner) ? xs_owner : NULL; })
#define put_page_alloc_ref(pg) xs_put_page_alloc_ref(pg)
#define get_page_type(pg, type) xs_get_page_type(pg, type)
#define put_page_type(pg) xs_put_page_type(pg)
#define put_page_and_type(pg) ({ struct page_info *xs_pg = (pg); \
	xs_put_page_type(xs_pg); xs_put_page(xs_pg); })
#define share_xen_page_with_guest(pg, d, flags) xs_share_page(pg, d)

/*
 * Active entries and maptrack are memory of the process; frames that guests can see
 * are of the machine.  What a page is for shows in who asks: the table in gt lacks
 * the active frame i only while that is being allocated (see gnttab/gnttab.c).
 */
#define alloc_xenheap_page() xs_alloc_xenheap_page( \
	!strcmp(__func__, "gnttab_populate_status_frames") || \
	(!strcmp(__func__, "gnttab_grow_table") && gt->active[i]))
#define free_xenheap_page(p) xs_free_xenheap_page(p)
#define FREE_XENHEAP_PAGE(p) do { void *xs_p = (p); (p) = NULL; free_xenheap_page(xs_p); } while (0)
/* For a page out of reach of the receiver's address width: there is none. */
#define alloc_domheap_page(d, flags) ((void)(d), (struct page_info *)NULL)
#define free_domheap_page(pg) xs_free_domheap_page(pg)
#define steal_page(d, pg, flags) xs_steal_page(d, pg)
#if XS_XEN >= 416
#define assign_pages(pg, nr, d, flags) xs_assign_page(pg, d)
#else
#define assign_pages(d, pg, order, flags) xs_assign_page(pg, d)
#endif
/*
 * own: Xen's domain is held by its first page; here each frame holds it, so the count
 * never says that this was the first or the last.
 */
#define domain_adjust_tot_pages(d, n) ((d)->tot_pages += (n), 2)

#define xzalloc(type) ((type *)calloc(1, sizeof(type)))
#define xzalloc_array(type, n) ((type *)calloc(n, sizeof(type)))
#define xvzalloc_array(type, n) xzalloc_array(type, n)
#define xvzalloc(type) xzalloc(type)
#define xfree(p) free((void *)(p))
#define XFREE(p) do { void *xs_p = (p); (p) = NULL; xfree(xs_p); } while (0)
#define vzalloc(size) calloc(1, size)
#define vfree(p) free(p)
#define xvfree(p) free(p)

#endif
