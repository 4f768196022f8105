/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the two halves of the Xen image share.  gnttab/ is compiled with Xen's
 * headers and shim/, engine/ with GLib's and hv-model's: both use the name
 * xen/grant_table.h for different files, so this header uses neither.
 *
 * Own layouts: nothing of Xen outside grant_table.c depends on them here.  struct
 * page_info is the machine's (machine/frame-info.h).
 */
#ifndef XS_BRIDGE_H
#define XS_BRIDGE_H

#include <stdbool.h>
#include <stdint.h>

#include "machine/frame-info.h"

/* A lock: with one CPU there is nothing to wait for. */
struct xs_lock {
	unsigned int readers;
	bool written;
};

struct domain;
struct grant_table;

struct vcpu {
	unsigned int vcpu_id;
	struct domain *domain;
	struct xs_lock maptrack_freelist_lock;
	unsigned int maptrack_head, maptrack_tail;
};

/* As much of a domain as grant_table.c sees, and the machine's. */
struct domain {
	struct HvDomain *hv;
	uint16_t domain_id;
	unsigned int max_vcpus;
	struct vcpu **vcpu;
	struct grant_table *grant_table;
	int is_dying;
	bool translated, privileged;
	struct xs_lock page_alloc_lock;
	unsigned int tot_pages, max_pages, extra_pages;
};

#define XS_PGT_WRITABLE 1u /* HV_PAGE_WRITABLE */

/* engine/frames.c: the machine's frames; its functions under Xen's names. */
extern struct page_info *xs_frame_table;
extern uint8_t *xs_memory;
extern unsigned long xs_frames;

struct domain *xs_page_owner(const struct page_info *pg);
bool xs_get_page(struct page_info *pg, const struct domain *d);
void xs_put_page(struct page_info *pg);
void xs_put_page_alloc_ref(struct page_info *pg);
bool xs_get_page_type(struct page_info *pg, unsigned int type);
void xs_put_page_type(struct page_info *pg);
void xs_page_disown(struct page_info *pg);
void xs_share_page(struct page_info *pg, struct domain *d);
/* A page for Xen: seen by guests, or Xen's alone. */
void *xs_alloc_xenheap_page(bool guest_sees_it);
void xs_free_xenheap_page(void *page);
/* What GNTTABOP_transfer alone needs. */
void xs_free_domheap_page(struct page_info *pg);
int xs_steal_page(struct domain *d, struct page_info *pg);
int xs_assign_page(struct page_info *pg, struct domain *d);

/* engine/domain.c */
extern struct vcpu *xs_current;
struct domain *xs_domain_by_id(uint16_t id); /* a dying one too; NULL if there is none */
void xs_domain_get(struct domain *d);
void xs_domain_put(struct domain *d);
void xs_domain_crash(struct domain *d);

/* engine/op.c: 0, or what could not be copied */
unsigned long xs_copy_from_guest(void *to, unsigned long from, unsigned long size);
unsigned long xs_copy_to_guest(unsigned long to, const void *from, unsigned long size);
bool xs_access_okay(unsigned long addr, unsigned long count, unsigned long size);
bool xs_preempt_check(void);
long xs_create_continuation(unsigned int cmd, unsigned long uop, unsigned int count);

/* engine/contain.c */
__attribute__((noreturn)) void xs_bug(const char *file, int line, const char *text);
void xs_assert_failed(const char *file, int line, const char *text);
void xs_lock_read(struct xs_lock *lock, const char *file, int line);
void xs_unlock_read(struct xs_lock *lock, const char *file, int line);
void xs_lock_write(struct xs_lock *lock, const char *file, int line);
void xs_unlock_write(struct xs_lock *lock, const char *file, int line);

/* engine/memory.c: host maps, by the machine's functions.  GNTST_okay or general_error. */
int xs_map(uint64_t addr, unsigned long mfn, unsigned int flags);
int xs_replace(uint64_t addr, unsigned long mfn, uint64_t new_addr, unsigned int flags);
/* p2m and paging.  0 or -errno */
int xs_page_from_gfn(struct domain *d, unsigned long gfn, int *type, struct page_info **pg);
int xs_physmap_remove(struct domain *d, unsigned long gfn, unsigned long mfn);
int xs_physmap_add(struct domain *d, unsigned long gfn, unsigned long mfn);
unsigned long xs_gfn_to_mfn(struct domain *d, unsigned long gfn, int *type);
bool xs_p2m_has_frame(int type);

/* gnttab/gnttab.c: the way into grant_table.c. */
int xs_gnttab_init(struct domain *d, unsigned int max_frames, unsigned int max_maptrack,
		   unsigned int max_version);
void xs_gnttab_destroy(struct domain *d);
void xs_gnttab_release_mappings(struct domain *d);
long xs_gnttab_op(unsigned int cmd, unsigned long uop, unsigned int count);
/* The frame by index with a reference, growing the table for it.  0 or -errno. */
int xs_gnttab_frame_at(struct domain *d, unsigned long idx, unsigned long gfn,
		       unsigned long *mfn);
/* XENMEM_acquire_resource: how many there may be (0: none of that kind), and which. */
unsigned int xs_gnttab_max_frames(const struct domain *d, unsigned int id);
int xs_gnttab_acquire(struct domain *d, unsigned int id, unsigned int first, unsigned int count,
		      unsigned long *mfns);

/* gnttab/inspect.h: looking; changes nothing. */
struct xs_table {
	unsigned int version, frames, status_frames, entries, maptrack_limit;
};

/* Where one shared entry lies. */
struct xs_entry {
	void *header;     /* flags, domid */
	uint16_t *status; /* v2 only */
	void *frame_at;   /* of a full page: 32 bits in v1, 64 in v2 */
};

/* What is held on it. */
struct xs_pins {
	unsigned int host_read, host_write, device_read, device_write;
	unsigned long mfn; /* all ones while nothing is */
};

struct xs_mapping {
	uint32_t ref;
	uint16_t flags, domid;
};

void xs_gnttab_table(const struct domain *d, struct xs_table *table);
bool xs_gnttab_entry(const struct domain *d, uint32_t ref, struct xs_entry *entry);
bool xs_gnttab_pins(const struct domain *d, uint32_t ref, struct xs_pins *pins);
bool xs_gnttab_mapping(const struct domain *d, uint32_t handle, struct xs_mapping *mapping);
/* What a lock that is held between two calls protects, or NULL. */
const char *xs_gnttab_held(const struct domain *d);

/* hv-model/machine/copy-forward.c: Xen's memcpy(). */
void hv_copy_forward(void *to, const void *from, unsigned long n);

#endif
