/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/workqueue.h.  Work runs in process context, each item in a task
 * of its own on vCPU 0, never twice at once; all queues are one.
 */
#ifndef KS_WORK_H
#define KS_WORK_H

#include <linux/types.h>
#include <linux/container_of.h>
#include "ks/lock-class.h"

struct work_struct;
typedef void (*work_func_t)(struct work_struct *work);

struct work_struct {
	work_func_t func;
	bool delayed;   /* queued with a delay */
	bool canceling; /* may not be queued again: somebody waits for its end */
	const char *name;
	struct ks_lock_class *class; /* NULL: static, and not queued yet */
};

struct delayed_work {
	struct work_struct work;
};

#define __WORK_INITIALIZER(fn) { .func = (fn), .name = #fn }
#define DECLARE_WORK(w, fn) struct work_struct w = __WORK_INITIALIZER(fn)
#define DECLARE_DELAYED_WORK(w, fn) struct delayed_work w = { .work = __WORK_INITIALIZER(fn) }
#define INIT_WORK(w, fn) \
	do { \
		static struct ks_lock_class *__class; \
		*(w) = (struct work_struct)__WORK_INITIALIZER(fn); \
		(w)->class = ks_lock_class(&__class, KS_LOCK_FUNCTION, #fn); \
	} while (0)
#define INIT_WORK_ONSTACK(w, fn) INIT_WORK(w, fn)
#define destroy_work_on_stack(w) ((void)(w))
#define INIT_DELAYED_WORK(w, fn) INIT_WORK(&(w)->work, fn)

static inline struct delayed_work *to_delayed_work(struct work_struct *work)
{
	return container_of(work, struct delayed_work, work);
}

/* Delays in jiffies.  True: it was queued; false: it was pending already. */
bool schedule_work(struct work_struct *work);
bool schedule_delayed_work(struct delayed_work *work, unsigned long delay);
/* True: it was pending, and has been moved. */
bool ks_mod_delayed_work(struct delayed_work *work, unsigned long delay);
bool cancel_delayed_work(struct delayed_work *work);
/* True: it was pending; in the end it neither is nor runs. */
bool cancel_work_sync(struct work_struct *work);
bool cancel_delayed_work_sync(struct delayed_work *work);
/* Wait until it has run; a delay that is not over is waited for only with the second. */
bool flush_work(struct work_struct *work);
bool flush_delayed_work(struct delayed_work *work);
bool work_pending(const struct work_struct *work);
#define delayed_work_pending(w) work_pending(&(w)->work)

#define queue_work(queue, work) ((void)(queue), schedule_work(work))
#define queue_delayed_work(queue, work, delay) ((void)(queue), schedule_delayed_work(work, delay))
#define mod_delayed_work(queue, work, delay) ((void)(queue), ks_mod_delayed_work(work, delay))
struct workqueue_struct;
#define system_wq ((struct workqueue_struct *)NULL)

#endif
