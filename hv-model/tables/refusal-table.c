/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of refusals.  What a check answers stands here and nowhere else.  Functions
 * are those of Xen 4.17, conditions there are told in our own words.
 */
#include <errno.h>
#include <string.h>

#include "hv/refusal.h"

#define ANY            0u
#define FOR(op)        (1u << GNTTABOP_##op)
#define STATUS(status) HV_ANSWER_STATUS, GNTST_##status
#define ERRNO(error)   HV_ANSWER_ERRNO, -(error)
#define INJECTED       HV_ANSWER_INJECTED, 0
#define XEN(function, file, condition) function, file, condition
#define COMMON(function, condition)    XEN(function, "xen/common/grant_table.c", condition)
#define NOT_IN_XEN(origin)             NULL, origin, NULL

#define REFUSAL(id, name, ops, ...) [HV_REFUSE_##id] = {name, ops, __VA_ARGS__},

const HvRefusalRow hv_refusal_table[HV_REFUSAL_COUNT] = {
#include "hv/refusals/all.def"
};

const HvRefusalRow *hv_refusal_by_name(const char *name)
{
	for (guint i = 0; i < HV_REFUSAL_COUNT; i++)
		if (!strcmp(hv_refusal_table[i].name, name))
			return &hv_refusal_table[i];
	return NULL;
}

gboolean hv_refusal_fits(const HvRefusalRow *row, guint cmd, HvAnswerKind kind, gint answer)
{
	return row->kind == kind && row->answer == answer &&
	       (!row->ops || (cmd < 32 && (row->ops >> cmd & 1)));
}

HvAnswerKind hv_refused_kind(const HvRefused *refused)
{
	HvAnswerKind kind = hv_refusal_table[refused->why].kind;

	if (kind != HV_ANSWER_INJECTED)
		return kind;
	return refused->why == HV_REFUSE_INJECTED_STATUS ? HV_ANSWER_STATUS : HV_ANSWER_ERRNO;
}
