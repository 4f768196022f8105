/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/delay.h and might_sleep() of kernel.h.  Sleeps last exactly what
 * was asked for, in virtual time, without the rounding to ticks: 1 + 2 + ... ms is
 * what a reader of the code would add up.
 */
#ifndef KS_SLEEP_H
#define KS_SLEEP_H

#include <linux/types.h>
#include "ks/completion.h"
#include "ks/platform.h"

void msleep(unsigned int ms);
void usleep_range(unsigned long min, unsigned long max);
/* Busy, without giving the vCPU up: include/linux/delay.h, in atomic context as well. */
void mdelay(unsigned long ms);
void udelay(unsigned long us);
int cond_resched(void);

/* The function named `what` may sleep and is called now. */
void ks_may_sleep(const char *what);
#define might_sleep() ks_may_sleep(__func__)

/* Gives up the vCPU as wait says, with lazy MMU mode left meanwhile.  False: in vain. */
bool ks_wait(const struct ks_wait *wait);
void ks_wake(const void *key);

#endif
