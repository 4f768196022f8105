/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What differs between the versions of Xen: XS_XEN is 417 for 4.17.  Included by
 * gnttab.c behind grant_table.c.
 */
#ifndef XS_VERSION_H
#define XS_VERSION_H

#if XS_XEN >= 415
#define xs_release_mappings(d) gnttab_release_mappings(d)
#define XS_PIN_BITS GNTPIN_cntr_width
#define xs_resource_max_frames(d, id) gnttab_resource_max_frames(d, id)
#define xs_acquire_resource(d, id, first, n, mfns) gnttab_acquire_resource(d, id, first, n, mfns)
#else
#define xs_release_mappings(d) (gnttab_release_mappings(d), 0)
#define XS_PIN_BITS 8
#define xs_resource_max_frames(d, id) 0
#define xs_acquire_resource(d, id, first, n, mfns) (-EOPNOTSUPP)
#endif

static int xs_grant_table_init(struct domain *d, int max_frames, int max_maptrack,
			       unsigned int max_version)
{
#if XS_XEN >= 416
	return grant_table_init(d, max_frames, max_maptrack, max_version);
#else
	/* The version is the hypervisor's own there, not the domain's. */
	opt_gnttab_max_version = max_version;
	return grant_table_init(d, max_frames, max_maptrack);
#endif
}

#endif
