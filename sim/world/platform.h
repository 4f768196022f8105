/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The platform interface (ks-platform.h) that the simulator gives to a kernel image. */
#ifndef GS_PLATFORM_H
#define GS_PLATFORM_H

#include "world/domain.h"

G_BEGIN_DECLS

/* Fills in the domain's struct ks_platform; layout must be set. */
void gs_platform_init(GsDomain *domain);
/* The timer functions of it. */
void gs_platform_init_timers(struct ks_platform *platform);
/* The image's current context is that of the task which goes on now. */
void gs_platform_switched(GsTask *task);

/*
 * A hypercall by the running task, with yield points and accounting; also for a
 * bare domain.
 */
long gs_hypercall(GsDomain *domain, guint nr, const unsigned long args[5]);

G_END_DECLS

#endif
