/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the simulator answers a hypervisor: guest memory, page tables, paging, crashes. */
#ifndef GS_HOST_H
#define GS_HOST_H

#include "hv/hv.h"

G_BEGIN_DECLS

/* Its callbacks' data is the GsWorld.  traced: it wants to hear of the hypervisor's events. */
const HvHost *gs_host(gboolean traced);

G_END_DECLS

#endif
