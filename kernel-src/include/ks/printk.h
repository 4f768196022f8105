/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: printk and its kin, after include/linux/printk.h.  Text goes to the
 * simulator's log; pr_debug is silent, as with dynamic debugging off.
 */
#ifndef KS_PRINTK_H
#define KS_PRINTK_H

#include <linux/stdarg.h>

#define KERN_SOH "\001"
#define KERN_EMERG KERN_SOH "0"
#define KERN_ALERT KERN_SOH "1"
#define KERN_CRIT KERN_SOH "2"
#define KERN_ERR KERN_SOH "3"
#define KERN_WARNING KERN_SOH "4"
#define KERN_NOTICE KERN_SOH "5"
#define KERN_INFO KERN_SOH "6"
#define KERN_DEBUG KERN_SOH "7"
#define KERN_DEFAULT ""

int printk(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
int ks_printk_ratelimit(void);

#ifndef pr_fmt
#define pr_fmt(fmt) fmt
#endif

#define pr_emerg(fmt, ...) printk(KERN_EMERG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_alert(fmt, ...) printk(KERN_ALERT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_crit(fmt, ...) printk(KERN_CRIT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_err(fmt, ...) printk(KERN_ERR pr_fmt(fmt), ##__VA_ARGS__)
#define pr_warn(fmt, ...) printk(KERN_WARNING pr_fmt(fmt), ##__VA_ARGS__)
#define pr_notice(fmt, ...) printk(KERN_NOTICE pr_fmt(fmt), ##__VA_ARGS__)
#define pr_info(fmt, ...) printk(KERN_INFO pr_fmt(fmt), ##__VA_ARGS__)
/* Arguments are checked and not evaluated, as by no_printk(). */
#define pr_debug(fmt, ...) \
	do { \
		if (0) \
			printk(KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__); \
	} while (0)

#define pr_err_once(fmt, ...) \
	do { \
		static volatile bool __told; /* no data race of the kernel's */ \
		if (!__told) { \
			__told = true; \
			pr_err(fmt, ##__VA_ARGS__); \
		} \
	} while (0)

/* One budget for all places, where Linux has one for each: the log is no result. */
#define pr_warn_ratelimited(fmt, ...) \
	do { \
		if (ks_printk_ratelimit()) \
			pr_warn(fmt, ##__VA_ARGS__); \
	} while (0)
#define pr_err_ratelimited(fmt, ...) \
	do { \
		if (ks_printk_ratelimit()) \
			pr_err(fmt, ##__VA_ARGS__); \
	} while (0)

#endif
