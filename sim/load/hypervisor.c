/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opening a hypervisor. */
#include "load/hypervisor.h"

#include <dlfcn.h>

gboolean gs_hypervisor_open(GsHypervisor *hypervisor, const char *path, GError **error)
{
	const HvInterface *(*interface)(void);
	const char *unfit;

	hypervisor->copy = GS_PRIVATE_COPY_NONE;
	hypervisor->hv = NULL;
	if (!path) {
		hypervisor->hv = hv_model();
		return TRUE;
	}
	if (!gs_private_copy_open(&hypervisor->copy, path, error)) {
		gs_hypervisor_close(hypervisor);
		return FALSE;
	}
	*(void **)&interface = dlsym(hypervisor->copy.handle, GS_HYPERVISOR_SYMBOL);
	if (!interface) {
		g_set_error(error, GS_COPY_ERROR, GS_COPY_ERROR_FOREIGN,
			    "%s is no hypervisor of gntsim: it has no " GS_HYPERVISOR_SYMBOL "()",
			    path);
		gs_hypervisor_close(hypervisor);
		return FALSE;
	}
	unfit = hv_interface_unfit(interface());
	if (unfit) {
		g_set_error(error, GS_COPY_ERROR, GS_COPY_ERROR_FOREIGN, "%s %s", path, unfit);
		gs_hypervisor_close(hypervisor);
		return FALSE;
	}
	hypervisor->hv = interface();
	return TRUE;
}

void gs_hypervisor_close(GsHypervisor *hypervisor)
{
	gs_private_copy_close(&hypervisor->copy);
	hypervisor->copy = GS_PRIVATE_COPY_NONE;
}
