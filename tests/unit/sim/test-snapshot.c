/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a restore puts back, and what it leaves. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "world/fault.h"
#include "world/outside.h"
#include "world/sanitizer.h"
#include "world/snapshot.h"
#include "world/world.h"
#include "../../lib/run-suite.h"

#ifdef GS_ASAN
#define HAS_SNAPSHOTS false
#else
#define HAS_SNAPSHOTS true
#endif

#define FRAMES 256u

typedef struct {
	GsFaultHandler *faults;
	GsWorld *world;
	GsSnapshot **snapshot; /* outside: in our own data it would be put back to NULL */
} Fixture;

static Fixture f;
static guint in_data = 1, in_bss;
static __thread guint in_thread;

static GsDomain *add(guint id)
{
	GsDomainConfig config = { .address_width = 39 };
	GsDomain *domain;

	hv_domain_config_init(&config.hv, (domid_t)id, HV_GUEST_HVM);
	config.hv.pages = 8;
	domain = gs_domain_new(f.world, &config, NULL, NULL);
	ck_assert_ptr_nonnull(domain);
	return domain;
}

static void setup(void)
{
	HvMachineConfig machine = { .frames = FRAMES };

	f.snapshot = gs_outside_new(sizeof(*f.snapshot));
	f.faults = gs_fault_handler_new();
	f.world = gs_world_new(hv_model(), &machine, 1, NULL, NULL);
	gs_fault_handler_set_world(f.faults, f.world);
	add(1);
}

static void snapshot(void)
{
	g_autoptr(GError) error = NULL;

	*f.snapshot = gs_snapshot_new(f.world, f.faults, &error);
	ck_assert_msg(*f.snapshot != NULL, "%s", error ? error->message : "");
}

static void teardown(void)
{
	if (*f.snapshot)
		gs_snapshot_free(*f.snapshot);
	gs_outside_free(f.snapshot, sizeof(*f.snapshot));
	gs_fault_handler_set_world(f.faults, NULL);
	gs_world_free(f.world);
	gs_fault_handler_free(f.faults);
}

static guint8 *page_of(guint n)
{
	GsDomain *domain = gs_world_domain(f.world, 1);

	return f.world->hv->frame_ptr(f.world->machine, gs_domain_mfn(domain, n));
}

START_TEST(private_memory_is_put_back)
{
	guint *heap = g_new(guint, 1), *outside = gs_outside_new(sizeof(guint)), stack = 1;

	*heap = *outside = in_bss = in_thread = 1;
	snapshot();
	for (guint i = 2; i < 5; i++) {
		*heap = *outside = stack = in_data = in_bss = in_thread = i;
		gs_snapshot_restore(*f.snapshot);
		ck_assert_uint_eq(*heap, 1);
		ck_assert_uint_eq(in_data, 1);
		ck_assert_uint_eq(in_bss, 1);
		ck_assert_uint_eq(in_thread, 1);
		ck_assert_uint_eq(*outside, i);
		ck_assert_uint_eq(stack, i);
	}
	gs_snapshot_free(g_steal_pointer(f.snapshot));
	*heap = in_data = 7;
	ck_assert_uint_eq(*heap + in_data, 14);
	in_data = 1;
	gs_outside_free(outside, sizeof(guint));
	g_free(heap);
}
END_TEST

START_TEST(frames_are_put_back)
{
	memset(page_of(0), 0x11, HV_PAGE_SIZE);
	snapshot();
	for (guint i = 0; i < 3; i++) {
		memset(page_of(0), 0x22, HV_PAGE_SIZE);
		memset(page_of(7), 0x33, HV_PAGE_SIZE);
		gs_snapshot_restore(*f.snapshot);
		ck_assert_uint_eq(page_of(0)[100], 0x11);
		ck_assert_uint_eq(page_of(7)[100], 0);
	}
}
END_TEST

/* The heap's end is the host kernel's: what lay beyond it must read as zero again. */
START_TEST(a_heap_that_grew_shrinks)
{
	guint64 digest;

	snapshot();
	gs_snapshot_restore(*f.snapshot); /* of what libcheck has noted since then */
	digest = gs_snapshot_digest(*f.snapshot);
	for (guint round = 0; round < 3; round++) {
		gsize n = 16 << 20;
		guint8 *memory = g_malloc0(n);

		ck_assert(memory[0] == 0 && memcmp(memory, memory + 1, n - 1) == 0);
		memset(memory, 0xff, n);
		gs_snapshot_restore(*f.snapshot);
		ck_assert(gs_snapshot_digest(*f.snapshot) == digest);
	}
}
END_TEST

START_TEST(a_freed_domain_is_there_again)
{
	memset(page_of(3), 0x44, HV_PAGE_SIZE);
	snapshot();
	for (guint i = 0; i < 3; i++) {
		gs_domain_free(gs_world_domain(f.world, 1));
		ck_assert_ptr_null(gs_world_domain(f.world, 1));
		add(1);
		memset(page_of(3), 0x55, HV_PAGE_SIZE);
		add(2);
		gs_snapshot_restore(*f.snapshot);
		ck_assert_uint_eq(f.world->domains->len, 1);
		ck_assert_uint_eq(page_of(3)[5], 0x44);
		ck_assert_ptr_null(f.world->hv->check(f.world->machine));
	}
	gs_domain_free(gs_world_domain(f.world, 1));
}
END_TEST

