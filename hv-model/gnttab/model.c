/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The model: a machine whose grant tables are those of this folder. */
#include "gnttab/gnttab.h"
#include "machine/machine.h"

const HvInterface *hv_model(void)
{
	return hv_machine_interface();
}
