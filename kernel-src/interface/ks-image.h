/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a kernel image offers: the only symbol of the shared object that the
 * simulator looks up is ks_image.  Each domain loads a private copy of the
 * file, so an image serves one domain; nothing here takes a domain.
 *
 * Everything is called on a task of that domain, except where marked [any].
 * Results are 0 or positive, or -errno as the kernel's function gave it.
 */
#ifndef KS_IMAGE_H
#define KS_IMAGE_H

#include "ks-platform.h"
#include "ks-events.h"
#include "ks-pages.h"
#include "ks-process.h"
#include "ks-refs.h"

/* One slot of a batch for map, unmap and copy; in: set by the caller. */
struct ks_map_slot {
	unsigned short dom;      /* in */
	unsigned int ref;        /* in */
	unsigned int flags;      /* in: GNTMAP_host_map, _readonly, _device_map ... */
	unsigned long pfn;       /* out: page it is mapped in (map_refs, translated), or ~0UL; pool_map: in */
	unsigned long va;        /* out: where the kernel sees it */
	unsigned long was;       /* out: where it sees it, or has last seen it; 0: never did */
	unsigned int handle;     /* out */
	unsigned long dev_bus_addr; /* out */
	short status;            /* out: GNTST_* */
	_Bool lent;              /* out: the page is the caller's, who frees it */
};

/* An unmap by gnttab_unmap_refs_async(), in the kernel's memory. */
struct ks_unmap;

struct ks_unmap_info {
	_Bool done; /* the kernel has called back */
	int result; /* what with */
};

struct ks_copy_ptr {
	unsigned short dom;
	_Bool is_ref;
	unsigned int ref;   /* if is_ref */
	unsigned long pfn;  /* else: a page of this domain */
	unsigned short offset;
};

struct ks_copy_slot {
	struct ks_copy_ptr source, dest; /* in */
	unsigned short len;              /* in: bytes */
	short status;                    /* out: GNTST_* */
};

/* The free list of grant-table.c, as its static variables say. */
struct ks_gnttab_state {
	unsigned int version;
	unsigned int nr_grant_frames;
	unsigned int size;       /* refs that exist */
	int free_count;
	unsigned int free_head, last_free;
	_Bool has_bitmap;
	void *shared;            /* address of the shared entries, NULL: not mapped */
	void *status;            /* of the status words, v2 */
};

struct ks_vm_area_info {
	unsigned long addr, pages;
	const void *caller; /* return address in the function that asked for it */
	unsigned long seq;  /* number of the allocation, from 1 */
	_Bool atomic;       /* it was asked for in atomic context */
};

struct ks_alloc_info {
	enum ks_alloc_kind kind;
	unsigned long size;
	const void *caller;
	unsigned long seq;
};

/* Of each kind of object that a driver of ours has: its spinlocks, mutexes, completions. */
#define KS_DRIVER_OBJECTS 4

struct ks_image {
	unsigned int abi;       /* KS_ABI, which the build makes of these headers (abi.sh) */
	const char *name;       /* "linux-6.1", "linux-6.1+no-prealloc" */
	const char *release;    /* "6.1.192", as the source tree's Makefile says */
	const char *fault;      /* "" or the fault's name */
	const void *hooks;      /* not NULL: instrumented */

	/* --- life ------------------------------------------------------------ */
	/* [any] First of all: the image keeps the pointer. */
	void (*attach)(struct ks_platform *platform);
	/* Runtime set-up, p2m, then the initcalls: xen_pvh_gnttab_setup, __gnttab_init. */
	int (*boot)(void);
	int (*suspend)(void); /* gnttab_suspend */
	int (*resume)(void);  /* gnttab_resume */
	/*
	 * [any] A module parameter: before boot as on the command line; running: as
	 * written to its file in /sys/module.  -ENOENT: there is none, -EACCES: it
	 * cannot be written, -ERANGE, -EINVAL: the value is none for it.
	 */
	int (*param_set)(const char *name, unsigned long value, _Bool running);
	const char *(*param_name)(unsigned int n); /* [any] the nth from 0; NULL behind the last */
	/* gnttab_max_grant_frames: as many as the kernel will ever use */
	unsigned int (*max_grant_frames)(void);
	/* HVM: gnttab_setup_auto_xlat_frames on the platform device's memory, and its undoing. */
	int (*setup_auto_xlat)(void);
	void (*free_auto_xlat)(void);

	/* --- pages of the domain ---------------------------------------------- */
	long (*page_alloc)(void);            /* pfn, or -ENOMEM */
	void (*page_free)(unsigned long pfn);
	void *(*page_va)(unsigned long pfn); /* [any] */
	unsigned long (*pfn_to_gfn)(unsigned long pfn); /* [any] */
	/* [any] PV: the raw entry of the kernel's p2m (~0UL: invalid; top bit: foreign). */
	unsigned long (*p2m_entry)(unsigned long pfn);
	const struct ks_pages *pages; /* all else that can be done with pages */

	/* --- granting ---------------------------------------------------------- */
	/* gnttab_grant_foreign_access: ref or -errno. */
	long (*grant)(unsigned short domid, unsigned long pfn, _Bool readonly);
	/* gnttab_alloc_grant_references + gnttab_claim_grant_reference: ref or -errno. */
	long (*ref_alloc)(void);
	/* gnttab_grant_foreign_access_ref on a ref that ref_alloc gave. */
	void (*grant_ref)(unsigned int ref, unsigned short domid, unsigned long pfn, _Bool readonly);
	void (*ref_free)(unsigned int ref); /* gnttab_free_grant_reference */
	/* gnttab_end_foreign_access_ref: 1 ended, 0 still in use; the ref stays allocated. */
	int (*end_access_ref)(unsigned int ref);
	/* gnttab_end_foreign_access(ref, NULL): the ref is freed now or later. */
	void (*end_access)(unsigned int ref);
	/* Takes refs until `leave` are free; how many were taken, or -errno. */
	long (*refs_exhaust)(unsigned int leave);
	/* Gives back everything that refs_exhaust took. */
	void (*refs_release)(void);
	const struct ks_refs *refs; /* all else that can be done with refs */

