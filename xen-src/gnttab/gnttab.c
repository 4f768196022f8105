/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Xen's grant_table.c, unmodified, and the way into it.  It is included rather
 * than linked because its structures are its own: inspect.h looks at them.
 */
#include <xen/grant_table.h>

/*
 * The macro alloc_xenheap_page() of xen/mm.h names the table that grows; where
 * no table grows this stands for it, and is not looked at.
 */
static struct grant_table *const gt __maybe_unused;

#include "common/grant_table.c"
#include "xs-version.h"

int xs_gnttab_init(struct domain *d, unsigned int max_frames, unsigned int max_maptrack,
		   unsigned int max_version)
{
	unsigned int i;

	opt_max_grant_frames = 4096;
	opt_max_maptrack_frames = 65536;
	for (i = 0; i < d->max_vcpus; i++)
		grant_table_init_vcpu(d->vcpu[i]);
	return xs_grant_table_init(d, max_frames, max_maptrack, max_version);
}

/* Of a machine that goes away with its mappings: Xen expects none any more. */
void xs_gnttab_destroy(struct domain *d)
{
	struct grant_table *t = d->grant_table;
	unsigned int i;

	for (i = 0; i < nr_maptrack_frames(t); i++)
		free_xenheap_page(t->maptrack[i]);
	t->maptrack_limit = 0;
	grant_table_destroy(d);
}

void xs_gnttab_release_mappings(struct domain *d)
{
	while (xs_release_mappings(d))
		;
}

long xs_gnttab_op(unsigned int cmd, unsigned long uop, unsigned int count)
{
	XEN_GUEST_HANDLE_PARAM(void) handle = { (void *)uop };

	return do_grant_table_op(cmd, handle, count);
}

int xs_gnttab_frame_at(struct domain *d, unsigned long idx, unsigned long gfn,
		       unsigned long *mfn)
{
	mfn_t frame;
	int rc = gnttab_map_frame(d, idx, _gfn(gfn), &frame);

	if (!rc)
		*mfn = mfn_x(frame);
	return rc;
}

unsigned int xs_gnttab_max_frames(const struct domain *d, unsigned int id)
{
	return xs_resource_max_frames(d, id);
}

int xs_gnttab_acquire(struct domain *d, unsigned int id, unsigned int first, unsigned int count,
		      unsigned long *mfns)
{
	int rc = xs_acquire_resource(d, id, first, count, mfns);

	return rc < 0 ? rc : 0;
}

#include "inspect.h"
