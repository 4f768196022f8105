/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the simulator gives to a kernel image: time, tasks, hypercalls, memory
 * layout, and an ear for everything that a checker wants to hear.  One instance
 * per domain.  The image says what happened; the simulator decides whether that
 * is a violation.
 *
 * Functions marked [may switch] let other tasks run before they return.
 */
#ifndef KS_PLATFORM_H
#define KS_PLATFORM_H

#include "ks-context.h"
#include "ks-event.h"
#include "ks-instrument.h"

/* Address ranges that exist before the image boots. */
struct ks_layout {
	_Bool translated; /* HVM or PVH: gfn == pfn */
	_Bool pvh;        /* PVH (no device model); only if translated */
	/* Direct map: pfn N at direct_base + N * 4096. */
	unsigned long direct_base;
	unsigned long nr_pages;     /* pfns, populated, hotplugged or not */
	unsigned long nr_populated; /* pfns 0 .. nr_populated - 1 have a frame at boot */
	const unsigned long *mfn_list; /* PV: the mfn of each populated pfn */
	/* Kernel virtual space with nothing mapped; 2 MiB aligned, a multiple of 2 MiB. */
	unsigned long vmalloc_base;
	unsigned long vmalloc_size;
	/*
	 * For processes, with nothing mapped; a multiple of 2 MiB, 0: there can be none.
	 * Each has a part of it to itself, so that the host can show all at once.
	 */
	unsigned long user_base;
	unsigned long user_size;
	/* Zeroed memory for the image's own allocator. */
	unsigned long heap_base;
	unsigned long heap_size;
	/* Machine to pseudo-physical table: m2p[mfn]. */
	unsigned long *m2p;
	unsigned long m2p_nr;
	/* xen_gnttab_version module parameter; 0: not given. */
	unsigned int gnttab_version;
	/* Machine address width in bits, as Xen's CPUID leaf tells a PV guest. */
	unsigned int machine_address_width;
	/* Highest possible pfn + 1, for the choice of the version on HVM. */
	unsigned long max_possible_pfn;
};

enum ks_alloc_kind {
	KS_ALLOC_SLAB,    /* kmalloc and friends */
	KS_ALLOC_PAGE,    /* page allocator */
	KS_ALLOC_VM_AREA, /* get_vm_area() */
	KS_ALLOC_PT,      /* a page-table page */
	KS_ALLOC_UNPOPULATED, /* a page without frame, to map grants into */
	KS_ALLOC_HOTPLUG, /* what it takes to have more of those */
};

enum ks_timer_kind {
	KS_TIMER_SOFTIRQ, /* a timer: runs in soft interrupt context */
	KS_TIMER_WORK,    /* (delayed) work: runs in process context */
};

enum ks_page_misuse {
	KS_PAGE_GET_FREE,       /* get_page() of one that nobody has */
	KS_PAGE_PUT_FREE,       /* one put too many: freed twice */
	KS_PAGE_FREE_REFERRED,  /* an unpopulated page given back while somebody refers to it */
	KS_PAGE_FREE_TWICE,     /* an unpopulated page */
};

/*
 * Yield points of the running vCPU.  While no other vCPU can run nothing happens at one,
 * so the image only counts it down: most of them cost no call.
 */
struct ks_turn {
	unsigned int left; /* yield points until the vCPU counts as stuck */
	_Bool alone;       /* no other vCPU can run, and no interrupt waits for this one */
};

/* So many yield points can be passed, one after the other, at which nothing happens. */
static inline _Bool ks_turn_quiet(const struct ks_turn *turn, unsigned int points)
{
	return turn->alone && turn->left > points;
}

/* Counts one of those.  False: it is not, and the simulator must be asked. */
static inline _Bool ks_turn_passes(struct ks_turn *turn)
{
	if (!ks_turn_quiet(turn, 1))
		return 0;
	turn->left--;
	return 1;
}

struct ks_platform {
	void *domain; /* first argument of every function here */
	const struct ks_layout *layout;
	struct ks_context *context; /* of the running task; the simulator keeps it current */
	struct ks_turn *turn;       /* of its vCPU, likewise */

	/* --- instrumentation (ks-instrument.h) --------------------------------- */
	unsigned long shadow_base, shadow_size; /* bytes from direct_base on; size 0: no shadow */
	unsigned long *shadow;                  /* an entry for every page of them */
	_Bool races; /* unless the vCPU is alone every access is to be told */
	/*
	 * [may switch] Before an access that needs a closer look: to a shared page or
	 * a hidden byte, or any that can race.  pc: in the function that does it.
	 */
	void (*access)(void *domain, unsigned long addr, unsigned long size, unsigned int how,
		       const void *pc);
	/* Bytes never written were copied to a shared page. */
	void (*leak)(void *domain, unsigned long addr, unsigned long size);
	/* A barrier: what is read behind it is meant to be read anew. */
	void (*fence)(void *domain);
	/* context->notes was set, and a function has been left: depth says how many are open. */
	void (*left)(void *domain);
	/* A page went back to the page allocator; of every image. */
	void (*page_freed)(void *domain, unsigned long pfn);

