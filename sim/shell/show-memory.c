/* SPDX-License-Identifier: GPL-2.0-or-later */
/* show p2m, show ptes: which frame is where. */
#include "shell/show.h"

#define U64 "%" G_GUINT64_FORMAT
#define L1_ENTRIES 512
#define PTE_PRESENT 1ull
#define PTE_RW      2ull

/* A run of numbers that grow together is one line. */
typedef struct {
	const char *what;
	guint64 from, to, mfn;
	const char *kind; /* NULL: no run */
} Range;

static void end_range(GString *out, Range *range)
{
	if (range->kind && range->from == range->to)
		g_string_append_printf(out, "  %s " U64 ": ", range->what, range->from);
	else if (range->kind)
		g_string_append_printf(out, "  %s " U64 "-" U64 ": ", range->what, range->from,
				       range->to);
	if (range->kind && range->mfn == HV_INVALID_MFN)
		g_string_append_printf(out, "%s\n", range->kind);
	else if (range->kind)
		g_string_append_printf(out, "mfn " U64 "%s %s\n", range->mfn,
				       range->from == range->to ? "" : " and so on", range->kind);
	range->kind = NULL;
}

static void add(GString *out, Range *range, guint64 n, HvMfn mfn, const char *kind)
{
	HvMfn next = range->mfn == HV_INVALID_MFN ? HV_INVALID_MFN
						   : range->mfn + (n - range->from);

	if (range->kind == kind && n == range->to + 1 && mfn == next) {
		range->to = n;
		return;
	}
	end_range(out, range);
	*range = (Range){ range->what, n, n, mfn, kind };
}

static void add_gfns(GString *out, const GsDomain *domain, Range *range, HvGfn from, gulong n)
{
	for (HvGfn gfn = from; gfn < from + n; gfn++) {
		HvP2mEntry entry = domain->world->hv->p2m_get(domain->hv, gfn);

		add(out, range, gfn, entry.mfn, hv_p2m_type_name(entry.type));
	}
}

/* A PV kernel keeps its p2m itself. */
static void add_pfns(GString *out, const GsDomain *domain, Range *range)
{
	gulong foreign = 1UL << 63;

	for (gulong n = 0; n < domain->layout.nr_pages; n++) {
		gulong entry = domain->booted ? domain->image->ks->p2m_entry(n) : ~0UL;

		add(out, range, n, entry == ~0UL ? HV_INVALID_MFN : entry & ~foreign,
		    entry == ~0UL ? "no frame" : entry & foreign ? "foreign" : "own");
	}
}

void gs_shell_show_p2m(GString *out, const GsDomain *domain)
{
	Range range = { .what = "gfn" };

	g_string_append_printf(out, "domain %u:\n", domain->id);
	if (hv_guest_translated(domain->type)) {
		add_gfns(out, domain, &range, 0, domain->image ? domain->layout.nr_pages
							       : domain->pages);
		add_gfns(out, domain, &range, GS_BARE_MAP_GFN, domain->bare_maps);
	} else if (domain->image) {
		range.what = "pfn";
		add_pfns(out, domain, &range);
	} else {
		range.what = "page";
		for (guint n = 0; n < domain->pages; n++)
			add(out, &range, n, gs_domain_mfn(domain, n), "own");
	}
	end_range(out, &range);
}

static void add_kernel(GString *out, const GsMemory *memory, Range *range)
{
	gulong base = gs_memory_direct_base(memory);
	gulong end = gs_memory_vmalloc_base(memory) + gs_memory_vmalloc_size(memory);

	for (gulong va = base; va < end; va += HV_PAGE_SIZE) {
		gboolean writable;
		HvMfn mfn = gs_memory_lookup(memory, va, &writable);

		if (mfn != HV_INVALID_MFN)
			add(out, range, (va - base) >> HV_PAGE_SHIFT, mfn, writable ? "rw" : "ro");
	}
}

/* The script's own L1 tables, which are the domain's last pages (run/bare-map.c). */
static void add_bare(GString *out, const GsDomain *domain, Range *range)
{
	const GsWorld *world = domain->world;

	for (guint n = 0; n < domain->bare_maps; n++) {
		HvMfn table = gs_domain_mfn(domain, domain->pages - 1 - n / L1_ENTRIES);
		const guint64 *l1 = world->hv->frame_ptr(world->machine, table);
		guint64 pte = l1 ? l1[n % L1_ENTRIES] : 0;

		if (pte & PTE_PRESENT)
			add(out, range, n, (pte & 0xffffffffff000ull) >> HV_PAGE_SHIFT,
			    pte & PTE_RW ? "rw" : "ro");
	}
}

void gs_shell_show_ptes(GString *out, const GsDomain *domain)
{
	Range range = { .what = "page" };

	g_string_append_printf(out, "domain %u:\n", domain->id);
	if (domain->memory)
		add_kernel(out, domain->memory, &range);
	else if (domain->type == HV_GUEST_PV)
		add_bare(out, domain, &range);
	else
		g_string_append(out, "  bare: no kernel, no page tables; what it maps is in its "
				     "p2m\n");
	end_range(out, &range);
}
