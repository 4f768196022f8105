/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Memory of a real program: what a kernel's copy_from_user() reads of it. */
#ifndef GS_PROGRAM_MEMORY_H
#define GS_PROGRAM_MEMORY_H

#include <glib.h>
#include <sys/types.h>

#include "ks-platform.h"

G_BEGIN_DECLS

/* The handle that the image gives back: of one process of the host. */
typedef struct {
	pid_t pid;
	int refused; /* errno with which the host would not let us; 0: it does */
} GsProgramMemory;

void gs_platform_init_programs(struct ks_platform *platform);

G_END_DECLS

#endif
