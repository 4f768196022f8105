/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of argument types. */
#include "script/type.h"

#include <string.h>

#define NUMBER   (1u << GS_ARG_NUMBER)
#define DURATION (1u << GS_ARG_DURATION)
#define NAME     (1u << GS_ARG_NAME)
#define GREF     (1u << GS_ARG_GREF)
#define SLOT     (1u << GS_ARG_SLOT)
#define COMPARE  (1u << GS_ARG_COMPARE)

const GsType gs_type_table[GS_TYPE_COUNT] = {
	{ GS_TYPE_NUMBER, "number", NUMBER, "N", "a number" },
	{ GS_TYPE_BYTE, "byte", NUMBER, "BYTE", "a byte (0 to 255)" },
	{ GS_TYPE_DURATION, "duration", DURATION, "DURATION", "a duration (as 40ms)" },
	{ GS_TYPE_COMPARE, "compare", COMPARE, "COMPARISON", "a comparison (as >=)" },
	{ GS_TYPE_DOMID, "domid", NUMBER, "DOMID", "a domain's number" },
	{ GS_TYPE_ANY_DOMID, "any-domid", NUMBER, "DOMID", "a domain's number" },
	{ GS_TYPE_PAGE, "page", NAME, "PAGE", "a page" },
	{ GS_TYPE_NEW_PAGE, "new-page", NAME, "PAGE", "a name for the page" },
	{ GS_TYPE_PAGE_OF, "page-of", GREF, "DOMID:PAGE", "a domain's page (as 7:A)" },
	{ GS_TYPE_GREF, "gref", GREF, "DOMID:REF", "a domain's grant (as 7:8 or 1:R)" },
	{ GS_TYPE_REF, "ref", NUMBER | NAME, "REF", "a grant ref" },
	{ GS_TYPE_NEW_REF, "new-ref", NUMBER | NAME, "REF", "a grant ref" },
	{ GS_TYPE_MAP, "map", NAME, "MAP", "a mapping" },
	{ GS_TYPE_ANY_MAP, "any-map", NAME, "MAP", "a mapping" },
	{ GS_TYPE_NEW_MAP, "new-map", NAME, "MAP", "a name for the mapping" },
	{ GS_TYPE_SLOT, "slot", SLOT | NAME, "MAP[I]", "a mapping's slot (as M[1])" },
	{ GS_TYPE_KERNEL, "kernel", NAME, "KERNEL", "a kernel (bare, linux, ...)" },
	{ GS_TYPE_FAULT, "fault", NAME, "FAULT", "a fault's name" },
	{ GS_TYPE_VIOLATION, "violation", NAME, "VIOLATION", "a violation's name" },
	{ GS_TYPE_FUNCTION, "function", NAME, "FUNCTION", "a function's name" },
	{ GS_TYPE_GTF, "gtf", NAME, "FLAG", "a grant flag (as permit_access)" },
	{ GS_TYPE_OP, "op", NAME, "OPERATION", "a grant operation (as map_grant_ref)" },
	{ GS_TYPE_STATUS, "status", NAME, "STATUS", "a grant status (as okay)" },
	{ GS_TYPE_ERRNO, "errno", NAME, "ERRNO", "an errno (as ENOMEM)" },
	{ GS_TYPE_HV_FAULT, "hv-fault", NAME, "FAULT", "a bug of the hypervisor (as C5)" },
	{ GS_TYPE_P2M_TYPE, "p2m-type", NAME, "P2M-TYPE", "a p2m type (as ram_paged)" },
};

const GsType *gs_type_by_name(const char *name, gsize bytes)
{
	for (guint i = 0; i < GS_TYPE_COUNT; i++)
		if (strlen(gs_type_table[i].name) == bytes &&
		    strncmp(gs_type_table[i].name, name, bytes) == 0)
			return &gs_type_table[i];
	return NULL;
}
