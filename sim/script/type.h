/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of argument types that a verb's signature may name. */
#ifndef GS_TYPE_H
#define GS_TYPE_H

#include <glib.h>

#include "script/ast.h"
#include "script/name-kind.h"

G_BEGIN_DECLS

typedef enum {
	GS_TYPE_NUMBER,
	GS_TYPE_BYTE,
	GS_TYPE_DURATION,
	GS_TYPE_COMPARE,
	GS_TYPE_DOMID,
	GS_TYPE_ANY_DOMID,
	GS_TYPE_PAGE,
	GS_TYPE_NEW_PAGE,
	GS_TYPE_PAGE_OF,
	GS_TYPE_GREF,
	GS_TYPE_REF,
	GS_TYPE_NEW_REF,
	GS_TYPE_MAP,
	GS_TYPE_ANY_MAP,
	GS_TYPE_NEW_MAP,
	GS_TYPE_SLOT,
	GS_TYPE_LIST,
	GS_TYPE_NEW_LIST,
	GS_TYPE_SEQ,
	GS_TYPE_NEW_SEQ,
	GS_TYPE_CALLBACK,
	GS_TYPE_ANY_CALLBACK,
	GS_TYPE_NEW_CALLBACK,
	GS_TYPE_PAGES,
	GS_TYPE_ANY_PAGES,
	GS_TYPE_NEW_PAGES,
	GS_TYPE_CACHE,
	GS_TYPE_ANY_CACHE,
	GS_TYPE_NEW_CACHE,
	GS_TYPE_PROCESS,
	GS_TYPE_ANY_PROCESS,
	GS_TYPE_NEW_PROCESS,
	GS_TYPE_FILE,
	GS_TYPE_NEW_FILE,
	GS_TYPE_DEVICE,
	GS_TYPE_DEVICE_MAP,
	GS_TYPE_NEW_DEVICE_MAP,
	GS_TYPE_AREA,
	GS_TYPE_NEW_AREA,
	GS_TYPE_PIN,
	GS_TYPE_NEW_PIN,
	GS_TYPE_EVENT,
	GS_TYPE_ANY_EVENT,
	GS_TYPE_NEW_EVENT,
	GS_TYPE_TASKS,
	GS_TYPE_NEW_TASKS,
	GS_TYPE_KERNEL,
	GS_TYPE_PARAM,
	GS_TYPE_LINUX_VERSION,
	GS_TYPE_FAULT,
	GS_TYPE_VIOLATION,
	GS_TYPE_FINDING,
	GS_TYPE_FUNCTION,
	GS_TYPE_GTF,
	GS_TYPE_OP,
	GS_TYPE_STATUS,
	GS_TYPE_ERRNO,
	GS_TYPE_HV_FAULT,
	GS_TYPE_P2M_TYPE,
	GS_TYPE_VALUE,
	GS_TYPE_NEW_VALUE,
	GS_TYPE_STRING,
	GS_TYPE_TRACE_EVENT,
	GS_TYPE_TRACE_FIELD,
	GS_TYPE_OP_FIELD,
	GS_TYPE_COUNT
} GsTypeId;

typedef struct {
	GsTypeId id;
	const char *name;        /* in a signature */
	guint kinds;             /* what a word may look like: 1 << GsArgKind, or-ed */
	const char *placeholder; /* in a usage line */
	const char *what;        /* after "expected" in a message */
} GsType;

extern const GsType gs_type_table[GS_TYPE_COUNT];

/* Of an argument that is a name: of what, and whether it is that name's definition. */
typedef struct {
	GsNameKind names; /* GS_NAME_NONE: it is none of the script's names */
	gboolean defines;
} GsTypeNames;

extern const GsTypeNames gs_type_names[GS_TYPE_COUNT];

/* name of that many bytes; NULL if there is no such type. */
const GsType *gs_type_by_name(const char *name, gsize bytes);

G_END_DECLS

#endif
