/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The world as text: hypervisor, kernels, address spaces, time. */
#include "world/state-text.h"

#include "world/world.h"

#define U64 "%" G_GUINT64_FORMAT

typedef struct {
	GString *text;
	const GsDomain *domain;
} Place;

static void append_entries(GString *text, const GsDomain *domain)
{
	const HvInterface *hv = domain->world->hv;
	guint n = hv->grant_entries(domain->hv);

	g_string_append_printf(text, "table version %u frames %u status %u entries %u\n",
			       hv->grant_version(domain->hv), hv->grant_frames(domain->hv),
			       hv->status_frames(domain->hv), n);
	for (grant_ref_t ref = 0; ref < n; ref++) {
		HvGrantEntry entry = { 0 };
		HvGrantPins pins = { 0 };

		hv->grant_entry(domain->hv, ref, &entry);
		hv->grant_pins(domain->hv, ref, &pins);
		if (!entry.flags && !entry.frame && !hv_pins_total(&pins))
			continue;
		g_string_append_printf(text, "entry %u flags %x status %x domid %u frame " U64
				       " pins %u %u %u %u mfn " U64 "\n", ref, entry.flags,
				       entry.status, entry.domid, entry.frame, pins.host_read,
				       pins.host_write, pins.device_read, pins.device_write,
				       pins.mfn);
	}
}

static void append_mapping(const HvMapping *mapping, gpointer data)
{
	const Place *place = data;

	g_string_append_printf(place->text, "mapping %u of %u:%u flags %x va " U64 "\n",
			       mapping->handle, mapping->granter, mapping->ref, mapping->flags,
			       gs_trace_va(place->domain, mapping->host_addr));
}

/* What every page shows, the runs of nothing left out. */
static void append_memory(GString *text, const GsDomain *domain)
{
	gulong base = gs_memory_direct_base(domain->memory);
	gulong end = gs_memory_vmalloc_base(domain->memory) +
		     gs_memory_vmalloc_size(domain->memory);

	for (gulong va = base; va < end; va += HV_PAGE_SIZE) {
		gboolean writable;
		HvMfn mfn = gs_memory_lookup(domain->memory, va, &writable);

		if (mfn != HV_INVALID_MFN)
			g_string_append_printf(text, "page " U64 " mfn " U64 " %s\n",
					       (guint64)(va - base) >> HV_PAGE_SHIFT, mfn,
					       writable ? "rw" : "ro");
	}
}

static void append_kernel(GString *text, const GsDomain *domain)
{
	const struct ks_image *ks = domain->image->ks;
	struct ks_gnttab_state state = { 0 };
	struct ks_alloc_info allocation;
	struct ks_vm_area_info area;

	if (domain->booted)
		ks->gnttab_state(&state);
	g_string_append_printf(text, "kernel frames %u size %u free %d head %u last %u walks %lu\n",
			       state.nr_grant_frames, state.size, state.free_count,
			       state.free_head, state.last_free, ks->pt_walks());
	for (guint n = 0; ks->allocation(n, &allocation); n++)
		g_string_append_printf(text, "allocation %lu kind %d size %lu\n", allocation.seq,
				       (int)allocation.kind, allocation.size);
	for (guint n = 0; ks->vm_area(n, &area); n++)
		g_string_append_printf(text, "vm-area %lu va " U64 " pages %lu\n", area.seq,
				       gs_trace_va(domain, area.addr), area.pages);
}

static void append_p2m(GString *text, const GsDomain *domain)
{
	const HvInterface *hv = domain->world->hv;

	for (HvGfn gfn = 0; gfn < domain->layout.nr_pages; gfn++) {
		HvP2mEntry entry = hv->p2m_get(domain->hv, gfn);

		g_string_append_printf(text, "gfn " U64 " mfn " U64 " type %d\n", gfn, entry.mfn,
				       (int)entry.type);
	}
}

static void append_domain(GString *text, const GsDomain *domain)
{
	Place place = { text, domain };

	g_string_append_printf(text, "domain %u%s%s\n", domain->id,
			       domain->booted ? " booted" : "", domain->crashed ? " crashed" : "");
	append_entries(text, domain);
	domain->world->hv->mappings(domain->hv, append_mapping, &place);
	if (!domain->image)
		return;
	append_kernel(text, domain);
	append_memory(text, domain);
	if (hv_guest_translated(domain->type))
		append_p2m(text, domain);
}

/* The generator's next number stands for its state. */
static void append_random(GString *text, const GsWorld *world)
{
	GRand *copy = g_rand_copy(world->sched->random);

	g_string_append_printf(text, "random %u\n", g_rand_int(copy));
	g_rand_free(copy);
}

char *gs_world_text(const GsWorld *world)
{
	GString *text = g_string_new(NULL);

	g_string_append_printf(text, "time " U64 " tasks %u violations %u frames free %u\n",
			       world->sched->clock.now, world->sched->tasks->len,
			       world->violations->len, world->hv->frames_free(world->machine));
	append_random(text, world);
	for (guint i = 0; i < world->domains->len; i++)
		append_domain(text, g_ptr_array_index(world->domains, i));
	return g_string_free(text, FALSE);
}