static void sleeper(GsTask *task, gpointer data)
{
	(void)data;
	gs_sched_sleep(task->sched, 1000);
}

START_TEST(tasks_are_given_up)
{
	g_autoptr(GError) error = NULL;
	GsVcpu *vcpu = &gs_world_domain(f.world, 1)->vcpus[0];
	GsTask *task;

	snapshot();
	for (guint i = 0; i < 3; i++) {
		gs_sched_spawn(f.world->sched, vcpu, "sleeper", sleeper, NULL);
		gs_sched_pass(f.world->sched, 10);
		ck_assert_uint_eq(f.world->sched->clock.now, 10);
		gs_snapshot_restore(*f.snapshot);
		ck_assert_uint_eq(f.world->sched->tasks->len, 0);
		ck_assert_uint_eq(f.world->sched->clock.now, 0);
	}
	gs_snapshot_free(g_steal_pointer(f.snapshot));
	task = gs_sched_spawn(f.world->sched, vcpu, "sleeper", sleeper, NULL);
	gs_sched_pass(f.world->sched, 10);
	ck_assert_ptr_null(gs_snapshot_new(f.world, f.faults, &error));
	ck_assert_str_eq(error->message, "no snapshot: a task is alive");
	gs_task_free(task);
}
END_TEST

START_TEST(only_what_was_written_is_copied)
{
	guint8 *heap = g_malloc0(64 * HV_PAGE_SIZE);
	guint before;

	snapshot();
	before = gs_snapshot_pages(*f.snapshot);
	for (guint i = 0; i < 3; i++) {
		for (guint page = 0; page < 64; page += 2)
			heap[page * HV_PAGE_SIZE] = 1;
		gs_snapshot_restore(*f.snapshot);
		ck_assert_uint_eq(heap[0], 0);
		ck_assert_uint_ge(gs_snapshot_pages(*f.snapshot), before + 32);
		ck_assert_uint_le(gs_snapshot_pages(*f.snapshot), before + 40);
	}
	gs_snapshot_free(g_steal_pointer(f.snapshot));
	g_free(heap);
}
END_TEST

static gboolean readable(gulong va)
{
	guint8 byte;
	struct iovec to = { &byte, 1 }, from = { (void *)va, 1 };

	return process_vm_readv(getpid(), &to, 1, &from, 1, 0) == 1;
}

START_TEST(an_address_space_follows)
{
	GsDomain *domain = gs_world_domain(f.world, 1);
	GsMemory *memory = gs_memory_new((GsMemoryMode)_i, f.world->hv->frames_fd(f.world->machine),
					 8, 8, FALSE, NULL);
	gulong direct = gs_memory_direct_base(memory), vmalloc = gs_memory_vmalloc_base(memory);
	volatile guint8 *byte = (guint8 *)direct;

	domain->memory = memory;
	gs_memory_map(memory, direct, gs_domain_mfn(domain, 0), 1, TRUE);
	gs_memory_map(memory, direct + HV_PAGE_SIZE, gs_domain_mfn(domain, 1), 1, TRUE);
	byte[0] = 1;
	snapshot();
	for (guint i = 0; i < 3; i++) {
		/* Through the space, and through one that comes and goes. */
		byte[0] = 2;
		gs_memory_map_grant(memory, vmalloc, gs_domain_mfn(domain, 2), TRUE);
		*(volatile guint8 *)vmalloc = 3;
		ck_assert_uint_eq(page_of(2)[0], 3);
		gs_memory_map(memory, direct + HV_PAGE_SIZE, HV_INVALID_MFN, 1, FALSE);
		gs_snapshot_restore(*f.snapshot);
		ck_assert_uint_eq(byte[0], 1);
		ck_assert_uint_eq(page_of(2)[0], 0);
		ck_assert(!readable(vmalloc));
		ck_assert(!gs_memory_resolve(memory, vmalloc, FALSE));
		byte[HV_PAGE_SIZE] = 4; /* mapped again, if only when touched */
		ck_assert_uint_eq(page_of(1)[0], 4);
	}
	gs_snapshot_free(g_steal_pointer(f.snapshot));
	byte[0] = 5;
	ck_assert_uint_eq(page_of(0)[0], 5);
}
END_TEST

int main(void)
{
	Suite *suite;
	TCase *tcase;

	if (!HAS_SNAPSHOTS) {
		puts("1..0 # SKIP no snapshots with AddressSanitizer");
		return EXIT_SUCCESS;
	}
	suite = suite_create("snapshot");
	tcase = tcase_create("snapshot");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, private_memory_is_put_back);
	tcase_add_test(tcase, frames_are_put_back);
	tcase_add_test(tcase, a_heap_that_grew_shrinks);
	tcase_add_test(tcase, a_freed_domain_is_there_again);
	tcase_add_test(tcase, tasks_are_given_up);
	tcase_add_loop_test(tcase, an_address_space_follows, GS_MEMORY_MAPPED,
			    GS_MEMORY_BOOKKEEPING + 1);
	tcase_add_test(tcase, only_what_was_written_is_copied);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
