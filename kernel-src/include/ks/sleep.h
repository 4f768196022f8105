/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/delay.h, completion.h and might_sleep() of kernel.h.  Sleeps
 * last exactly what was asked for, in virtual time, without the rounding to
 * ticks: 1 + 2 + ... ms is what a reader of the code would add up.
 */
#ifndef KS_SLEEP_H
#define KS_SLEEP_H

#include <linux/types.h>

struct completion {
	unsigned int done;
};

#define init_completion(x) ((x)->done = 0)
#define reinit_completion(x) ((x)->done = 0)
void complete(struct completion *x);
void wait_for_completion(struct completion *x);

void msleep(unsigned int ms);
int cond_resched(void);

/* The function named `what` may sleep and is called now. */
void ks_may_sleep(const char *what);
#define might_sleep() ks_may_sleep(__func__)

/* Gives up the vCPU until ks_wake(key), with lazy MMU mode left meanwhile. */
void ks_wait(const void *key);
void ks_wake(const void *key);

#endif
