/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The services of a kernel image (runtime/selftest.c) in a real world. */
#include <check.h>
#include <stdlib.h>

#include "check/backtrace.h"
#include "load/hypervisor.h"
#include "world/world.h"
#include "../../lib/run-suite.h"

static void run(GsTask *task, gpointer data)
{
	const GsDomain *domain = task->vcpu->owner;
	const char **failed = data;

	*failed = domain->image->ks->boot() ? "boot" : domain->image->ks->selftest();
}

START_TEST(services_work)
{
	const char *path = g_getenv("KS_TEST_IMAGE") ?: KS_TEST_IMAGE_DEFAULT, *failed = "no end";
	GsKernel *kernel = gs_kernel_from_path(path);
	HvMachineConfig machine = { .frames = 2048 };
	GsDomainConfig config = { .address_width = 39 };
	GsHypervisor hypervisor;
	GsWorld *world;
	GsDomain *domain;
	GsTask *task;

	ck_assert(gs_hypervisor_open(&hypervisor, NULL, NULL));
	world = gs_world_new(hypervisor.hv, &machine, (guint32)_i, NULL, NULL);
	hv_domain_config_init(&config.hv, 1, HV_GUEST_PV);
	config.hv.pages = 512;
	domain = gs_domain_new(world, &config, kernel, NULL);
	ck_assert_ptr_nonnull(domain);
	task = gs_sched_spawn(world->sched, &domain->vcpus[0], "test", run, &failed);
	ck_assert(gs_sched_run(world->sched, task));
	ck_assert_msg(!failed, "%s", failed);
	for (guint i = 0; i < world->violations->len; i++)
		ck_abort_msg("%s", ((GsViolation *)world->violations->pdata[i])->detail);
	gs_task_free(task);
	gs_world_free(world);
	gs_hypervisor_close(&hypervisor);
	gs_kernel_free(kernel);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("services");
	TCase *tcase = tcase_create("services");

	gs_backtrace_set_up();
	tcase_add_loop_test(tcase, services_work, 1, 6);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
