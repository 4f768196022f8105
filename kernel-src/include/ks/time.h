/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/jiffies.h, timer.h and workqueue.h.  Virtual time, 250 ticks
 * a second, counted from the start of the world; the simulator keeps the queue.
 */
#ifndef KS_TIME_H
#define KS_TIME_H

#include <linux/types.h>
#include <linux/list.h>

#define HZ 250
#define KS_NS_PER_JIFFY (1000000000ull / HZ)

#define jiffies ks_jiffies()
unsigned long ks_jiffies(void);

#define time_after(a, b) ((long)((b) - (a)) < 0)
#define time_before(a, b) time_after(b, a)

/* kernel/time/time.c: rounded up to whole ticks. */
static inline unsigned long msecs_to_jiffies(unsigned int ms)
{
	return (ms + 1000 / HZ - 1) / (1000 / HZ);
}

struct timer_list {
	unsigned long expires; /* jiffies */
	void (*function)(struct timer_list *timer);
	u32 flags;
};

#define DEFINE_TIMER(name, fn) struct timer_list name = { .function = (fn) }
#define timer_setup(timer, fn, how) ((timer)->function = (fn), (timer)->flags = (how))
void add_timer(struct timer_list *timer);
int mod_timer(struct timer_list *timer, unsigned long expires);
int del_timer(struct timer_list *timer);
int timer_pending(const struct timer_list *timer);

struct work_struct;
typedef void (*work_func_t)(struct work_struct *work);

struct work_struct {
	work_func_t func;
};

struct delayed_work {
	struct work_struct work;
};

#define INIT_WORK(w, fn) ((w)->func = (fn))
#define INIT_DELAYED_WORK(w, fn) INIT_WORK(&(w)->work, fn)
bool schedule_delayed_work(struct delayed_work *work, unsigned long delay);
bool cancel_delayed_work(struct delayed_work *work);
bool schedule_work(struct work_struct *work);

#endif
