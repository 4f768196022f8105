/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of the flags in a grant entry, from xen/grant_table.h.  First the
 * four types, which share a mask; then the bits.  The two transfer bits are the
 * same as readonly and reading, in an entry of another type.
 */
#include <string.h>

#include "hv/grant.h"

#define TYPE(name, meaning)       {HV_GTF_EVERYWHERE, GTF_type_mask, GTF_##name, #name, meaning}
#define BIT(name, scope, meaning) {HV_GTF_##scope, GTF_##name, GTF_##name, #name, meaning}

const HvGtfRow hv_gtf_table[] = {
	TYPE(invalid, "grants nothing"),
	TYPE(permit_access, "the domain may map and copy the page"),
	TYPE(accept_transfer, "the domain may give a page to the granter here"),
	TYPE(transitive, "the domain may copy through a grant of a third domain (version 2)"),
	BIT(readonly, IN_GRANTS, "not for writing"),
	BIT(reading, IN_GRANTS, "by Xen: in use"),
	BIT(writing, EVERYWHERE, "by Xen: in use for writing"),
	BIT(PWT, EVERYWHERE, "page cache attribute, for I/O memory"),
	BIT(PCD, EVERYWHERE, "page cache attribute, for I/O memory"),
	BIT(PAT, EVERYWHERE, "page cache attribute, for I/O memory"),
	BIT(sub_page, EVERYWHERE, "only a part of the page, only for copies (version 2)"),
	BIT(transfer_committed, IN_TRANSFERS, "by Xen: a transfer has begun, the entry must stay"),
	BIT(transfer_completed, IN_TRANSFERS, "by Xen: the page has come and frame names it"),
};

const guint hv_gtf_count = G_N_ELEMENTS(hv_gtf_table);

const HvGtfRow *hv_gtf_by_name(const char *name)
{
	for (guint i = 0; i < hv_gtf_count; i++)
		if (!strcmp(hv_gtf_table[i].name, name))
			return &hv_gtf_table[i];
	return NULL;
}

gboolean hv_gtf_in(const HvGtfRow *row, guint16 flags)
{
	gboolean transfer = (flags & GTF_type_mask) == GTF_accept_transfer;

	if (row->scope == (transfer ? HV_GTF_IN_GRANTS : HV_GTF_IN_TRANSFERS))
		return FALSE;
	return (flags & row->mask) == row->value && (row->value || !flags);
}
