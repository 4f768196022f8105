/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The model's grant tables: the shared frames, the active entries behind them, the
 * maptrack of mappings, and the operations.  Structure after xen/common/grant_table.c.
 */
#ifndef HV_GNTTAB_H
#define HV_GNTTAB_H

#include "machine/private.h"
#include "gnttab/fault-switch.h"

#define HV_V1_PER_FRAME     (HV_PAGE_SIZE / sizeof(grant_entry_v1_t))
#define HV_V2_PER_FRAME     (HV_PAGE_SIZE / sizeof(grant_entry_v2_t))
#define HV_STATUS_PER_FRAME (HV_PAGE_SIZE / sizeof(grant_status_t))

#define HV_MAPTRACK_PER_FRAME 256u
#define HV_NO_HANDLE G_MAXUINT32

/* Uses of an entry by kind, or an increment of them: 0 or 1 of each. */
typedef union {
	struct {
		guint8 host_read, host_write, device_read, device_write;
	};
	guint32 all; /* as one word, which Xen's are: no kind overflows into the next */
} HvPins;

/* What Xen holds on an entry; meaningful while pinned. */
typedef struct {
	HvPins pins;
	domid_t domid;         /* who pins it */
	gboolean sub_page;     /* no maps: a sub-page grant or a transitive one */
	guint16 start, length; /* the part of the frame that is granted */
	HvDomain *trans_domain; /* transitive: where the frame comes from */
	grant_ref_t trans_ref;
	HvMfn mfn;
	guint16 marks;          /* GTF_reading, GTF_writing: what Xen has set and not yet cleared */
	guint maps;             /* whole mappings, as Xen counts them for the mapper's IOMMU */
} HvActive;

/* One mapping of the domain; flags 0: the handle is free. */
typedef struct {
	grant_ref_t ref;
	guint16 flags;
	domid_t domid;
	guint serial;           /* of the granter: tells it from a later one of that number */
	guint vcpu;             /* whose free list it goes back to */
	grant_handle_t next;    /* while free */
	guint64 host_addr;      /* Xen does not keep this: for inspection only */
} HvMaptrackEntry;

typedef struct {
	grant_handle_t head, tail;
} HvFreeList;

typedef struct {
	HvMaptrackEntry *entry;
	guint limit;            /* entries that exist */
	guint max_frames;
	HvFreeList *vcpu;
} HvMaptrack;

typedef struct HvGrantTable {
	guint version, max_version;
	guint max_frames;
	guint nr_frames, nr_status;
	HvMfn *shared, *status;
	HvActive *active;
	HvMaptrack maptrack;
} HvGrantTable;

/* table.c */
/* At least that many shared frames (and status frames for v2).  0 or -ENOMEM. */
int hv_gnttab_grow(HvDomain *domain, guint frames);
int hv_gnttab_populate_status(HvDomain *domain);
int hv_gnttab_unpopulate_status(HvDomain *domain);
guint hv_gnttab_status_for(guint frames);

/* entry.c: hv_gnttab_get_frame() of a translated granter. */
gint16 hv_gnttab_get_p2m_frame(HvDomain *granter, grant_ref_t ref, HvGfn gfn, HvMfn *mfn);

/* gtf.c: the only file that changes GTF_reading and GTF_writing. */
gint16 hv_gtf_mark(HvDomain *granter, grant_ref_t ref, domid_t user, gboolean readonly,
		   gboolean map);
void hv_gtf_reduce(HvDomain *granter, grant_ref_t ref, domid_t user, gboolean readonly);
/* The same after a copy. */
void hv_gtf_reduce_copy(HvDomain *granter, grant_ref_t ref, domid_t user, gboolean readonly);
guint16 hv_gtf_join(guint16 flags, guint16 status);
void hv_gtf_split(guint16 joined, guint16 *flags, guint16 *status);

/* maptrack.c */
void hv_maptrack_init(HvMaptrack *maptrack, guint vcpus, guint max_frames);
void hv_maptrack_clear(HvMaptrack *maptrack);
grant_handle_t hv_maptrack_get(HvDomain *domain, guint vcpu);
void hv_maptrack_put(HvDomain *domain, grant_handle_t handle);
/* The live mapping, or NULL. */
HvMaptrackEntry *hv_maptrack_live(const HvDomain *domain, grant_handle_t handle);

/* acquire.c: an entry for the length of a copy. */
typedef struct {
	HvMfn mfn;          /* where the bytes are */
	HvMfn page;         /* the reference taken: the same frame */
	guint start, length;
} HvAcquired;

gint16 hv_gnttab_acquire(HvDomain *granter, grant_ref_t ref, domid_t user, gboolean readonly,
			 gboolean allow_transitive, HvAcquired *acquired);
/* Undoes the pins, not the reference on the frame. */
void hv_gnttab_unacquire(HvDomain *granter, grant_ref_t ref, domid_t user, gboolean readonly);

/* Before each element: what the injections make of it. */
#define hv_gnttab_step(domain, op) hv_step(domain, __HYPERVISOR_grant_table_op, GNTTABOP_##op)

/* The operations: a handler gets the guest's array and returns 0 or -errno. */
typedef long (*HvGnttabHandler)(HvDomain *domain, guint vcpu, guint64 uop, guint count);

long hv_gnttabop_map(HvDomain *domain, guint vcpu, guint64 uop, guint count);
long hv_gnttabop_unmap(HvDomain *domain, guint vcpu, guint64 uop, guint count);
long hv_gnttabop_unmap_and_replace(HvDomain *domain, guint vcpu, guint64 uop, guint count);
long hv_gnttabop_transfer(HvDomain *domain, guint vcpu, guint64 uop, guint count);
long hv_gnttabop_swap(HvDomain *domain, guint vcpu, guint64 uop, guint count);
/* first: the reference where a continued call goes on to search. */
long hv_gnttabop_cache_flush(HvDomain *domain, grant_ref_t first, guint64 uop, guint count);
long hv_gnttabop_copy(HvDomain *domain, guint vcpu, guint64 uop, guint count);
long hv_gnttabop_setup_table(HvDomain *domain, guint vcpu, guint64 uop, guint count);
long hv_gnttabop_query_size(HvDomain *domain, guint vcpu, guint64 uop, guint count);
long hv_gnttabop_get_status_frames(HvDomain *domain, guint vcpu, guint64 uop, guint count);
long hv_gnttabop_set_version(HvDomain *domain, guint vcpu, guint64 uop, guint count);
long hv_gnttabop_get_version(HvDomain *domain, guint vcpu, guint64 uop, guint count);

#include "gnttab/active-entry.h"
#include "gnttab/entry.h"

#endif
