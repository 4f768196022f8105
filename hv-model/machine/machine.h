/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A machine as a whole: its interface, and what stands in it. */
#ifndef HV_MACHINE_H
#define HV_MACHINE_H

#include "machine/private.h"

HvMachine *hv_machine_new(const HvMachineConfig *config, const HvHost *host, gpointer data,
			  GError **error);
void hv_machine_free(HvMachine *machine);
int hv_machine_fd(const HvMachine *machine);

/* interface.c: the table of functions, under the engine's name. */
const HvInterface *hv_machine_interface(void);

/* inspect.c */
guint hv_inspect_grant_version(const HvDomain *domain);
guint hv_inspect_grant_frames(const HvDomain *domain);
guint hv_inspect_status_frames(const HvDomain *domain);
guint hv_inspect_grant_entries(const HvDomain *domain);
gboolean hv_inspect_grant_entry(const HvDomain *domain, grant_ref_t ref, HvGrantEntry *entry);
gboolean hv_inspect_grant_entry_write(HvDomain *domain, grant_ref_t ref,
				      const HvGrantEntry *entry);
guint hv_inspect_mappings(const HvDomain *domain, HvMappingFn fn, gpointer data);
gboolean hv_inspect_mapping(const HvDomain *domain, grant_handle_t handle, HvMapping *mapping);

#endif
