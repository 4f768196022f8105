/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * info-leak: bytes of a page or object that nobody has written since it was allocated
 * can be read by another domain (XSA-365, XSA-403): the page is granted, or they are
 * copied to a page that is, by the kernel or by GNTTABOP_copy.
 */
#include "check/instrument.h"
#include "world/world.h"

void gs_check_leak_granted(GsInstrument *instrument, grant_ref_t ref, const GsIssued *granted)
{
	const guint8 *bytes = gs_shadow_bytes(instrument->domain->shadow, granted->va);
	guint n = bytes ? gs_shadow_count(bytes, HV_PAGE_SIZE, KS_SHADOW_UNINIT) : 0;

	if (n && granted->domid != instrument->domain->id)
		gs_violation_here(instrument->domain, GS_VIOLATION_INFO_LEAK,
				  "ref %u grants domain %u a page with %u bytes that nobody has "
				  "written",
				  ref, granted->domid, n);
}

/* The shadow bytes of one side of a copy; NULL: not known here. */
static guint8 *side(GsDomain *domain, const struct gnttab_copy_ptr *ptr, gboolean by_ref)
{
	GsWorld *world = domain->world;
	const GsDomain *owner = by_ref ? gs_world_domain(world, ptr->domid) : domain;
	const GsIssued *granted = by_ref && owner ? gs_issued_ref(owner, ptr->u.ref) : NULL;
	HvMfn mfn = by_ref ? granted ? granted->mfn : HV_INVALID_MFN
			   : gs_domain_gfn_mfn(domain, ptr->u.gmfn);

	if (!world->frame_shadow || mfn >= world->frames)
		return NULL;
	return world->frame_shadow + mfn * HV_PAGE_SIZE + ptr->offset;
}

static void copied(GsDomain *domain, const gnttab_copy_t *op)
{
	gboolean from_ref = op->flags & GNTCOPY_source_gref, to_ref = op->flags & GNTCOPY_dest_gref;
	const guint8 *source = side(domain, &op->source, from_ref);
	guint8 *dest = side(domain, &op->dest, to_ref);
	guint n = source ? gs_shadow_count(source, op->len, KS_SHADOW_UNINIT) : 0;

	if (n && to_ref && !from_ref)
		gs_violation_here(domain, GS_VIOLATION_INFO_LEAK,
				  "%u bytes that nobody has written are copied to domain %u", n,
				  op->dest.domid);
	for (guint i = 0; dest && i < op->len; i++)
		dest[i] = (guint8)((dest[i] & ~KS_SHADOW_UNINIT) |
				   (source ? source[i] & KS_SHADOW_UNINIT : 0));
}

void gs_check_leak_copied(GsDomain *domain, const gnttab_copy_t *ops, guint n)
{
	for (guint i = 0; domain->world->frame_shadow && i < n; i++)
		if (ops[i].status == GNTST_okay)
			copied(domain, &ops[i]);
}
