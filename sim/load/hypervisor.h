/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which hypervisor a run has under it: the model, or one from a shared object. */
#ifndef GS_HYPERVISOR_H
#define GS_HYPERVISOR_H

#include <glib.h>

#include "hv/hv.h"
#include "load/private-copy.h"

G_BEGIN_DECLS

/* The function that such a shared object exports. */
#define GS_HYPERVISOR_SYMBOL "hv_interface"

typedef struct {
	const HvInterface *hv;
	GsPrivateCopy copy;
} GsHypervisor;

/*
 * path NULL: the model.  A shared object may serve one machine only, so every
 * run opens one of its own.
 */
gboolean gs_hypervisor_open(GsHypervisor *hypervisor, const char *path, GError **error);
/* After its machine is gone. */
void gs_hypervisor_close(GsHypervisor *hypervisor);

G_END_DECLS

#endif
