/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/sched.h, xen/rcupdate.h and xen/domain.h: own.  struct domain and
 * struct vcpu are in xs-bridge.h.
 */
#ifndef XS_XEN_SCHED_H
#define XS_XEN_SCHED_H

#include <xen/lib.h>
#include <xen/spinlock.h>
#include <xen/nospec.h>
#include <asm/system.h>
#include <public/xen.h>

#define current xs_current
extern struct domain *dom_io, *dom_cow;

#define is_hvm_domain(d) ((d)->translated)
#define is_pv_domain(d) (!(d)->translated)
#define is_pv_32bit_domain(d) ((void)(d), false)
#define is_hardware_domain(d) ((d)->privileged)

/*
 * A domain whose last reference is gone is found no more, and lives on to the end
 * of the hypercall.
 */
#define rcu_lock_domain_by_id(id) xs_domain_by_id(id)
#define rcu_unlock_domain(d) ((void)(d))
#define rcu_lock_domain(d) ((void)(d))
#define rcu_lock_current_domain() (current->domain)
#define rcu_read_lock(l)
#define rcu_read_unlock(l)

static inline struct domain *rcu_lock_domain_by_any_id(domid_t id)
{
	return id == DOMID_SELF ? current->domain : xs_domain_by_id(id);
}

#define knownalive_domain_from_domid(id) xs_domain_by_id(id)
#define get_knownalive_domain(d) xs_domain_get(d)
#define put_domain(d) xs_domain_put(d)
#define domain_crash(d, ...) xs_domain_crash(d)

/* For the key that prints tables, which nobody presses. */
#define for_each_domain(d) for ((d) = NULL; (d);)

#define domain_tot_pages(d) ((d)->tot_pages)
#define domain_clamp_alloc_bitsize(d, bits) ((void)(d), (bits))

/* A continuation is recorded; the loop that restarts the call is engine/op.c's. */
#define hypercall_preempt_check() xs_preempt_check()
/* Always with the format "ihi": an unsigned int, a handle, an unsigned int. */
#define hypercall_create_continuation(nr, format, cmd, handle, count) \
	xs_create_continuation(cmd, (unsigned long)(handle).p, count)
#define XEN_DOMCTL_GRANT_version_mask 0xf
#define XEN_DOMCTL_GRANT_version(v) ((v) & XEN_DOMCTL_GRANT_version_mask)

#endif
