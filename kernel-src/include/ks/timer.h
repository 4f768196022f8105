/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: include/linux/timer.h; the simulator keeps the queue, functions run in softirq. */
#ifndef KS_TIMER_H
#define KS_TIMER_H

#include <linux/types.h>
#include "ks/lock-class.h"
#include "ks/time.h"

struct timer_list {
	unsigned long expires; /* jiffies */
	void (*function)(struct timer_list *timer);
	u32 flags;
	const char *name;
	struct ks_lock_class *class; /* NULL: static, and not armed yet */
};

#define __TIMER_INITIALIZER(fn, how) { .function = (fn), .flags = (how), .name = #fn }
/* Up to 4.14 with two numbers behind, and fn gets the second: nobody looks at it. */
#define DEFINE_TIMER(timer, fn, ...) \
	struct timer_list timer = __TIMER_INITIALIZER(KS_TIMER_FN(fn), 0)
#if KS_TIMER_DATA
#define KS_TIMER_FN(fn) ((void (*)(struct timer_list *))(void *)(fn))
#else
#define KS_TIMER_FN(fn) fn
#endif
#define timer_setup(timer, fn, how) \
	do { \
		static struct ks_lock_class *__class; \
		*(timer) = (struct timer_list)__TIMER_INITIALIZER(fn, how); \
		(timer)->class = ks_lock_class(&__class, KS_LOCK_FUNCTION, #fn); \
	} while (0)
#define timer_setup_on_stack(timer, fn, how) timer_setup(timer, fn, how)
#define destroy_timer_on_stack(timer) ((void)(timer))
#define from_timer(var, callback_timer, field) \
	container_of(callback_timer, typeof(*var), field)

void add_timer(struct timer_list *timer);
int mod_timer(struct timer_list *timer, unsigned long expires);
int del_timer(struct timer_list *timer);
/* Also waits, spinning, until its function does not run. */
int del_timer_sync(struct timer_list *timer);
#define timer_delete(timer) del_timer(timer)
#define timer_delete_sync(timer) del_timer_sync(timer)
int timer_pending(const struct timer_list *timer);

#endif
