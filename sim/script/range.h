/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of ranges that numbers in a script must keep to. */
#ifndef GS_RANGE_H
#define GS_RANGE_H

#include "script/type.h"

G_BEGIN_DECLS

/* max G_MAXUINT64: any 64 bits, so that a negative number has its place too. */
typedef struct {
	guint64 min, max;
} GsRange;

#define GS_DOMID_MAX 0x7fef /* below DOMID_FIRST_RESERVED of xen/xen.h */

/* Of that verb's number in that slot, by type if the slot has none of its own. */
GsRange gs_range_of(GsVerbId verb, const char *slot, const GsType *type);

/* Of a domain's number and of a grant ref, wherever they stand. */
GsRange gs_range_domid(void);
GsRange gs_range_ref(void);

G_END_DECLS

#endif
