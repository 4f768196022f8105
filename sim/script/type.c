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
#define RELEASE  (1u << GS_ARG_VERSION)
#define STRING   (1u << GS_ARG_STRING)
#define EXPR     (1u << GS_ARG_EXPR)

const GsType gs_type_table[GS_TYPE_COUNT] = {
	{ GS_TYPE_NUMBER, "number", NUMBER | EXPR, "N", "a number" },
	{ GS_TYPE_BYTE, "byte", NUMBER | EXPR, "BYTE", "a byte (0 to 255)" },
	{ GS_TYPE_DURATION, "duration", DURATION | EXPR, "DURATION", "a duration (as 40ms)" },
	{ GS_TYPE_COMPARE, "compare", COMPARE, "COMPARISON", "a comparison (as >=)" },
	{ GS_TYPE_DOMID, "domid", NUMBER | EXPR, "DOMID", "a domain's number" },
	{ GS_TYPE_ANY_DOMID, "any-domid", NUMBER | EXPR, "DOMID", "a domain's number" },
	{ GS_TYPE_PAGE, "page", NAME, "PAGE", "a page" },
	{ GS_TYPE_NEW_PAGE, "new-page", NAME, "PAGE", "a name for the page" },
	{ GS_TYPE_PAGE_OF, "page-of", GREF, "DOMID:PAGE", "a domain's page (as 7:A)" },
	{ GS_TYPE_GREF, "gref", GREF, "DOMID:REF", "a domain's grant (as 7:8 or 1:R)" },
	{ GS_TYPE_REF, "ref", NUMBER | NAME | EXPR, "REF", "a grant ref" },
	{ GS_TYPE_NEW_REF, "new-ref", NUMBER | NAME | EXPR, "REF", "a grant ref" },
	{ GS_TYPE_MAP, "map", NAME, "MAP", "a mapping" },
	{ GS_TYPE_ANY_MAP, "any-map", NAME, "MAP", "a mapping" },
	{ GS_TYPE_NEW_MAP, "new-map", NAME, "MAP", "a name for the mapping" },
	{ GS_TYPE_SLOT, "slot", SLOT | NAME, "MAP[I]", "a mapping's slot (as M[1])" },
	{ GS_TYPE_LIST, "list", NAME, "LIST", "a list of refs" },
	{ GS_TYPE_NEW_LIST, "new-list", NAME, "LIST", "a name for the list of refs" },
	{ GS_TYPE_SEQ, "seq", NAME, "SEQ", "a sequence of refs" },
	{ GS_TYPE_NEW_SEQ, "new-seq", NAME, "SEQ", "a name for the sequence of refs" },
	{ GS_TYPE_CALLBACK, "callback", NAME, "CALLBACK", "a free callback" },
	{ GS_TYPE_ANY_CALLBACK, "any-callback", NAME, "CALLBACK", "a free callback" },
	{ GS_TYPE_NEW_CALLBACK, "new-callback", NAME, "CALLBACK", "a name for the free callback" },
	{ GS_TYPE_PAGES, "pages", NAME, "PAGES", "a set of pages" },
	{ GS_TYPE_ANY_PAGES, "any-pages", NAME, "PAGES", "a set of pages" },
	{ GS_TYPE_NEW_PAGES, "new-pages", NAME, "PAGES", "a name for the set of pages" },
	{ GS_TYPE_CACHE, "cache", NAME, "CACHE", "a page cache" },
	{ GS_TYPE_ANY_CACHE, "any-cache", NAME, "CACHE", "a page cache" },
	{ GS_TYPE_NEW_CACHE, "new-cache", NAME, "CACHE", "a name for the page cache" },
	{ GS_TYPE_PROCESS, "process", NAME, "PROCESS", "a process" },
	{ GS_TYPE_ANY_PROCESS, "any-process", NAME, "PROCESS", "a process" },
	{ GS_TYPE_NEW_PROCESS, "new-process", NAME, "PROCESS", "a name for the process" },
	{ GS_TYPE_FILE, "file", NAME, "FILE", "an open file" },
	{ GS_TYPE_NEW_FILE, "new-file", NAME, "FILE", "a name for the open file" },
	{ GS_TYPE_DEVICE, "device", NAME, "DEVICE", "a device in /dev/xen (as gntdev)" },
	{ GS_TYPE_DEVICE_MAP, "device-map", NAME, "MAP", "a map of a device" },
	{ GS_TYPE_NEW_DEVICE_MAP, "new-device-map", NAME, "MAP", "a name for the map of a device" },
	{ GS_TYPE_AREA, "area", SLOT | NAME, "AREA[I]", "a page of a mapped area (as V[1])" },
	{ GS_TYPE_NEW_AREA, "new-area", NAME, "AREA", "a name for the mapped area" },
	{ GS_TYPE_PIN, "pin", NAME, "PIN", "a pinned page" },
	{ GS_TYPE_NEW_PIN, "new-pin", NAME, "PIN", "a name for the pinned page" },
	{ GS_TYPE_EVENT, "event", NAME, "EVENT", "an event channel" },
	{ GS_TYPE_ANY_EVENT, "any-event", NAME, "EVENT", "an event channel" },
	{ GS_TYPE_NEW_EVENT, "new-event", NAME, "EVENT", "a name for the event channel" },
	{ GS_TYPE_TASKS, "tasks", NAME, "TASKS", "started tasks" },
	{ GS_TYPE_NEW_TASKS, "new-tasks", NAME, "TASKS", "a name for the started tasks" },
	{ GS_TYPE_KERNEL, "kernel", NAME, "KERNEL", "a kernel (bare, linux, ...)" },
	{ GS_TYPE_PARAM, "param", NAME, "PARAM", "a module parameter" },
	{ GS_TYPE_LINUX_VERSION, "linux-version", RELEASE, "X.Y", "a version of Linux (as 6.12)" },
	{ GS_TYPE_FAULT, "fault", NAME, "FAULT", "a fault's name" },
	{ GS_TYPE_VIOLATION, "violation", NAME, "VIOLATION", "a violation's name" },
	{ GS_TYPE_FINDING, "finding", NAME, "FINDING", "a known finding's name" },
	{ GS_TYPE_FUNCTION, "function", NAME, "FUNCTION", "a function's name" },
	{ GS_TYPE_GTF, "gtf", NAME, "FLAG", "a grant flag (as permit_access)" },
	{ GS_TYPE_OP, "op", NAME, "OPERATION", "a grant operation (as map_grant_ref)" },
	{ GS_TYPE_STATUS, "status", NAME, "STATUS", "a grant status (as okay)" },
	{ GS_TYPE_ERRNO, "errno", NAME, "ERRNO", "an errno (as ENOMEM)" },
	{ GS_TYPE_HV_FAULT, "hv-fault", NAME, "FAULT", "a bug of the hypervisor (as C5)" },
	{ GS_TYPE_P2M_TYPE, "p2m-type", NAME, "P2M-TYPE", "a p2m type (as ram_paged)" },
	{ GS_TYPE_VALUE, "value", NUMBER | DURATION | NAME | SLOT | GREF | EXPR, "VALUE",
	  "a value (as 8, 40ms, r.status or (n + 1))" },
	{ GS_TYPE_NEW_VALUE, "new-value", NAME, "NAME", "a name for the value" },
	{ GS_TYPE_STRING, "string", STRING, "\"FILE\"", "a file's name in quotes" },
	{ GS_TYPE_TRACE_EVENT, "trace-event", NAME, "TRACE-EVENT", "an event of the trace (as hypercall)" },
	{ GS_TYPE_TRACE_FIELD, "trace-field", NAME, "FIELD", "a field of the event" },
	{ GS_TYPE_OP_FIELD, "op-field", NAME, "FIELD", "a field of the operation" },
};

