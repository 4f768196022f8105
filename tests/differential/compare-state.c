/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The state of two machines, compared.  Frames that nobody owns are left out:
 * their contents are nobody's business until they are handed out again.
 */
#include "compare.h"

#include <string.h>

#define PTE_PRESENT 1u
#define PTE_FRAME   0x000ffffffffff000ull

static gboolean same_entry(const HvGrantEntry *a, const HvGrantEntry *b)
{
	return a->version == b->version && a->flags == b->flags && a->status == b->status &&
	       a->domid == b->domid && a->frame == b->frame;
}

static gboolean same_pins(const HvGrantPins *a, const HvGrantPins *b)
{
	return a->host_read == b->host_read && a->host_write == b->host_write &&
	       a->device_read == b->device_read && a->device_write == b->device_write &&
	       a->mfn == b->mfn;
}

static void tell_entry(DfDifference *difference, guint dom, guint ref, const HvGrantEntry *a,
		       const HvGrantEntry *b)
{
	df_differ(difference, DF_IN_ENTRIES,
		  "entry %u:%u: v%u flags 0x%x status 0x%x domid %u frame 0x%" G_GINT64_MODIFIER
		  "x in A, v%u flags 0x%x status 0x%x domid %u frame 0x%" G_GINT64_MODIFIER
		  "x in B", dom, ref, a->version, a->flags, a->status, a->domid, a->frame,
		  b->version, b->flags, b->status, b->domid, b->frame);
}

static void tell_pins(DfDifference *difference, guint dom, guint ref, const HvGrantPins *a,
		      const HvGrantPins *b)
{
	df_differ(difference, DF_IN_PINS,
		  "pins of %u:%u (host r/w, device r/w, mfn): %u/%u %u/%u 0x%" G_GINT64_MODIFIER
		  "x in A, %u/%u %u/%u 0x%" G_GINT64_MODIFIER "x in B", dom, ref, a->host_read,
		  a->host_write, a->device_read, a->device_write, a->mfn, b->host_read,
		  b->host_write, b->device_read, b->device_write, b->mfn);
}

gboolean df_compare_entry(DfWorld *a, DfWorld *b, guint dom, grant_ref_t ref,
			  DfDifference *difference)
{
	HvGrantEntry ea = {0}, eb = {0};
	HvGrantPins pa = {0}, pb = {0};

	a->hv->grant_entry(a->dom[dom], ref, &ea);
	b->hv->grant_entry(b->dom[dom], ref, &eb);
	difference->dom = dom;
	difference->ref = ref;
	if (!same_entry(&ea, &eb)) {
		tell_entry(difference, dom, ref, &ea, &eb);
		return FALSE;
	}
	a->hv->grant_pins(a->dom[dom], ref, &pa);
	b->hv->grant_pins(b->dom[dom], ref, &pb);
	if (!same_pins(&pa, &pb)) {
		tell_pins(difference, dom, ref, &pa, &pb);
		return FALSE;
	}
	return TRUE;
}

gboolean df_compare_entries(DfWorld *a, DfWorld *b, guint dom, guint limit,
			    DfDifference *difference)
{
	const HvInterface *ha = a->hv, *hb = b->hv;
	guint n = ha->grant_entries(a->dom[dom]);

	if (n != hb->grant_entries(b->dom[dom])) {
		df_differ(difference, DF_IN_TABLE_SIZE, "entries of domain %u: %u in A, %u in B",
			  dom, n, hb->grant_entries(b->dom[dom]));
		return FALSE;
	}
	for (guint ref = 0; ref < MIN(n, limit); ref++)
		if (!df_compare_entry(a, b, dom, ref, difference))
			return FALSE;
	return TRUE;
}

static gboolean same_frame(DfWorld *a, DfWorld *b, HvMfn ma, HvMfn mb)
{
	const void *pa = ma == HV_INVALID_MFN ? NULL : a->hv->frame_ptr(a->machine, ma);
	const void *pb = mb == HV_INVALID_MFN ? NULL : b->hv->frame_ptr(b->machine, mb);

	return pa && pb ? !memcmp(pa, pb, HV_PAGE_SIZE) : pa == pb;
}

gboolean df_compare_tables(DfWorld *a, DfWorld *b, guint dom, DfDifference *difference)
{
	for (guint i = 0; i < a->tables[dom]; i++)
		if (!same_frame(a, b, df_table_mfn(a, dom, i), df_table_mfn(b, dom, i))) {
			df_differ(difference, DF_IN_TABLE_BYTES,
				  "bytes of frame %u of domain %u's grant table", i, dom);
			return FALSE;
		}
	for (guint i = 0; i < DF_L1S; i++)
		if (!same_frame(a, b, a->l1[dom][i], b->l1[dom][i])) {
			df_differ(difference, DF_IN_L1, "words of domain %u's L1 table %u", dom, i);
			return FALSE;
		}
	return TRUE;
}

