/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which frame is the L1 table for which virtual addresses.  Attaching stands for
 * pinning the frame and writing an L2 entry: after promote_l1_table and
 * get_page_from_l1e in xen/arch/x86/mm.c the frame must be the domain's own, in
 * no other use, and every present entry in it must be valid.
 */
#include "machine/private.h"

/* 0xffff800000000000 to 0xffff87ffffffffff is Xen's (xen/arch-x86/xen-x86_64.h). */
#define XEN_VIRT_START 0xffff800000000000ull
#define XEN_VIRT_END   0xffff880000000000ull

static void free_table(gpointer data)
{
	HvL1Table *table = data;

	g_array_unref(table->vas);
	g_free(table);
}

void hv_l1_init(HvL1 *l1)
{
	l1->by_va = g_hash_table_new(NULL, NULL);
	l1->by_mfn = g_hash_table_new_full(NULL, NULL, NULL, free_table);
	l1->found = NULL;
}

void hv_l1_clear(HvL1 *l1)
{
	g_clear_pointer(&l1->by_va, g_hash_table_unref);
	g_clear_pointer(&l1->by_mfn, g_hash_table_unref);
}

static gpointer va_key(guint64 va)
{
	return GSIZE_TO_POINTER(va / HV_L1_SPAN);
}

HvL1Table *hv_l1_look_up(HvL1 *l1, guint64 va)
{
	l1->found = g_hash_table_lookup(l1->by_va, va_key(va));
	l1->found_va = va;
	return l1->found;
}

gboolean hv_l1_find_by_address(HvL1 *l1, guint64 address, HvL1Slot *slot)
{
	HvMfn mfn = address >> HV_PAGE_SHIFT;
	const HvL1Table *table = g_hash_table_lookup(l1->by_mfn, GSIZE_TO_POINTER(mfn));

	if (table)
		*slot = hv_l1_slot(table, address % HV_PAGE_SIZE / sizeof(guint64));
	return table != NULL;
}

static void tell(HvDomain *domain, guint64 va, guint64 pte)
{
	const HvMachine *machine = domain->machine;

	if (machine->host->pte_changed)
		machine->host->pte_changed(machine->host_data, domain->id, va, pte);
}

/* A table that serves for several places; or for none any more. */
G_GNUC_NO_INLINE static void tell_all(HvDomain *domain, const GArray *vas, guint64 offset,
				      guint64 pte)
{
	for (guint i = 0; i < vas->len; i++)
		tell(domain, g_array_index(vas, guint64, i) + offset, pte);
}

void hv_l1_write(HvDomain *domain, const HvL1Slot *slot, guint64 pte)
{
	const GArray *vas = slot->table->vas;
	guint64 offset = (guint64)slot->index << HV_PAGE_SHIFT;

	__atomic_store_n(slot->pte, pte, __ATOMIC_RELAXED);
	if (G_LIKELY(vas->len == 1))
		tell(domain, g_array_index(vas, guint64, 0) + offset, pte);
	else
		tell_all(domain, vas, offset, pte);
}

/* Tells what a table shows at va from now on: its present entries, or nothing. */
static void tell_present(HvDomain *domain, guint64 va, const HvL1Table *table, gboolean gone)
{
	for (guint i = 0; i < HV_L1_ENTRIES; i++)
		if (table->entries[i] & HV_PTE_PRESENT)
			tell(domain, va + ((guint64)i << HV_PAGE_SHIFT),
			     gone ? 0 : table->entries[i]);
}

static void put_entries(HvDomain *domain, HvMfn mfn, guint count)
{
	const guint64 *table = hv_frame_ptr(domain->machine, mfn);

	while (count--)
		hv_l1_put_page(domain, table[count]);
}

