/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/rcupdate.h, as far as used: read sections, in which nobody may
 * sleep, and waiting for those of others.  Only sections that are marked count, not
 * every stretch with preemption off, as Linux's since 4.20 do.
 */
#ifndef KS_RCU_H
#define KS_RCU_H

#include <linux/compiler.h>
#include "ks/context.h"

void rcu_read_lock(void);
void rcu_read_unlock(void);
void synchronize_rcu(void);
#define rcu_read_lock_held() (ks_context()->rcu_depth != 0)

#define rcu_dereference(p) READ_ONCE(p)
#define rcu_dereference_protected(p, holds) (p)
#define rcu_access_pointer(p) READ_ONCE(p)
#define rcu_assign_pointer(p, value) WRITE_ONCE(p, value)
#define RCU_INIT_POINTER(p, value) WRITE_ONCE(p, value)

#endif
