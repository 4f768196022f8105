/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the simulator answers a hypervisor: guest memory, page tables, paging, crashes. */
#ifndef GS_HOST_H
#define GS_HOST_H

#include "hv/hv.h"

G_BEGIN_DECLS

typedef struct GsWorld GsWorld;

/* Its callbacks' data is the GsWorld.  traced: it wants to hear of the hypervisor's events. */
const HvHost *gs_host(gboolean traced);

/* As the hypervisor reads a guest's memory: FALSE if any byte of it is not the domain's. */
gboolean gs_host_read(GsWorld *world, domid_t domid, gpointer dst, guint64 addr, gsize len);

G_END_DECLS

#endif
