/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/refcount.h and kref.h: a count that warns when it is misused. */
#ifndef KS_REFCOUNT_H
#define KS_REFCOUNT_H

#include "ks/atomic.h"
#include "ks/bug.h"

typedef struct refcount_struct {
	atomic_t refs;
} refcount_t;

#define REFCOUNT_INIT(n) { .refs = ATOMIC_INIT(n) }

static inline void refcount_set(refcount_t *r, int n)
{
	atomic_set(&r->refs, n);
}

static inline unsigned int refcount_read(const refcount_t *r)
{
	return (unsigned int)atomic_read(&r->refs);
}

static inline void refcount_inc(refcount_t *r)
{
	int now = atomic_inc_return(&r->refs);

	WARN(now == 1, "refcount_t: addition on 0; use-after-free.\n");
	WARN(now < 1, "refcount_t: saturated; leaking memory.\n");
}

static inline bool refcount_inc_not_zero(refcount_t *r)
{
	return atomic_add_unless(&r->refs, 1, 0);
}

static inline bool refcount_dec_and_test(refcount_t *r)
{
	int now = atomic_dec_return(&r->refs);

	WARN(now < 0, "refcount_t: underflow; use-after-free.\n");
	return now == 0;
}

struct kref {
	refcount_t refcount;
};

static inline void kref_init(struct kref *kref)
{
	refcount_set(&kref->refcount, 1);
}

static inline void kref_get(struct kref *kref)
{
	refcount_inc(&kref->refcount);
}

static inline int kref_put(struct kref *kref, void (*release)(struct kref *kref))
{
	if (!refcount_dec_and_test(&kref->refcount))
		return 0;
	release(kref);
	return 1;
}

#endif
