/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GTF_reading and GTF_writing: the only file that sets or clears them.
 *
 * Rules after _set_status_v1, _set_status_v2 and reduce_status_for_pin in
 * xen/common/grant_table.c (4.17).  Version 1: in the flags word, which Xen changes
 * by compare-and-exchange over flags and domid together, in five attempts.
 * Here one read and one write do: guests and hypervisor are one host thread, and no
 * guest runs in between.  Version 2: in the status word, and then the flags are looked
 * at again, because who is told of the mark (HvHost's event) may be the guest.
 * While an entry is pinned its domid and type are not checked any more,
 * GTF_readonly is.  reading goes with the last pin of any kind, writing with the
 * last write pin, whatever the guest did to the entry.
 */
#include "gnttab/gnttab.h"

typedef union {
	guint32 raw;
	struct {
		guint16 flags;
		domid_t domid;
	};
} Head;

/* By halves, as the guest writes it: a wider load would wait for both of its stores. */
static Head read_head(const grant_entry_header_t *header)
{
	return (Head){
		.flags = hv_gnttab_read16(&header->flags), .domid = hv_gnttab_read16(&header->domid),
	};
}

/* Whether the entry gives this user what it asks. */
static gboolean grants(Head head, domid_t user, gboolean map, gboolean transitive)
{
	guint16 mask = GTF_type_mask | (map ? GTF_sub_page : 0);
	guint16 type = head.flags & mask;

	if (head.domid != user)
		return FALSE;
	return type == GTF_permit_access || (transitive && type == GTF_transitive);
}

/* It does not: says which of these conditions it is, which are one in Xen. */
static gint16 refuse(HvDomain *granter, grant_ref_t ref, Head head, domid_t user,
		     gboolean transitive)
{
	guint16 type = head.flags & GTF_type_mask;

	if (type == GTF_transitive && !transitive && granter->gt->version == 2)
		return hv_refuse_entry(granter, ref, HV_REFUSE_ENTRY_TRANSITIVE, head.flags);
	if (type != GTF_permit_access && !(transitive && type == GTF_transitive))
		return hv_refuse_entry(granter, ref, HV_REFUSE_ENTRY_NOT_PERMIT_ACCESS,
				       head.flags);
	if (head.domid != user)
		return hv_refuse_entry(granter, ref, HV_REFUSE_ENTRY_WRONG_DOMID, user);
	return hv_refuse_entry(granter, ref, HV_REFUSE_ENTRY_SUB_PAGE, head.flags);
}

static gint16 mark_v1(HvDomain *granter, grant_ref_t ref, domid_t user, gboolean readonly,
		      gboolean map)
{
	guint16 *flags = &hv_gnttab_v1(granter, ref)->flags;
	HvActive *act = hv_active(granter, ref);
	guint16 mark = GTF_reading | (readonly ? 0 : GTF_writing);
	Head head = read_head((grant_entry_header_t *)flags);

	if (!hv_active_pinned(act) && !grants(head, user, map, FALSE))
		return refuse(granter, ref, head, user, FALSE);
	if (!readonly && (head.flags & GTF_readonly))
		return hv_refuse_entry(granter, ref, HV_REFUSE_ENTRY_READONLY, head.flags);
	hv_gnttab_write16(flags, head.flags | mark);
	act->marks |= mark;
	if (mark & ~head.flags)
		hv_event(granter, HV_EVENT_GTF, user, ref, head.flags, head.flags | mark);
	return GNTST_okay;
}

static void clear(HvDomain *granter, grant_ref_t ref, guint16 flags, domid_t user)
{
	gboolean v1 = granter->gt->version == 1;
	guint16 *word = v1 ? &hv_gnttab_v1(granter, ref)->flags : hv_gnttab_status(granter, ref);
	guint16 old = hv_gnttab_read16(word);

	hv_gnttab_write16(word, old & ~flags);
	hv_active(granter, ref)->marks &= ~flags;
	if (old & flags)
		hv_event(granter, v1 ? HV_EVENT_GTF : HV_EVENT_STATUS, user, ref, old,
			 old & ~flags);
}

static void set_status(HvDomain *granter, grant_ref_t ref, guint16 flags, domid_t user)
{
	grant_status_t *word = hv_gnttab_status(granter, ref);
	guint16 old = hv_gnttab_read16(word);

	hv_gnttab_write16(word, old | flags);
	hv_active(granter, ref)->marks |= flags;
	if (flags & ~old)
		hv_event(granter, HV_EVENT_STATUS, user, ref, old, old | flags);
}

/* Not inline: version 1 would pay for the registers. */
G_GNUC_NO_INLINE static gint16 mark_v2(HvDomain *granter, grant_ref_t ref, domid_t user,
				       gboolean readonly, gboolean map)
{
	const grant_entry_header_t *header = &hv_gnttab_v2(granter, ref)->hdr;
	gboolean pinned = hv_active_pinned(hv_active(granter, ref));
	/* Transitive entries are for copies alone. */
	gboolean transitive = !map || HV_FAULT(granter->machine, MAP_TRANSITIVE);
	Head head = read_head(header);

	if (!pinned && !grants(head, user, map, transitive))
		return refuse(granter, ref, head, user, transitive);
	if (!readonly && (head.flags & GTF_readonly))
		return hv_refuse_entry(granter, ref, HV_REFUSE_ENTRY_READONLY, head.flags);
	set_status(granter, ref, GTF_reading | (readonly ? 0 : GTF_writing), user);

	/* The guest sees the status now: what it changed before that still counts. */
	head = read_head(header);
	if (!pinned && (!grants(head, user, map, transitive) ||
			(!readonly && (head.flags & GTF_readonly)))) {
		clear(granter, ref, GTF_reading | GTF_writing, user);
		return hv_refuse_entry(granter, ref, HV_REFUSE_ENTRY_CHANGED, head.flags);
	}
	if (pinned && (head.flags & GTF_readonly)) {
		clear(granter, ref, GTF_writing, user);
		return hv_refuse_entry(granter, ref, HV_REFUSE_ENTRY_READONLY_AFTER_ALL,
				       head.flags);
	}
	return GNTST_okay;
}

/*
 * Before the first pin, or the first write pin: checks that the entry gives user
 * this access and marks it as in use.  map: no sub-page, no transitive entry.
 * GNTST_okay or GNTST_general_error.
 */
gint16 hv_gtf_mark(HvDomain *granter, grant_ref_t ref, domid_t user, gboolean readonly,
		   gboolean map)
{
	if (granter->gt->version == 1)
		return mark_v1(granter, ref, user, readonly, map);
	return mark_v2(granter, ref, user, readonly, map);
}

/*
 * After a pin has gone, or has not come: takes away the marks that the pins left
 * do not need.  readonly says of which kind the access was.
 */
void hv_gtf_reduce(HvDomain *granter, grant_ref_t ref, domid_t user, gboolean readonly)
{
	const HvActive *act = hv_active(granter, ref);
	guint16 flags = hv_active_pinned(act) ? 0 : GTF_reading;

	if (!readonly && !hv_active_write_pinned(act))
		flags |= GTF_writing;
	if (flags)
		clear(granter, ref, flags, user);
}

/*
 * Copies pin as host maps do.  With the fault they look at nothing else, so that the
 * marks of a device map go with the copy.
 */
void hv_gtf_reduce_copy(HvDomain *granter, grant_ref_t ref, domid_t user, gboolean readonly)
{
	HvPins pins = hv_active(granter, ref)->pins;

	if (!HV_FAULT(granter->machine, COPY_IGNORES_DEVICE_PINS)) {
		hv_gtf_reduce(granter, ref, user, readonly);
		return;
	}
	if (!pins.host_write)
		clear(granter, ref, GTF_writing, user);
	if (!pins.host_read)
		clear(granter, ref, GTF_reading, user);
}

/* v2 to v1: flags and status word as one. */
guint16 hv_gtf_join(guint16 flags, guint16 status)
{
	return flags | status;
}

/* v1 to v2: the flags as the guest wrote them, and the marks in the status word. */
void hv_gtf_split(guint16 joined, guint16 *flags, guint16 *status)
{
	*status = joined & (GTF_reading | GTF_writing);
	*flags = joined & ~(GTF_reading | GTF_writing);
}
