/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the model finds that a rule of the hypervisor's own is broken: by a fault
 * that was switched on, or by a mistake of the model.
 */
#include "private.h"

void hv_bug(HvMachine *machine, gboolean fatal, const char *where, const char *text)
{
	if (machine->host->hypervisor_bug)
		machine->host->hypervisor_bug(machine->host_data, fatal, where, text);
}
