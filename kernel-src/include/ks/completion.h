/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: include/linux/completion.h. */
#ifndef KS_COMPLETION_H
#define KS_COMPLETION_H

#include <linux/types.h>

struct completion {
	unsigned int done; /* UINT_MAX: for all and ever */
};

#define COMPLETION_INITIALIZER(work) { 0 }
#define DECLARE_COMPLETION(work) struct completion work = COMPLETION_INITIALIZER(work)
#define DECLARE_COMPLETION_ONSTACK(work) DECLARE_COMPLETION(work)
#define init_completion(x) ((x)->done = 0)
#define reinit_completion(x) ((x)->done = 0)
void complete(struct completion *x);
void complete_all(struct completion *x);
void wait_for_completion(struct completion *x);
int wait_for_completion_interruptible(struct completion *x);
/* In jiffies; 0: the time was up, else what is left of it, at least 1. */
unsigned long wait_for_completion_timeout(struct completion *x, unsigned long timeout);
bool try_wait_for_completion(struct completion *x);
bool completion_done(struct completion *x);

#endif
