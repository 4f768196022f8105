/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a hypervisor needs of the program around it.  hv-model calls nothing
 * else outside itself: no thread, no clock, no output.
 */
#ifndef HV_HOST_H
#define HV_HOST_H

#include "hv/refusal.h"

G_BEGIN_DECLS

typedef enum {
	HV_EVENT_GTF,        /* a flags word changed: a = gref, b = old, c = new */
	HV_EVENT_STATUS,     /* a v2 status word changed: a = gref, b = old, c = new */
	HV_EVENT_MAP,        /* a = gref, b = handle, peer = granter */
	HV_EVENT_UNMAP,      /* a = gref, b = handle, peer = granter */
	HV_EVENT_P2M_TYPE,   /* a = gfn, b = old type, c = new type */
	HV_EVENT_GROW,       /* a = shared frames, b = status frames */
} HvEventType;

typedef struct {
	HvEventType type;
	domid_t domid; /* the domain it happened to */
	domid_t peer;  /* the other one, or DOMID_INVALID */
	guint64 a, b, c;
} HvEvent;

/*
 * All callbacks get the opaque pointer given to machine_new().  Any may be
 * NULL except the two copies.
 */
typedef struct HvHost {
	/*
	 * Guest access.  addr is a guest virtual address as the guest's hypercall
	 * named it.  FALSE if any byte of it is not the guest's memory; then
	 * nothing was copied.  The hypercall answers -EFAULT.
	 */
	gboolean (*copy_from_guest)(gpointer host, domid_t domid, gpointer dst, guint64 addr,
				    gsize len);
	gboolean (*copy_to_guest)(gpointer host, domid_t domid, guint64 addr, gconstpointer src,
				  gsize len);

	/*
	 * May be NULL, or answer NULL.  Where the host has those bytes of the guest's memory,
	 * if they can be read and written there for as long as the hypercall lasts, whatever
	 * it maps and unmaps.  Then nothing needs to be copied.
	 */
	gpointer (*guest_window)(gpointer host, domid_t domid, guint64 addr, gsize len);

	/* A PV domain's L1 entry for this virtual address has a new value. */
	void (*pte_changed)(gpointer host, domid_t domid, guint64 va, guint64 pte);

	/* A translated domain's p2m entry for gfn has changed: ask with p2m_get(). */
	void (*p2m_changed)(gpointer host, domid_t domid, HvGfn gfn);

	/* A PV domain's frame is another of its pages now: its pfn, or HV_INVALID_MFN for none. */
	void (*m2p_changed)(gpointer host, domid_t domid, HvMfn mfn, HvGfn pfn);

	/*
	 * An access met a paged-out frame and the pager of that domain has been
	 * sent a request for it (Xen: p2m_mem_paging_populate).  Called once per
	 * request: again only after the page has come in and gone out again.
	 */
	void (*page_in_request)(gpointer host, domid_t domid, HvGfn gfn);

	/*
	 * An event has come on a port that is not masked: the guest would be
	 * interrupted.  Called from within the sender's hypercall.
	 */
	void (*event_channel)(gpointer host, domid_t domid, guint port);

	/* Xen would crash this domain (domain_crash); reason is a static text. */
	void (*domain_crashed)(gpointer host, domid_t domid, const char *reason);

	/*
	 * The hypervisor itself broke: BUG (fatal: the machine must not be used any
	 * more) or ASSERT (it goes on).  where is "file:line".
	 */
	void (*hypervisor_bug)(gpointer host, gboolean fatal, const char *where, const char *text);

	/* An operation of this domain's is refused, by a check of the table (hv/refusal.h). */
	void (*refused)(gpointer host, const HvRefused *refused);

	/* Something for the trace. */
	void (*event)(gpointer host, const HvEvent *event);
} HvHost;

G_END_DECLS

#endif