	/* --- hypervisor ------------------------------------------------------ */
	/* [may switch] nr is __HYPERVISOR_*; result as the hypervisor's. */
	long (*hypercall)(void *domain, unsigned int nr, const unsigned long args[5]);
	/* PV: mfn is the L1 table for the 2 MiB at va; ~0UL: none.  0 or -errno. */
	int (*l1_attach)(void *domain, unsigned long va, unsigned long mfn);
	/* Translated: the guest's own page table maps va to pfn; ~0UL: not present. */
	void (*map_pfn)(void *domain, unsigned long va, unsigned long pfn, _Bool writable);

	/* --- real programs (ks-process.h) -------------------------------------- */
	/* Copies from (to) the program's memory; how many bytes could not be. */
	unsigned long (*program_read)(void *domain, void *program, void *to, unsigned long addr,
				      unsigned long n);
	unsigned long (*program_write)(void *domain, void *program, unsigned long addr,
				       const void *from, unsigned long n);

	/* --- tasks and time -------------------------------------------------- */
	unsigned long long (*now_ns)(void *domain); /* virtual */
	/*
	 * [may switch] A point where another vCPU may run or an interrupt may come.
	 * Need not be called if turn->alone and turn->left, counted down, is not 0.
	 */
	void (*yield)(void *domain);
	/* [may switch] The task gives up its vCPU for so long. */
	void (*sleep_ns)(void *domain, unsigned long long ns);
	/* [may switch] The task is busy for so long: it keeps its vCPU, interrupts come. */
	void (*delay_ns)(void *domain, unsigned long long ns);
	/* [may switch] As yield, and other tasks of this vCPU may run too: cond_resched(). */
	void (*resched)(void *domain);
	/* [may switch] The task gives up its vCPU until wake(key); false: the time was up. */
	_Bool (*wait)(void *domain, const struct ks_wait *wait);
	/* [may switch] The task keeps its vCPU busy until wake(key), or an interrupt has come. */
	void (*spin)(void *domain, const struct ks_wait *wait);
	void (*wake)(void *domain, const void *key);
	/* key identifies the timer; arming a pending one moves it. */
	void (*timer_arm)(void *domain, void *key, enum ks_timer_kind kind,
			  unsigned long long at_ns, void (*fn)(void *key));
	_Bool (*timer_disarm)(void *domain, void *key); /* true if it was pending */
	_Bool (*timer_pending)(void *domain, const void *key);
	/* Its function runs now, on the stack of the task that it hit or of its own; wake(key) is called when that has ended. */
	_Bool (*timer_running)(void *domain, const void *key);

	/* --- what happened --------------------------------------------------- */
	/* what (a function of the kernel's API) may sleep and was called now. */
	void (*may_sleep)(void *domain, const char *what);
	/* Asked before every allocation; false: it must fail. */
	_Bool (*alloc_allowed)(void *domain, enum ks_alloc_kind kind, unsigned long size);
	/* Lazy MMU mode is entered while it is on, and this version forbids that. */
	void (*lazy_mmu_nested)(void *domain);
	/* A PTE that belongs to no page table is written. */
	void (*pte_unpopulated)(void *domain, unsigned long va);
	/* A spinlock of the class is about to be taken so (KS_USED_*) for the first time. */
	void (*lock_used)(void *domain, const struct ks_lock_class *class, unsigned int usage);
	/* The first time that a lock of the class inner is about to be taken with outer held. */
	void (*lock_nested)(void *domain, const struct ks_lock_class *outer,
			    const struct ks_lock_class *inner);
	/* class NULL: no lock is concerned; owner: ks_context.id of who holds it, or 0. */
	void (*misuse)(void *domain, enum ks_misuse what, const struct ks_lock_class *class,
		       unsigned int owner);
	/* A page's reference count is misused; it stays as it is. */
	void (*page_misuse)(void *domain, enum ks_page_misuse what, unsigned long pfn, int count);
	void (*warn)(void *domain, const char *file, int line, const char *text);
	/* BUG(): the domain crashes. */
	void (*bug)(void *domain, const char *file, int line) __attribute__((noreturn));
	/* panic(): likewise, with the kernel's text. */
	void (*panic)(void *domain, const char *text) __attribute__((noreturn));
	/* For a trace: what the runtime has to tell beside all this.  NULL: nobody listens. */
	void (*event)(void *domain, const struct ks_event *event);
	/* printk; level '0'..'7'; args is a va_list. */
	void (*log)(void *domain, char level, const char *fmt, __builtin_va_list *args);
};

#endif
