/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A driver that has run out of refs and asks to be told when there are some again, as
 * drivers/block/xen-blkfront.c does.  The kernel calls back with its list lock held and
 * interrupts off: a real driver only schedules work there.
 */
#include "ks/driver-refs.h"

#include <linux/kernel.h>
#include <xen/grant_table.h>
#include "ks/heap.h"
#include "ks/peek.h"

struct ks_callback {
	struct gnttab_free_callback kernel;
	struct ks_callback_info info;
	bool allocates;
};

struct ks_callback *ks_callback_new(void)
{
	return ks_heap_alloc(sizeof(struct ks_callback));
}

static void refs_are_free(void *data)
{
	struct ks_callback *callback = data;
	struct ks_gnttab_state state;
	grant_ref_t head;

	ks_peek_gnttab_state(&state);
	callback->info.free_refs = (unsigned int)state.free_count;
	callback->info.runs++;
	if (callback->allocates && !gnttab_alloc_grant_references(1, &head))
		gnttab_free_grant_references(head);
}

void ks_callback_request(struct ks_callback *callback, unsigned short count, _Bool allocates)
{
	callback->allocates = allocates;
	gnttab_request_free_callback(&callback->kernel, refs_are_free, callback, count);
}

void ks_callback_cancel(struct ks_callback *callback)
{
	gnttab_cancel_free_callback(&callback->kernel);
}

struct ks_callback_info ks_callback_info(const struct ks_callback *callback)
{
	return callback->info;
}