gboolean df_compare_p2m(DfWorld *a, DfWorld *b, guint dom, HvGfn gfn, DfDifference *difference)
{
	HvP2mEntry ea = a->hv->p2m_get(a->dom[dom], gfn);
	HvP2mEntry eb = b->hv->p2m_get(b->dom[dom], gfn);

	if (ea.type != eb.type || ea.mfn != eb.mfn) {
		df_differ(difference, DF_IN_P2M, "p2m of domain %u at 0x%" G_GINT64_MODIFIER
			  "x: %s 0x%" G_GINT64_MODIFIER "x in A, %s 0x%" G_GINT64_MODIFIER
			  "x in B", dom, gfn, hv_p2m_type_name(ea.type), ea.mfn,
			  hv_p2m_type_name(eb.type), eb.mfn);
		return FALSE;
	}
	if (ea.mfn != HV_INVALID_MFN && !same_frame(a, b, ea.mfn, eb.mfn)) {
		df_differ(difference, DF_IN_PAGES, "bytes of domain %u's page 0x%"
			  G_GINT64_MODIFIER "x", dom, gfn);
		return FALSE;
	}
	return TRUE;
}

static void collect(const HvMapping *mapping, gpointer array)
{
	g_array_append_val((GArray *)array, *mapping);
}

static gboolean same_mappings(DfWorld *a, DfWorld *b, guint dom, DfDifference *difference)
{
	g_autoptr(GArray) in_a = g_array_new(FALSE, FALSE, sizeof(HvMapping));
	g_autoptr(GArray) in_b = g_array_new(FALSE, FALSE, sizeof(HvMapping));

	a->hv->mappings(a->dom[dom], collect, in_a);
	b->hv->mappings(b->dom[dom], collect, in_b);
	if (in_a->len != in_b->len) {
		df_differ(difference, DF_IN_MAPPINGS, "mappings of domain %u: %u in A, %u in B",
			  dom, in_a->len, in_b->len);
		return FALSE;
	}
	for (guint i = 0; i < in_a->len; i++) {
		const HvMapping *x = &g_array_index(in_a, HvMapping, i);
		const HvMapping *y = &g_array_index(in_b, HvMapping, i);

		if (x->handle == y->handle && x->granter == y->granter && x->ref == y->ref &&
		    x->flags == y->flags && x->host_addr == y->host_addr)
			continue;
		df_differ(difference, DF_IN_MAPPINGS, "mapping of domain %u: handle %u %u:%u "
			  "flags 0x%x in A, %u %u:%u flags 0x%x in B", dom, x->handle, x->granter,
			  x->ref, x->flags, y->handle, y->granter, y->ref, y->flags);
		return FALSE;
	}
	return TRUE;
}

/* The frames that a PV domain's page tables show, its own and others'. */
static gboolean same_shown(DfWorld *a, DfWorld *b, guint dom, DfDifference *difference)
{
	for (guint i = 0; i < DF_L1S; i++) {
		const guint64 *pte = a->l1[dom][i] == HV_INVALID_MFN ? NULL :
				     a->hv->frame_ptr(a->machine, a->l1[dom][i]);

		for (guint at = 0; pte && at < HV_PAGE_SIZE / sizeof(*pte); at++) {
			HvMfn mfn = (pte[at] & PTE_FRAME) >> HV_PAGE_SHIFT;

			if (!(pte[at] & PTE_PRESENT) || same_frame(a, b, mfn, mfn))
				continue;
			df_differ(difference, DF_IN_PAGES, "bytes of the page that domain %u's "
				  "L1 table %u shows at %u", dom, i, at);
			return FALSE;
		}
	}
	return TRUE;
}

/* All that a domain can have: its pages, its table, what it maps, what has changed. */
static gboolean same_memory(DfWorld *a, DfWorld *b, guint dom, DfDifference *difference)
{
	guint pages = a->setting->domain[dom].pages + 8;

	if (!df_translated(a, dom)) {
		for (guint mfn = 0; mfn < a->setting->frames; mfn++)
			if (!df_compare_p2m(a, b, dom, mfn, difference))
				return FALSE;
		return same_shown(a, b, dom, difference);
	}
	for (guint i = 0; i < pages; i++)
		if (!df_compare_p2m(a, b, dom, i, difference))
			return FALSE;
	for (guint i = 0; i < a->gfns[dom]->len; i++)
		if (!df_compare_p2m(a, b, dom, g_array_index(a->gfns[dom], guint64, i),
				    difference))
			return FALSE;
	return TRUE;
}

/* Not where a copy has written what it liked into the page tables. */
static gboolean checks(DfWorld *world, DfDifference *difference)
{
	g_autofree char *text = world->hv->check && !world->stale->len && !world->damaged ?
				world->hv->check(world->machine) : NULL;

	if (text)
		df_differ(difference, DF_IN_CHECK, "%s checks itself: %s", world->hv->name, text);
	return !text;
}

gboolean df_compare_all(DfWorld *a, DfWorld *b, DfDifference *difference)
{
	if (a->broken)
		return TRUE;
	for (guint i = 0; i < DF_DOMAINS; i++) {
		if (!a->dom[i])
			continue;
		if (a->hv->status_frames(a->dom[i]) != b->hv->status_frames(b->dom[i])) {
			df_differ(difference, DF_IN_TABLE_SIZE, "status frames of domain %u", i);
			return FALSE;
		}
		if (!df_compare_entries(a, b, i, G_MAXUINT, difference) ||
		    !same_mappings(a, b, i, difference) || !same_memory(a, b, i, difference))
			return FALSE;
	}
	return checks(a, difference) && checks(b, difference);
}
