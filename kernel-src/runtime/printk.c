/* SPDX-License-Identifier: GPL-2.0-or-later */
/* printk: everything goes to the simulator, which formats it if somebody wants it. */
#include <linux/printk.h>

#include <linux/kernel.h>
#include "ks/platform.h"
#include "ks/time.h"

#define DEFAULT_LEVEL '4' /* CONFIG_MESSAGE_LOGLEVEL_DEFAULT */

int printk(const char *fmt, ...)
{
	char level = DEFAULT_LEVEL;
	va_list args;

	if (fmt[0] == KERN_SOH[0] && fmt[1]) {
		level = fmt[1];
		fmt += 2;
	}
	va_start(args, fmt);
	ks_platform->log(ks_platform->domain, level, fmt, &args);
	va_end(args);
	return 0;
}

/* lib/ratelimit.c with the default state: 10 in 5 s. */
int ks_printk_ratelimit(void)
{
	static unsigned long begin;
	static unsigned int printed;

	if (!printed || time_after(jiffies, begin + 5 * HZ)) {
		begin = jiffies;
		printed = 0;
	}
	return printed++ < 10;
}
