/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All checkers of the platform interface. */
#include "check/check.h"

#include "check/instrument.h"

void gs_check_install(struct ks_platform *platform)
{
	gs_check_sleep_install(platform);
	gs_check_mmu_install(platform);
	gs_check_kernel_install(platform);
	gs_check_page_install(platform);
	gs_check_lock_install(platform);
	gs_check_lock_order_install(platform);
	gs_check_instrument_install(platform);
}
