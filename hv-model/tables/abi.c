/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a hypervisor from a shared object speaks the language of these headers.  Only
 * the first member is looked at: one from before there was an abi has a pointer there.
 */
#include "hv/hv.h"

const char *hv_interface_unfit(const HvInterface *interface)
{
	return interface->abi == HV_ABI ? NULL :
	       "was built with other headers (hv-model/hv) than this program: build it again";
}
