/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the hypervisor finds that a rule of its own is broken: by a fault that was
 * switched on, by a mistake of the model's, or by Xen's.
 */
#include "machine/private.h"

void hv_report(HvMachine *machine, gboolean fatal, const char *where, const char *text)
{
	if (machine->host->hypervisor_bug)
		machine->host->hypervisor_bug(machine->host_data, fatal, where, text);
}

void hv_bug(HvMachine *machine, gboolean fatal, const char *where, const char *text)
{
	hv_report(machine, fatal, where, text);
	if (fatal)
		hv_engine_broken(machine);
}
