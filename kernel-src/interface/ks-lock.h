/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Locks as both sides see them: classes, as in Linux's lockdep (all locks that one
 * line initialises, or one static lock), what a task holds, what it waits for, and
 * what can be done wrong with them.
 */
#ifndef KS_LOCK_INTERFACE_H
#define KS_LOCK_INTERFACE_H

#define KS_MAX_HELD_LOCKS 16
#define KS_MAX_LOCK_CLASSES 256 /* more are not followed */

enum ks_lock_kind {
	KS_LOCK_SPIN,
	KS_LOCK_MUTEX,
	KS_LOCK_FUNCTION, /* of a timer or work: "held" while it runs */
};

/* How spinlocks of a class have been taken, or-ed. */
enum ks_lock_usage {
	KS_USED_IN_HARDIRQ = 1,
	KS_USED_IN_SOFTIRQ = 2,
	KS_USED_HARDIRQS_ON = 4, /* a hard interrupt could come */
	KS_USED_SOFTIRQS_ON = 8, /* a soft interrupt could */
};
#define KS_LOCK_USAGES 4

struct ks_lock_class {
	unsigned int id; /* from 1 in the order of first use; 0: one too many */
	enum ks_lock_kind kind;
	const char *name; /* as the source calls it: "gnttab_list_lock", "&cache->lock" */
	unsigned int usage; /* enum ks_lock_usage, or-ed; all bits: not followed */
};

struct ks_held_lock {
	const void *lock;
	const struct ks_lock_class *class;
	const void *where; /* return address in the function that took it */
};

/* What a task waits for, asleep or spinning. */
struct ks_wait {
	const void *key;   /* wake(key) ends it */
	const char *what;  /* the function of the kernel's API */
	const struct ks_lock_class *class; /* if it is a lock, else NULL */
	unsigned int owner; /* the lock's: ks_context.id */
	_Bool idle;        /* interruptible: waiting for ever is no fault */
	unsigned long long timeout_ns; /* 0: none */
};

/* What was done wrong; in sim/check/check-lock.c each is a row. */
enum ks_misuse {
	KS_MISUSE_SPIN_RECURSION, /* fatal: it would spin for ever */
	KS_MISUSE_SPIN_NOT_HELD,
	KS_MISUSE_SPIN_WRONG_OWNER,
	KS_MISUSE_SPIN_BAD_MAGIC, /* never initialised, or overwritten */
	KS_MISUSE_MUTEX_RECURSION, /* fatal: it would sleep for ever */
	KS_MISUSE_MUTEX_NOT_HELD,
	KS_MISUSE_MUTEX_WRONG_OWNER,
	KS_MISUSE_MUTEX_IN_INTERRUPT,
	KS_MISUSE_MUTEX_BAD_MAGIC,
	KS_MISUSE_PREEMPT_UNDERFLOW,
	KS_MISUSE_BH_UNDERFLOW,
	KS_MISUSE_BH_IN_INTERRUPT, /* local_bh_enable() where it must not be */
	KS_MISUSE_RCU_UNDERFLOW,
	KS_MISUSE_COUNT
};

#endif
