/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: the way to the simulator, which stands where the machine would be. */
#ifndef KS_PLATFORM_ACCESS_H
#define KS_PLATFORM_ACCESS_H

#include "ks-platform.h"

/* Hidden, so that it is read without a look into the global offset table. */
extern struct ks_platform *ks_platform __attribute__((visibility("hidden")));

void ks_attach(struct ks_platform *platform);
/* For what must never be called here: the domain panics and says what. */
void ks_not_simulated(const char *what) __attribute__((noreturn));

static inline struct ks_context *ks_context(void)
{
	return ks_platform->context;
}

static inline const struct ks_layout *ks_layout(void)
{
	return ks_platform->layout;
}

/* For a trace; the fields of struct ks_event, kind first.  Without one it costs a load. */
#define ks_trace(...)                                                                         \
	do {                                                                                 \
		if (__builtin_expect(ks_platform->event != 0, 0))                            \
			ks_platform->event(ks_platform->domain, &(struct ks_event){ __VA_ARGS__ }); \
	} while (0)

/* A point where another vCPU may run or an interrupt may come. */
static inline void ks_yield(void)
{
	if (!ks_turn_passes(ks_platform->turn))
		ks_platform->yield(ks_platform->domain);
}

#endif
