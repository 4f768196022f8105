/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The counting part of check(): who refers to which frame, and the store for what
 * is counted.
 */
#include "machine/books.h"

void hv_check_begin(HvCheck *check, const HvMachine *machine)
{
	*check = (HvCheck){
		.machine = machine,
		.frame = g_new0(HvCheckFrame, machine->frames.count),
		.entry = g_hash_table_new_full(NULL, NULL, NULL, g_free),
	};
}

char *hv_check_end(HvCheck *check)
{
	g_free(check->frame);
	g_hash_table_unref(check->entry);
	return check->text;
}

void hv_check_fails(HvCheck *check, const char *format, ...)
{
	va_list args;

	if (check->text)
		return;
	va_start(args, format);
	check->text = g_strdup_vprintf(format, args);
	va_end(args);
}

static gpointer key_of(const HvDomain *granter, grant_ref_t ref)
{
	return GSIZE_TO_POINTER((gsize)granter->serial << 32 | ref);
}

HvCheckEntry *hv_check_entry(HvCheck *check, const HvDomain *granter, grant_ref_t ref)
{
	HvCheckEntry *entry = g_hash_table_lookup(check->entry, key_of(granter, ref));

	if (!entry) {
		entry = g_new0(HvCheckEntry, 1);
		g_hash_table_insert(check->entry, key_of(granter, ref), entry);
	}
	return entry;
}

const HvCheckEntry *hv_check_entry_seen(const HvCheck *check, const HvDomain *granter,
					grant_ref_t ref)
{
	static const HvCheckEntry none;
	const HvCheckEntry *entry = g_hash_table_lookup(check->entry, key_of(granter, ref));

	return entry ? entry : &none;
}

static void count_table(gpointer key, gpointer value G_GNUC_UNUSED, gpointer data)
{
	HvCheck *check = data;
	HvMfn table = GPOINTER_TO_SIZE(key);
	const guint64 *pte = hv_frame_ptr(check->machine, table);
	const HvDomain *domain = hv_frame(check->machine, table)->owner;

	check->frame[table].refs++;
	check->frame[table].types++;
	for (guint i = 0; i < HV_L1_ENTRIES; i++) {
		HvMfn mfn = hv_pte_mfn(pte[i]);

		if (!(pte[i] & HV_PTE_PRESENT) || mfn >= check->machine->frames.count)
			continue;
		check->frame[mfn].refs++;
		check->frame[mfn].types += hv_l1_counts_as_writable(domain, pte[i]);
	}
}

/* In whatever order: sums have none. */
void hv_check_tables(HvCheck *check, const HvDomain *domain)
{
	g_hash_table_foreach(domain->l1.by_mfn, count_table, check);
}

void hv_check_frame(HvCheck *check, HvMfn mfn)
{
	const HvFrame *frame = hv_frame(check->machine, mfn);
	guint refs = check->frame[mfn].refs + frame->allocated;
	/* Xen's own frames count as writable for good. */
	guint types = check->frame[mfn].types + frame->heap;

	if (frame->refs != refs)
		hv_check_fails(check, "frame %#" G_GINT64_MODIFIER "x: %u references are counted, "
			       "%u are there", mfn, frame->refs, refs);
	else if (frame->types != types)
		hv_check_fails(check, "frame %#" G_GINT64_MODIFIER "x: %u type references are "
			       "counted, %u are there", mfn, (guint)frame->types, types);
	else if (!frame->refs != !frame->owner)
		hv_check_fails(check, "frame %#" G_GINT64_MODIFIER "x: %u references, %s owner",
			       mfn, frame->refs, frame->owner ? "an" : "no");
}
