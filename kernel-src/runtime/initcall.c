/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Initcalls, out of the table that the linker made. */
#include <linux/init.h>

#include <linux/kernel.h>

extern const struct ks_initcall __start_ks_initcalls[], __stop_ks_initcalls[];

static int run_level(enum ks_initcall_level level)
{
	const struct ks_initcall *call;
	int first_error = 0;

	for (call = __start_ks_initcalls; call < __stop_ks_initcalls; call++) {
		int error = call->level == level ? call->fn() : 0;

		if (!first_error)
			first_error = error;
	}
	return first_error;
}

/*
 * Linux's do_initcalls() ignores what they return: xen_pvh_gnttab_setup() says -ENODEV
 * in every domain that is not PVH.  CORE_SYNC's is gnttab_init()'s, for whoever asks.
 */
int ks_run_initcalls(void)
{
	int error;

	run_level(KS_INIT_CORE);
	error = run_level(KS_INIT_CORE_SYNC);
	run_level(KS_INIT_DEVICE);
	return error;
}
