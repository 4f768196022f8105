/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the runtime itself has to tell of a run, for a trace and for nothing else: no
 * checker hangs on it.  Hypercalls, sleeps, allocations and violations go through the
 * platform and need no telling.
 */
#ifndef KS_EVENT_H
#define KS_EVENT_H

enum ks_event_kind {
	/* What the context counts; a: the new depth. */
	KS_EVENT_PREEMPT, /* a spinlock counts, too, but tells only that it is taken */
	KS_EVENT_BH,
	KS_EVENT_IRQS,    /* interrupts off: 1, on: 0 */
	KS_EVENT_RCU,
	KS_EVENT_SOFTIRQ,
	KS_EVENT_HARDIRQ,
	KS_EVENT_LAZY_MMU,   /* a: enum ks_lazy_mode, b: how deep inside */
	KS_EVENT_LOCK,       /* name: of the class, a: enum ks_lock_kind */
	KS_EVENT_UNLOCK,
	KS_EVENT_PTE_QUEUED, /* a: virtual address, b: the entry */
	KS_EVENT_PTE_FLUSH,  /* a: how many entries go to the hypervisor now */
	/* name: the system call, text: a path or NULL, a: file descriptor, b, c: arguments */
	KS_EVENT_SYSCALL,
	KS_EVENT_SYSCALL_END, /* name, a: the result */
};

struct ks_event {
	enum ks_event_kind kind;
	const char *name, *text;
	unsigned long a, b, c;
};

#endif
