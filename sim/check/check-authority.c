/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * unauthorised-access: the hypervisor mapped or copied, and answered okay, without a
 * grant for it: an entry that permits the access to that domain, or (as in Xen) one that
 * is pinned already.  A mistake of the hypervisor's, so only looked for on a checked
 * machine, or with an instrumented kernel.
 */
#include "check/check.h"
#include "check/violation.h"
#include "world/world.h"

static domid_t real_id(const GsDomain *domain, domid_t id)
{
	return id == DOMID_SELF ? domain->id : id;
}

static guint pins_of(const GsDomain *granter, grant_ref_t ref)
{
	HvGrantPins pins;

	return granter->world->hv->grant_pins(granter->hv, ref, &pins) ? hv_pins_total(&pins) : 0;
}

/* own: pins that the access itself has left on the entry. */
static gboolean permitted(const GsDomain *domain, const GsDomain *granter, grant_ref_t ref,
			  gboolean write, gboolean transitive, guint own)
{
	HvGrantEntry entry;
	guint type;

	if (!granter->world->hv->grant_entry(granter->hv, ref, &entry) ||
	    (write && (entry.flags & GTF_readonly)))
		return FALSE;
	type = entry.flags & GTF_type_mask;
	if (entry.domid == domain->id &&
	    (type == GTF_permit_access || (transitive && type == GTF_transitive)))
		return TRUE;
	return pins_of(granter, ref) > own;
}

static void report(GsDomain *domain, const char *what, domid_t granter, grant_ref_t ref)
{
	gs_violation_here(domain, GS_VIOLATION_UNAUTHORISED_ACCESS,
			  "%s %u:%u, and no entry permits that to domain %u", what, granter, ref,
			  domain->id);
}

static void check_map(GsDomain *domain, const gnttab_map_grant_ref_t *op)
{
	const GsDomain *granter = gs_world_domain(domain->world, real_id(domain, op->dom));
	guint own = ((op->flags & GNTMAP_host_map) != 0) + ((op->flags & GNTMAP_device_map) != 0);

	if (granter && op->status == GNTST_okay &&
	    !permitted(domain, granter, op->ref, !(op->flags & GNTMAP_readonly), FALSE, own))
		report(domain, "mapped", granter->id, op->ref);
}

static void check_side(GsDomain *domain, const struct gnttab_copy_ptr *side, gboolean by_ref,
		       gboolean write)
{
	const GsDomain *owner = gs_world_domain(domain->world, real_id(domain, side->domid));

	if (!by_ref && real_id(domain, side->domid) != domain->id)
		gs_violation_here(domain, GS_VIOLATION_UNAUTHORISED_ACCESS,
				  "copied %s a frame of domain %u by its number", write ? "to" : "from",
				  side->domid);
	else if (by_ref && owner && !permitted(domain, owner, side->u.ref, write, TRUE, 0))
		report(domain, write ? "copied to" : "copied from", owner->id, side->u.ref);
}

void gs_check_authority(GsDomain *domain, guint cmd, gconstpointer ops, guint n)
{
	for (guint i = 0; i < n; i++) {
		const gnttab_copy_t *copy = (const gnttab_copy_t *)ops + i;

		if (cmd == GNTTABOP_map_grant_ref)
			check_map(domain, (const gnttab_map_grant_ref_t *)ops + i);
		if (cmd != GNTTABOP_copy || copy->status != GNTST_okay)
			continue;
		check_side(domain, &copy->source, copy->flags & GNTCOPY_source_gref, FALSE);
		check_side(domain, &copy->dest, copy->flags & GNTCOPY_dest_gref, TRUE);
	}
}
