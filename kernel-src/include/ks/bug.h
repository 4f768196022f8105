/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: BUG, WARN and panic, after include/asm-generic/bug.h.  They report to the
 * simulator instead of trapping; BUG and panic do not come back.
 */
#ifndef KS_BUG_H
#define KS_BUG_H

#include <linux/compiler.h>

void ks_bug(const char *file, int line) __attribute__((noreturn, cold));
void ks_warn(const char *file, int line, const char *fmt, ...)
	__attribute__((format(printf, 3, 4), cold));
void panic(const char *fmt, ...) __attribute__((format(printf, 1, 2), noreturn, cold));

#define BUG() ks_bug(__FILE__, __LINE__)
#define BUG_ON(condition) \
	do { \
		if (unlikely(condition)) \
			BUG(); \
	} while (0)

#define __WARN() ks_warn(__FILE__, __LINE__, "%s", "")

#define WARN(condition, ...) ({ \
	bool __warned = !!(condition); \
	if (unlikely(__warned)) \
		ks_warn(__FILE__, __LINE__, __VA_ARGS__); \
	unlikely(__warned); \
})

#define WARN_ON(condition) WARN(condition, "%s", "")

#define WARN_ONCE(condition, ...) ({ \
	static volatile bool __told; /* no data race of the kernel's */ \
	bool __now = !!(condition); \
	if (unlikely(__now && !__told)) { \
		__told = true; \
		ks_warn(__FILE__, __LINE__, __VA_ARGS__); \
	} \
	unlikely(__now); \
})

#define WARN_ON_ONCE(condition) WARN_ONCE(condition, "%s", "")

#endif
