/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a network backend does: copying from and to grants without mapping them. */
#include "ks/driver.h"

#include <linux/kernel.h>
#include <asm/xen/hypercall.h>
#include "ks/driver-map.h"
#include <xen/grant_table.h>
#include <xen/page.h>
#include "ks/heap.h"

typedef typeof(((struct gnttab_copy *)0)->source) copy_ptr; /* up to 5.x it has no name */

static void set_pointer(copy_ptr *to, const struct ks_copy_ptr *from)
{
	to->domid = from->is_ref ? from->dom : DOMID_SELF;
	to->offset = from->offset;
	if (from->is_ref)
		to->u.ref = from->ref;
	else
		to->u.gmfn = pfn_to_gfn(from->pfn);
}

int ks_driver_copy(struct ks_copy_slot *slots, unsigned int count)
{
	struct gnttab_copy *ops = ks_heap_alloc(count * sizeof(*ops));
	unsigned int i;

	for (i = 0; i < count; i++) {
		set_pointer(&ops[i].source, &slots[i].source);
		set_pointer(&ops[i].dest, &slots[i].dest);
		ops[i].len = slots[i].len;
		ops[i].flags = (slots[i].source.is_ref ? GNTCOPY_source_gref : 0) |
			       (slots[i].dest.is_ref ? GNTCOPY_dest_gref : 0);
		ops[i].status = 1; /* not answered */
	}
	gnttab_batch_copy(ops, count);
	for (i = 0; i < count; i++)
		slots[i].status = ops[i].status;
	ks_heap_free(ops, count * sizeof(*ops));
	return 0;
}