const GsTypeNames gs_type_names[GS_TYPE_COUNT] = {
	[GS_TYPE_PAGE] = { GS_NAME_PAGE, FALSE },
	[GS_TYPE_PAGE_OF] = { GS_NAME_PAGE, FALSE },
	[GS_TYPE_NEW_PAGE] = { GS_NAME_PAGE, TRUE },
	[GS_TYPE_REF] = { GS_NAME_REF, FALSE },
	[GS_TYPE_GREF] = { GS_NAME_REF, FALSE },
	[GS_TYPE_NEW_REF] = { GS_NAME_REF, TRUE },
	[GS_TYPE_MAP] = { GS_NAME_MAP, FALSE },
	[GS_TYPE_ANY_MAP] = { GS_NAME_MAP, FALSE },
	[GS_TYPE_SLOT] = { GS_NAME_MAP, FALSE },
	[GS_TYPE_NEW_MAP] = { GS_NAME_MAP, TRUE },
	[GS_TYPE_LIST] = { GS_NAME_LIST, FALSE },
	[GS_TYPE_NEW_LIST] = { GS_NAME_LIST, TRUE },
	[GS_TYPE_SEQ] = { GS_NAME_SEQ, FALSE },
	[GS_TYPE_NEW_SEQ] = { GS_NAME_SEQ, TRUE },
	[GS_TYPE_CALLBACK] = { GS_NAME_CALLBACK, FALSE },
	[GS_TYPE_ANY_CALLBACK] = { GS_NAME_CALLBACK, FALSE },
	[GS_TYPE_NEW_CALLBACK] = { GS_NAME_CALLBACK, TRUE },
	[GS_TYPE_PAGES] = { GS_NAME_PAGES, FALSE },
	[GS_TYPE_ANY_PAGES] = { GS_NAME_PAGES, FALSE },
	[GS_TYPE_NEW_PAGES] = { GS_NAME_PAGES, TRUE },
	[GS_TYPE_CACHE] = { GS_NAME_CACHE, FALSE },
	[GS_TYPE_ANY_CACHE] = { GS_NAME_CACHE, FALSE },
	[GS_TYPE_NEW_CACHE] = { GS_NAME_CACHE, TRUE },
	[GS_TYPE_PROCESS] = { GS_NAME_PROCESS, FALSE },
	[GS_TYPE_ANY_PROCESS] = { GS_NAME_PROCESS, FALSE },
	[GS_TYPE_NEW_PROCESS] = { GS_NAME_PROCESS, TRUE },
	[GS_TYPE_FILE] = { GS_NAME_FILE, FALSE },
	[GS_TYPE_NEW_FILE] = { GS_NAME_FILE, TRUE },
	[GS_TYPE_DEVICE_MAP] = { GS_NAME_DEVICE_MAP, FALSE },
	[GS_TYPE_NEW_DEVICE_MAP] = { GS_NAME_DEVICE_MAP, TRUE },
	[GS_TYPE_AREA] = { GS_NAME_AREA, FALSE },
	[GS_TYPE_NEW_AREA] = { GS_NAME_AREA, TRUE },
	[GS_TYPE_PIN] = { GS_NAME_PIN, FALSE },
	[GS_TYPE_NEW_PIN] = { GS_NAME_PIN, TRUE },
	[GS_TYPE_EVENT] = { GS_NAME_EVENT, FALSE },
	[GS_TYPE_ANY_EVENT] = { GS_NAME_EVENT, FALSE },
	[GS_TYPE_NEW_EVENT] = { GS_NAME_EVENT, TRUE },
	[GS_TYPE_TASKS] = { GS_NAME_TASKS, FALSE },
	[GS_TYPE_NEW_TASKS] = { GS_NAME_TASKS, TRUE },
};

const GsType *gs_type_by_name(const char *name, gsize bytes)
{
	for (guint i = 0; i < GS_TYPE_COUNT; i++)
		if (strlen(gs_type_table[i].name) == bytes &&
		    strncmp(gs_type_table[i].name, name, bytes) == 0)
			return &gs_type_table[i];
	return NULL;
}
