/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/wait.h.  A waiter counts the wake-ups, so that one which comes
 * while it looks at its condition is not lost.  Who waits interruptibly is idle: it
 * may wait for ever.
 */
#ifndef KS_WAIT_H
#define KS_WAIT_H

#include "ks/sleep.h"
#include "ks/time.h"

typedef struct wait_queue_head {
	unsigned int wakes;
} wait_queue_head_t;

#define __WAIT_QUEUE_HEAD_INITIALIZER(name) { 0 }
#define DECLARE_WAIT_QUEUE_HEAD(name) wait_queue_head_t name = __WAIT_QUEUE_HEAD_INITIALIZER(name)
#define init_waitqueue_head(head) ((head)->wakes = 0)

void wake_up(wait_queue_head_t *head);
#define wake_up_all(head) wake_up(head)
#define wake_up_interruptible(head) wake_up(head)

/* Until the next wake-up after `seen'; end 0: no time limit.  False: the time is up. */
bool ks_wait_wake(wait_queue_head_t *head, unsigned int seen, const char *what, bool idle,
		  unsigned long long end);

#define __ks_wait_event(head, condition, what, idle, end) ({ \
	bool __holds; \
	ks_may_sleep(what); \
	for (;;) { \
		unsigned int __seen = (head)->wakes; \
		__holds = !!(condition); \
		if (__holds || !ks_wait_wake(head, __seen, what, idle, end)) \
			break; \
	} \
	__holds; \
})

#define wait_event(head, condition) \
	((void)__ks_wait_event(&(head), condition, "wait_event", false, 0))
#define wait_event_interruptible(head, condition) \
	((void)__ks_wait_event(&(head), condition, "wait_event_interruptible", true, 0), 0)
/* Jiffies left, at least 1; 0: the condition does not hold. */
#define __ks_wait_event_timeout(head, condition, timeout, what, idle) ({ \
	unsigned long long __end = ks_now() + (timeout) * KS_NS_PER_JIFFY; \
	bool __in_time = __ks_wait_event(&(head), condition, what, idle, __end); \
	__in_time ? ks_jiffies_until(__end) : 0; \
})
#define wait_event_timeout(head, condition, timeout) \
	__ks_wait_event_timeout(head, condition, timeout, "wait_event_timeout", false)
#define wait_event_interruptible_timeout(head, condition, timeout) \
	__ks_wait_event_timeout(head, condition, timeout, "wait_event_interruptible_timeout", true)

#endif