	/* --- mapping and copying ------------------------------------------------ */
	/* gnttab_batch_map into a vm area (PV) or unpopulated pages (translated). */
	int (*map)(struct ks_map_slot *slots, unsigned int count);
	/*
	 * Address space or pages for so many slots more, for a caller of map that must not sleep;
	 * map takes of these first, an unmap that must not sleep adds to them.  0 or negative: so
	 * many are wanted no more, and others are given back.  0 or -errno.
	 */
	int (*map_prepare)(int count);
	/* gnttab_alloc_pages, gnttab_map_refs: as the block and user backends do. */
	int (*map_refs)(struct ks_map_slot *slots, unsigned int count);
	/*
	 * The same, but slot i is mapped into page pfns[i], which the caller has from
	 * ks_pages, or into an ordinary, populated one, which no driver may do.
	 */
	int (*map_refs_over)(struct ks_map_slot *slots, const unsigned long *pfns, unsigned int count);
	/*
	 * Undoes either, for every slot with status okay; slot->status is the unmap's.  If there
	 * is none left, those that were unmapped before once more, as by a driver's mistake.
	 */
	int (*unmap)(struct ks_map_slot *slots, unsigned int count);
	/*
	 * The same for slots of map_refs, as soon as nobody else holds a reference to
	 * the pages; async returns at once.  NULL if this kernel cannot.
	 */
	struct ks_unmap *(*unmap_async)(struct ks_map_slot *slots, unsigned int count);
	int (*unmap_sync)(struct ks_map_slot *slots, unsigned int count);
	struct ks_unmap_info (*unmap_info)(const struct ks_unmap *unmap); /* [any] */
	/*
	 * gnttab_map_refs and gnttab_unmap_refs with pages that the driver keeps (ks_pages
	 * alloc): slot->pfn is set by the caller.  Nothing is allocated.  At most 64 slots at
	 * once, else -E2BIG.
	 */
	int (*pool_map)(struct ks_map_slot *slots, unsigned int count);
	int (*pool_unmap)(struct ks_map_slot *slots, unsigned int count);
	int (*copy)(struct ks_copy_slot *slots, unsigned int count); /* gnttab_batch_copy */
	/* Text of a status in the kernel's GNTTABOP_error_msgs, NULL if it has none. */
	const char *(*status_text)(int status); /* [any] */

	const struct ks_processes *processes; /* processes and their system calls */
	const struct ks_events *events;       /* event channels */

	/* --- contexts, on the running task's ks_context ------------------------ */
	void (*lazy_mmu_enter)(void);
	void (*lazy_mmu_leave)(void);
	/* n < KS_DRIVER_OBJECTS: a driver's nth spinlock, mutex, completion. */
	void (*lock)(unsigned int n); /* with spin_lock */
	void (*unlock)(unsigned int n);
	void (*mutex_lock)(unsigned int n);
	void (*mutex_unlock)(unsigned int n);
	void (*complete)(unsigned int n);
	void (*wait_for_completion)(unsigned int n);
	void (*irqs_disable)(void);
	void (*irqs_enable)(void);
	void (*bh_disable)(void);
	void (*bh_enable)(void);
	void (*preempt_off)(void);
	void (*preempt_on)(void);
	void (*rcu_read_lock)(void);
	void (*rcu_read_unlock)(void);
	void (*synchronize_rcu)(void);
	void (*irq_enter)(void);
	void (*irq_leave)(void);
	void (*softirq_enter)(void);
	void (*softirq_leave)(void);
	/* fn(data) in a work item, in a timer's function; back when that has ended. */
	void (*in_work)(void (*fn)(void *data), void *data);
	void (*in_timer)(void (*fn)(void *data), void *data);
	void (*sleep_ms)(unsigned int ms); /* msleep, as a driver would call it */
	void (*delay_ms)(unsigned long ms); /* mdelay, likewise */

	/* Tries out the runtime's own services, booted; NULL, or what does not hold. */
	const char *(*selftest)(void);

	/* --- looking [any] ------------------------------------------------------ */
	void (*gnttab_state)(struct ks_gnttab_state *state);
	/*
	 * Free list, bitmap and counters of grant-table.c against each other.
	 * Returns true if they agree; else text says in what not.
	 */
	_Bool (*gnttab_check)(char *text, unsigned long size);
	_Bool (*ref_is_free)(unsigned int ref);
	/* The nth live allocation / vm area by seq; false: there are no more. */
	_Bool (*allocation)(unsigned int n, struct ks_alloc_info *info);
	_Bool (*vm_area)(unsigned int n, struct ks_vm_area_info *info);
	/* The slab's object, live or freed, in or beside which the address lies. */
	_Bool (*slab_object)(unsigned long addr, struct ks_slab_object *object);
	/* The queued but not yet flushed update for this page, if any. */
	_Bool (*pte_queued)(unsigned long va);
	/* Number of page-table walks (lookup_address, apply_to_page_range) so far. */
	unsigned long (*pt_walks)(void);
	/* Fix-up for a fault at rip: the new rip, or 0; err is the register to set to -EFAULT. */
	unsigned long (*extable)(unsigned long rip, const char **err);
};

extern const struct ks_image ks_image;

#endif
