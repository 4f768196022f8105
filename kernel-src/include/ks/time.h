/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: include/linux/jiffies.h: virtual time, 250 ticks a second, from the world's start. */
#ifndef KS_TIME_H
#define KS_TIME_H

#include <linux/types.h>

#define HZ 250
#define KS_NS_PER_JIFFY (1000000000ull / HZ)

#define jiffies ks_jiffies()
unsigned long ks_jiffies(void);
unsigned long long ks_now(void); /* ns */
/* What is left until then, at least 1. */
unsigned long ks_jiffies_until(unsigned long long end_ns);

#define time_after(a, b) ((long)((b) - (a)) < 0)
#define time_before(a, b) time_after(b, a)

/* kernel/time/time.c: rounded up to whole ticks. */
static inline unsigned long msecs_to_jiffies(unsigned int ms)
{
	return (ms + 1000 / HZ - 1) / (1000 / HZ);
}

#endif
