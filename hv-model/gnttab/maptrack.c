/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Handles of mappings, after get_maptrack_handle and put_maptrack_handle in
 * xen/common/grant_table.c (4.17): a first-in first-out free list for each vCPU,
 * whose last entry is never given out; 256 handles a frame; a vCPU without any
 * left gets a new frame, or steals one handle (and one more to end its list with
 * if it never had any).  Xen picks its first victim at random; the model starts
 * at vCPU 0.
 */
#include "gnttab/gnttab.h"

void hv_maptrack_init(HvMaptrack *maptrack, guint vcpus, guint max_frames)
{
	maptrack->max_frames = max_frames;
	maptrack->vcpu = g_new(HvFreeList, vcpus);
	for (guint i = 0; i < vcpus; i++)
		maptrack->vcpu[i] = (HvFreeList){HV_NO_HANDLE, HV_NO_HANDLE};
}

void hv_maptrack_clear(HvMaptrack *maptrack)
{
	g_clear_pointer(&maptrack->entry, g_free);
	g_clear_pointer(&maptrack->vcpu, g_free);
}

static grant_handle_t take_from(HvMaptrack *maptrack, guint vcpu)
{
	HvFreeList *list = &maptrack->vcpu[vcpu];
	grant_handle_t handle = list->head;

	if (handle == HV_NO_HANDLE || maptrack->entry[handle].next == HV_NO_HANDLE)
		return HV_NO_HANDLE;
	list->head = maptrack->entry[handle].next;
	return handle;
}

static grant_handle_t steal(const HvDomain *domain, HvMaptrack *maptrack, guint thief)
{
	for (guint i = 0; i < domain->vcpus; i++) {
		grant_handle_t handle = take_from(maptrack, i);

		if (handle != HV_NO_HANDLE) {
			maptrack->entry[handle].vcpu = thief;
			return handle;
		}
	}
	return HV_NO_HANDLE;
}

static grant_handle_t steal_with_tail(const HvDomain *domain, HvMaptrack *maptrack, guint vcpu)
{
	HvFreeList *list = &maptrack->vcpu[vcpu];

	if (list->tail == HV_NO_HANDLE) {
		grant_handle_t tail = steal(domain, maptrack, vcpu);

		if (tail == HV_NO_HANDLE)
			return HV_NO_HANDLE;
		maptrack->entry[tail].next = HV_NO_HANDLE;
		list->tail = tail;
		list->head = tail;
	}
	return steal(domain, maptrack, vcpu);
}

/* A new frame: its first handle at once, the others before what the list had. */
static grant_handle_t grow(HvMaptrack *maptrack, guint vcpu)
{
	HvFreeList *list = &maptrack->vcpu[vcpu];
	grant_handle_t first = maptrack->limit;
	grant_handle_t last = first + HV_MAPTRACK_PER_FRAME - 1;

	maptrack->limit += HV_MAPTRACK_PER_FRAME;
	maptrack->entry = g_renew(HvMaptrackEntry, maptrack->entry, maptrack->limit);
	for (grant_handle_t i = first; i <= last; i++)
		maptrack->entry[i] = (HvMaptrackEntry){.vcpu = vcpu, .next = i + 1};
	if (list->tail == HV_NO_HANDLE)
		list->tail = last;
	maptrack->entry[last].next = list->head;
	list->head = first + 1;
	return first;
}

/* A handle for a map by that vCPU, or HV_NO_HANDLE. */
grant_handle_t hv_maptrack_get(HvDomain *domain, guint vcpu)
{
	HvMaptrack *maptrack = &domain->gt->maptrack;
	grant_handle_t handle = take_from(maptrack, vcpu);

	if (handle != HV_NO_HANDLE)
		return handle;
	if (maptrack->limit / HV_MAPTRACK_PER_FRAME < maptrack->max_frames &&
	    !hv_step_no_memory(domain->machine))
		return grow(maptrack, vcpu);
	return steal_with_tail(domain, maptrack, vcpu);
}

/* Back to the end of the list of the vCPU that it belongs to. */
void hv_maptrack_put(HvDomain *domain, grant_handle_t handle)
{
	HvMaptrack *maptrack = &domain->gt->maptrack;
	HvFreeList *list = &maptrack->vcpu[maptrack->entry[handle].vcpu];

	maptrack->entry[handle].flags = 0;
	maptrack->entry[handle].next = HV_NO_HANDLE;
	maptrack->entry[list->tail].next = handle;
	list->tail = handle;
}

HvMaptrackEntry *hv_maptrack_live(const HvDomain *domain, grant_handle_t handle)
{
	const HvMaptrack *maptrack = &domain->gt->maptrack;

	if (handle >= maptrack->limit || !maptrack->entry[handle].flags)
		return NULL;
	return &maptrack->entry[handle];
}
