/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xsm/xsm.h: the default policy (xsm/dummy.h), as far as grants ask.
 */
#ifndef XS_XSM_XSM_H
#define XS_XSM_XSM_H

#include <xen/sched.h>

#define XSM_HOOK   false
#define XSM_TARGET true

static inline int xs_xsm(bool target, struct domain *d, struct domain *t)
{
	return target && d != t && !d->privileged ? -EPERM : 0;
}

#define xsm_grant_mapref(action, d, t, flags) xs_xsm(action, d, t)
#define xsm_grant_unmapref(action, d, t) xs_xsm(action, d, t)
#define xsm_grant_setup(action, d, t) xs_xsm(action, d, t)
#define xsm_grant_query_size(action, d, t) xs_xsm(action, d, t)
#define xsm_grant_transfer(action, d, t) xs_xsm(action, d, t)
#define xsm_grant_copy(action, d, t) xs_xsm(action, d, t)

#endif
