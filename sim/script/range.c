/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of ranges.  Hypercalls issued by hand take any number of 32 or 64 bits: what
 * Xen says to a wrong one is what such a script is after.
 */
#include "script/range.h"

#define ANY_VERB GS_VERB_COUNT
#define ANY_U32  { 0, G_MAXUINT32 }
#define ANY_BITS { 0, G_MAXUINT64 }

static const struct {
	GsVerbId verb;
	const char *slot;
	GsRange range;
} ranges[] = {
	{ GS_VERB_setup_table, "frames", ANY_U32 },
	{ GS_VERB_get_status_frames, "frames", ANY_U32 },
	{ GS_VERB_set_version, "version", ANY_U32 },
	{ GS_VERB_machine, "frames", { 1, 4194304 } },
	{ ANY_VERB, "length", { 0, 65536 } },
	{ ANY_VERB, "command", ANY_U32 },
	{ ANY_VERB, "page", { 0, 65535 } },
	{ ANY_VERB, "action", ANY_U32 },
	{ ANY_VERB, "from-at", { 0, 65535 } },
	{ ANY_VERB, "to-at", { 0, 65535 } },
	{ GS_VERB_map_grant_ref, "count", ANY_U32 },
	{ GS_VERB_alloc_gref, "count", ANY_U32 },
	{ GS_VERB_export_dmabuf, "count", ANY_U32 },
	{ GS_VERB_import_dmabuf, "count", ANY_U32 },
	{ GS_VERB_grant_many, "count", { 1, 65536 } },
	{ GS_VERB_dealloc_gref, "count", ANY_U32 },
	{ GS_VERB_grant_copy, "len", { 0, 65535 } },
	{ GS_VERB_grant_op, "count", ANY_U32 },
	{ GS_VERB_grant_op, "at", ANY_BITS },
	{ GS_VERB_grant_op, "value", ANY_BITS },
	{ GS_VERB_hypercall, "argument", ANY_BITS },
	{ ANY_VERB, "pages", { 16, 65536 } },
	{ ANY_VERB, "unpopulated", { 0, 1048576 } },
	{ ANY_VERB, "vcpus", { 1, 128 } },
	{ ANY_VERB, "vcpu", { 0, 127 } },
	{ ANY_VERB, "max-grant-frames", { 1, 4096 } },
	{ ANY_VERB, "maptrack-frames", { 1, 65536 } },
	{ ANY_VERB, "max-version", { 1, 2 } },
	{ ANY_VERB, "version", { 1, 2 } },
	{ ANY_VERB, "address-width", { 32, 52 } },
	{ ANY_VERB, "yields", { 1, G_MAXUINT32 } },
	{ ANY_VERB, "times", { 1, 1000000 } },
	{ ANY_VERB, "percent", { 1, 100 } },
	{ ANY_VERB, "nth", { 1, 1000000 } },
	{ ANY_VERB, "leave", ANY_U32 },
	{ GS_VERB_alloc_seq, "count", { 1, 65536 } },
	{ GS_VERB_alloc_pages, "count", { 1, 65536 } },
	{ GS_VERB_dma_alloc, "count", { 1, 65536 } },
	{ GS_VERB_cache_get, "count", { 1, 65536 } },
	{ ANY_VERB, "count", { 0, 65535 } }, /* u16 in the kernel's functions */
	{ GS_VERB_grant_range, "bytes", { 0, 65536 } },
	{ ANY_VERB, "bytes", { 0, 1048576 } },
	{ ANY_VERB, "start", { 0, 1048576 } },
	{ ANY_VERB, "at", { 0, 65535 } },
	{ ANY_VERB, "object", { 0, 3 } }, /* KS_DRIVER_OBJECTS */
	{ ANY_VERB, "offset", { 0, 4095 } },
	{ ANY_VERB, "len", { 0, 4096 } },
};

GsRange gs_range_domid(void)
{
	return (GsRange){ 0, GS_DOMID_MAX };
}

GsRange gs_range_ref(void)
{
	return (GsRange){ 0, G_MAXUINT32 };
}

GsRange gs_range_of(GsVerbId verb, const char *slot, const GsType *type)
{
	if (type->id == GS_TYPE_DOMID || type->id == GS_TYPE_ANY_DOMID)
		return gs_range_domid();
	if (type->id == GS_TYPE_REF || type->id == GS_TYPE_NEW_REF)
		return gs_range_ref();
	if (type->id == GS_TYPE_BYTE)
		return (GsRange){ 0, 255 };
	for (guint i = 0; type->id == GS_TYPE_NUMBER && i < G_N_ELEMENTS(ranges); i++)
		if ((ranges[i].verb == verb || ranges[i].verb == ANY_VERB) &&
		    g_str_equal(ranges[i].slot, slot))
			return ranges[i].range;
	return (GsRange){ 0, G_MAXINT64 };
}
