/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making and freeing a machine: for interface.c. */
#ifndef HV_MACHINE_H
#define HV_MACHINE_H

#include "private.h"

HvMachine *hv_machine_new(const HvMachineConfig *config, const HvHost *host, gpointer data,
			  GError **error);
void hv_machine_free(HvMachine *machine);
int hv_machine_fd(const HvMachine *machine);

#endif
