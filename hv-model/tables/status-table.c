/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of grant statuses.  Texts are Xen's, taken from the public header
 * when this is compiled; meanings are ours, from what Xen answers when.
 */
#include <string.h>

#include "hv/grant.h"

/* Arrays, not pointers: only so are their addresses constants.  Listed from 0 downwards. */
static const char texts[][48] = GNTTABOP_error_msgs;

#define ROW(status, meaning) [-(status)] = {status, #status, texts[-(status)], meaning}

const HvStatusRow hv_status_table[] = {
	ROW(GNTST_okay, "done"),
	ROW(GNTST_general_error,
	    "not granted in that way (domain, type, access), or a bad host address or flag, "
	    "or a limit reached: the same again will fail again"),
	ROW(GNTST_bad_domain, "no such domain, or DOMID_SELF in a map; the granter may be gone"),
	ROW(GNTST_bad_gntref,
	    "the reference lies beyond the granter's table, or the map is of no kind"),
	ROW(GNTST_bad_handle, "no live mapping has this handle, or it is unmapped already"),
	ROW(GNTST_bad_virt_addr, "the list for the result cannot be written"),
	ROW(GNTST_bad_dev_addr, "unmap: not the bus address that the map gave"),
	ROW(GNTST_no_device_space, "the IOMMU has no room; up to Xen 4.14 also for no handle"),
	ROW(GNTST_permission_denied,
	    "the caller may not ask for another domain, or names another's memory by frame"),
	ROW(GNTST_bad_page, "no such page of the granter, or one that cannot be granted"),
	ROW(GNTST_bad_copy_arg, "copy: offset and length leave the page"),
	ROW(GNTST_address_too_big, "transfer: the page lies too high for the receiver"),
	ROW(GNTST_eagain,
	    "the page is paged out or shared and has been asked for: wait and try again"),
	ROW(GNTST_no_space, "no handle is left for another map: unmap something first"),
};

const guint hv_status_count = G_N_ELEMENTS(hv_status_table);

G_STATIC_ASSERT(G_N_ELEMENTS(texts) == G_N_ELEMENTS(hv_status_table));

const HvStatusRow *hv_status_by_value(gint value)
{
	if (value > 0 || value <= -(gint)hv_status_count)
		return NULL;
	return &hv_status_table[-value];
}

const HvStatusRow *hv_status_by_name(const char *name)
{
	gsize skip = g_str_has_prefix(name, "GNTST_") ? 0 : strlen("GNTST_");

	for (guint i = 0; i < hv_status_count; i++)
		if (!strcmp(hv_status_table[i].name + skip, name))
			return &hv_status_table[i];
	return NULL;
}