/* Makes the frame an L1 table: type, reference, and a reference for each entry. */
static int promote(HvDomain *domain, HvMfn mfn)
{
	HvMachine *machine = domain->machine;
	guint64 *table = hv_frame_ptr(machine, mfn);
	int rc;

	if (!hv_frame_get(machine, mfn, domain))
		return -EINVAL;
	if (!hv_frame_get_type(machine, mfn, HV_PAGE_L1)) {
		hv_frame_put(machine, mfn);
		return -EINVAL;
	}
	for (guint i = 0; i < HV_L1_ENTRIES; i++) {
		table[i] = hv_l1_adjust(table[i]);
		rc = hv_l1_get_page(domain, table[i]);
		if (rc) {
			put_entries(domain, mfn, i);
			hv_frame_put_type(machine, mfn);
			hv_frame_put(machine, mfn);
			return rc;
		}
	}
	return 0;
}

static void demote(HvDomain *domain, HvMfn mfn)
{
	put_entries(domain, mfn, HV_L1_ENTRIES);
	hv_frame_put_type(domain->machine, mfn);
	hv_frame_put(domain->machine, mfn);
}

static void detach(HvDomain *domain, guint64 va)
{
	HvL1 *l1 = &domain->l1;
	HvL1Table *table = hv_l1_table(l1, va);

	if (!table)
		return;
	tell_present(domain, va, table, TRUE);
	g_hash_table_remove(l1->by_va, va_key(va));
	l1->found = NULL;
	for (guint i = 0; i < table->vas->len; i++)
		if (g_array_index(table->vas, guint64, i) == va) {
			g_array_remove_index(table->vas, i);
			break;
		}
	if (!table->vas->len) {
		HvMfn mfn = table->mfn;

		g_hash_table_remove(l1->by_mfn, GSIZE_TO_POINTER(mfn));
		demote(domain, mfn);
	}
}

static gboolean va_usable(guint64 va)
{
	gboolean canonical = (gint64)(va << 16) >> 16 == (gint64)va;

	return canonical && va % HV_L1_SPAN == 0 && !(va >= XEN_VIRT_START && va < XEN_VIRT_END);
}

static HvL1Table *new_table(HvDomain *domain, HvMfn mfn)
{
	HvL1Table *table = g_new(HvL1Table, 1);

	*table = (HvL1Table){
		.mfn = mfn, .entries = hv_frame_ptr(domain->machine, mfn),
		.vas = g_array_new(FALSE, FALSE, sizeof(guint64)),
	};
	g_hash_table_insert(domain->l1.by_mfn, GSIZE_TO_POINTER(mfn), table);
	return table;
}

int hv_l1_attach(HvDomain *domain, guint64 va, HvMfn mfn)
{
	HvL1 *l1 = &domain->l1;
	HvL1Table *table;
	int rc;

	if (hv_translated(domain))
		return -EOPNOTSUPP;
	if (!va_usable(va))
		return -EINVAL;
	if (mfn == HV_INVALID_MFN) {
		detach(domain, va);
		return 0;
	}
	/* The new one first: a failure leaves the old table where it is. */
	table = g_hash_table_lookup(l1->by_mfn, GSIZE_TO_POINTER(mfn));
	if (!table) {
		rc = promote(domain, mfn);
		if (rc)
			return rc;
		table = new_table(domain, mfn);
	}
	g_array_append_val(table->vas, va);
	detach(domain, va);
	g_hash_table_insert(l1->by_va, va_key(va), table);
	l1->found = NULL;
	tell_present(domain, va, table, FALSE);
	return 0;
}

static gboolean release_one(gpointer mfn, gpointer table G_GNUC_UNUSED, gpointer domain)
{
	demote(domain, GPOINTER_TO_SIZE(mfn));
	return TRUE;
}

void hv_l1_release_all(HvDomain *domain)
{
	g_hash_table_remove_all(domain->l1.by_va);
	domain->l1.found = NULL;
	/* In whatever order: references only, which have none. */
	g_hash_table_foreach_remove(domain->l1.by_mfn, release_one, domain);
}
