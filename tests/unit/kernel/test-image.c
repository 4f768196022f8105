/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A kernel image on the fake simulator: boot, granting, growing, mapping, contexts. */
#include "mock.h"
#include "../../lib/run-suite.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Mock *booted(MockType type)
{
	Mock *mock = mock_new(type);

	ck_assert_int_eq(mock->ks->boot(), 0);
	return mock;
}

static struct ks_gnttab_state state_of(const Mock *mock)
{
	struct ks_gnttab_state state;
	char text[256] = "";

	mock->ks->gnttab_state(&state);
	ck_assert_msg(mock->ks->gnttab_check(text, sizeof(text)), "%s", text);
	return state;
}

static const grant_entry_v1_t *entry(Mock *mock, unsigned int ref)
{
	return (grant_entry_v1_t *)mock_frame(mock, MOCK_GRANT) + ref;
}

START_TEST(boots)
{
	Mock *mock = booted((MockType)_i);
	struct ks_gnttab_state state = state_of(mock);

	ck_assert_uint_eq(state.version, 1);
	ck_assert_uint_eq(state.nr_grant_frames, 1);
	ck_assert_uint_eq(state.size, 512);
	ck_assert_int_eq(state.free_count, 504);
	ck_assert_uint_ge((unsigned long)state.shared, mock->layout.vmalloc_base);
	memset(state.shared, 0, MOCK_PAGE);
	ck_assert_uint_eq(mock->sleeps_in_atomic + mock->warnings + mock->unpopulated, 0);
}
END_TEST

START_TEST(lists_what_boot_allocates)
{
	Mock *mock = booted(MOCK_PV);
	struct ks_vm_area_info area;
	struct ks_alloc_info info;
	unsigned int n = 0, areas = 0;

	while (mock->ks->allocation(n, &info)) {
		ck_assert_uint_gt(info.seq, 0);
		ck_assert_ptr_nonnull(info.caller);
		n++;
	}
	/* gnttab_list, its page, maybe the bitmap; twice PTE pointers, area; page tables. */
	ck_assert_uint_ge(n, 7 + state_of(mock).has_bitmap);
	while (mock->ks->vm_area(areas, &area))
		areas++;
	ck_assert_uint_eq(areas, 2);
	ck_assert_uint_eq(area.pages, 8); /* status words of 32 frames of 512 v1 entries */
	ck_assert(!area.atomic);
}
END_TEST

START_TEST(uses_version_2)
{
	Mock *mock = mock_new((MockType)_i);
	long ref;

	mock->layout.gnttab_version = 2;
	ck_assert_int_eq(mock->ks->boot(), 0);
	ck_assert_uint_eq(state_of(mock).version, 2);
	ck_assert_uint_eq(mock->grant_version, 2);
	if (_i != MOCK_PV)
		return;
	ref = mock->ks->grant(7, mock->ks->page_alloc(), true);
	ck_assert_int_ge(ref, 8);
	ck_assert_int_eq(mock->ks->end_access_ref(ref), 1);
}
END_TEST

START_TEST(boot_survives_failed_allocations)
{
	Mock *mock = mock_new(MOCK_PV);
	struct ks_gnttab_state state;
	int last;

	/* The last is in gnttab_setup(), whose own error gnttab_init() does not pass on. */
	mock->ks->gnttab_state(&state);
	last = state.has_bitmap ? 9 : 8;
	mock->fail_at = _i;
	ck_assert_int_eq(mock->ks->boot(), _i < last ? -ENOMEM : _i == last ? -ENODEV : 0);
}
END_TEST

START_TEST(grants_and_ends)
{
	Mock *mock = booted(MOCK_PV);
	long pfn = mock->ks->page_alloc(), ref;

	ref = mock->ks->grant(7, pfn, false);
	ck_assert_int_ge(ref, 8);
	ck_assert_uint_eq(entry(mock, ref)->flags, GTF_permit_access);
	ck_assert_uint_eq(entry(mock, ref)->domid, 7);
	ck_assert_uint_eq(entry(mock, ref)->frame, mock->mfn_list[pfn]);
	ck_assert(!mock->ks->ref_is_free(ref));
	mock->ks->end_access(ref);
	ck_assert_uint_eq(entry(mock, ref)->flags, 0);
	ck_assert(mock->ks->ref_is_free(ref));
	mock->ks->page_free(pfn);
	ck_assert_uint_eq(mock->page_misuses[KS_PAGE_PUT_FREE], 0);
	mock->ks->page_free(pfn);
	ck_assert_uint_eq(mock->page_misuses[KS_PAGE_PUT_FREE], 1);
}
END_TEST

START_TEST(ends_later_what_is_in_use)
{
	Mock *mock = booted(MOCK_PV);
	long ref = mock->ks->grant(7, mock->ks->page_alloc(), false);
	grant_entry_v1_t *used = (grant_entry_v1_t *)entry(mock, ref);

	used->flags |= GTF_writing;
	mock->ks->end_access(ref);
	ck_assert(!mock->ks->ref_is_free(ref));
	mock_pass(mock, 1000);
	ck_assert(!mock->ks->ref_is_free(ref));
	used->flags &= ~GTF_writing;
	mock_pass(mock, 1000);
	ck_assert(mock->ks->ref_is_free(ref));
	ck_assert_uint_eq(mock->sleeps_in_atomic, 0);
}
END_TEST

START_TEST(grows_in_atomic_context)
{
	Mock *mock = booted(MOCK_PV);
	unsigned long walks = mock->ks->pt_walks();

	ck_assert_int_eq(mock->ks->refs_exhaust(0), 504);
	mock->ks->irqs_disable();
	ck_assert_int_eq(mock->ks->grant(7, 1, false), 512);
	mock->ks->irqs_enable();
	ck_assert_uint_eq(state_of(mock).nr_grant_frames, 2);
	ck_assert_uint_eq(entry(mock, 512)->flags, GTF_permit_access);
	mock->ks->refs_release();
	ck_assert_int_eq(state_of(mock).free_count, 504 + 511);
	ck_assert_uint_eq(mock->sleeps_in_atomic, 0);
	ck_assert_uint_eq(mock->ks->pt_walks(), walks);
}
END_TEST

START_TEST(queues_in_lazy_mode)
{
	Mock *mock = booted(MOCK_PV);
	struct ks_gnttab_state state = state_of(mock);
	unsigned long second = (unsigned long)state.shared + MOCK_PAGE;
	unsigned int updates = mock->mmu_updates;

	mock->ks->refs_exhaust(0);
	mock->ks->lazy_mmu_enter();
	ck_assert_int_ge(mock->ks->ref_alloc(), 512);
	ck_assert_uint_eq(mock->mmu_updates, updates);
	ck_assert(mock->ks->pte_queued(second));
	mock->ks->lazy_mmu_leave();
	ck_assert(!mock->ks->pte_queued(second));
	ck_assert_uint_eq(mock->mmu_updates, updates + 2);
	*(volatile int *)second = 1;
}
END_TEST

START_TEST(does_not_queue_in_an_interrupt)
{
	Mock *mock = booted(MOCK_PV);

	mock->ks->refs_exhaust(0);
	mock->ks->lazy_mmu_enter();
	mock->ks->irq_enter();
	ck_assert_int_eq(mock->ks->grant(7, 1, false), 512);
	mock->ks->irq_leave();
	mock->ks->lazy_mmu_leave();
	ck_assert_uint_eq(mock->sleeps_in_atomic, 0);
}
END_TEST

START_TEST(sleep_leaves_lazy_mode)
{
	Mock *mock = booted(MOCK_PV);
	unsigned int updates = mock->mmu_updates;

	mock->ks->refs_exhaust(0);
	mock->ks->lazy_mmu_enter();
	ck_assert_int_ge(mock->ks->ref_alloc(), 512);
	mock->ks->sleep_ms(1);
	ck_assert_uint_eq(mock->mmu_updates, updates + 2);
	ck_assert_int_eq(mock->context.lazy, KS_LAZY_MMU);
	mock->ks->lazy_mmu_leave();
}
END_TEST

/* runtime/lazy-mmu.c has what each version does. */
static bool counts_lazy_mode(const Mock *mock)
{
	unsigned int major, minor;

	return sscanf(mock->ks->name, "linux-%u.%u", &major, &minor) == 2 &&
	       (major > 6 || (major == 6 && minor >= 12));
}

START_TEST(bugs_on_nested_lazy_mode)
{
	Mock *mock = booted(MOCK_PV);

	mock->ks->lazy_mmu_enter();
	mock->ks->irq_enter();
	if (counts_lazy_mode(mock)) {
		mock->ks->lazy_mmu_enter();
		ck_assert_uint_eq(mock->nested, 0);
		return;
	}
	mock_expect_crash(mock, mock->ks->lazy_mmu_enter());
	ck_assert_uint_eq(mock->nested, 1);
}
END_TEST

START_TEST(tells_lock_recursion)
{
	Mock *mock = booted(MOCK_PV);

	mock->ks->lock(0);
	ck_assert_uint_eq(mock->context.held, 1);
	ck_assert_str_eq(mock->context.locks[0].class->name, "driver_lock_0");
	ck_assert_uint_eq(mock->context.preempt_count, 1);
	mock_expect_crash(mock, mock->ks->lock(0));
	ck_assert_uint_eq(mock->misuses[KS_MISUSE_SPIN_RECURSION], 1);
}
END_TEST

START_TEST(tells_what_is_dropped_and_not_held)
{
	Mock *mock = booted(MOCK_PV);

	mock->ks->unlock(0);
	mock->ks->mutex_unlock(0);
	mock->ks->preempt_on();
	mock->ks->bh_enable();
	mock->ks->rcu_read_unlock();
	for (int what = 0; what < KS_MISUSE_COUNT; what++)
		ck_assert_uint_eq(mock->misuses[what],
				  what == KS_MISUSE_SPIN_NOT_HELD ||
					  what == KS_MISUSE_MUTEX_NOT_HELD ||
					  what == KS_MISUSE_PREEMPT_UNDERFLOW ||
					  what == KS_MISUSE_BH_UNDERFLOW ||
					  what == KS_MISUSE_RCU_UNDERFLOW);
	mock->ks->irq_enter();
	mock->ks->bh_disable();
	mock->ks->bh_enable();
	mock->ks->irq_leave();
	ck_assert_uint_eq(mock->misuses[KS_MISUSE_BH_IN_INTERRUPT], 1);
}
END_TEST

/* The same again is no news; an interrupt does not hold what the task holds. */
START_TEST(tells_new_order_and_usage_once)
{
	Mock *mock = booted(MOCK_PV);

	mock->nestings = mock->usages = 0;
	for (int i = 0; i < 2; i++) {
		mock->ks->lock(0);
		mock->ks->lock(1);
		mock->ks->unlock(0);
		mock->ks->unlock(1);
	}
	ck_assert_uint_eq(mock->nestings, 1);
	ck_assert_uint_eq(mock->usages, KS_USED_HARDIRQS_ON | KS_USED_SOFTIRQS_ON);
	mock->ks->lock(0);
	mock->ks->irq_enter();
	mock->ks->lock(2);
	mock->ks->unlock(2);
	mock->ks->irq_leave();
	mock->ks->unlock(0);
	ck_assert_uint_eq(mock->nestings, 1);
	ck_assert_uint_eq(mock->usages & KS_USED_IN_HARDIRQ, KS_USED_IN_HARDIRQ);
	ck_assert_uint_eq(mock->context.held + mock->context.preempt_count, 0);
}
END_TEST

/* A lock of Linux's, with others running or, which takes the short way, alone. */
START_TEST(tells_the_same_when_alone)
{
	Mock *mock = booted(MOCK_PV);

	ck_assert_int_ge(mock->ks->grant(0, 3, 0), 0);
	mock->nestings = mock->usages = mock->yields = 0;
	mock->turn = (struct ks_turn){ .left = 100, .alone = _i };
	ck_assert_int_ge(mock->ks->grant(0, 3, 0), 0);
	/* The lock, interrupts that come on, the unlock, and the entry's barrier. */
	ck_assert_uint_eq(_i ? 100 - mock->turn.left : mock->yields, 4);
	ck_assert_uint_eq(mock->nestings + mock->usages, 0);
	mock->ks->lock(0);
	mock->usages = 0;
	ck_assert_int_ge(mock->ks->grant(0, 3, 0), 0);
	mock->ks->unlock(0);
	ck_assert_uint_eq(mock->nestings, 1);
	mock->ks->irq_enter();
	ck_assert_int_ge(mock->ks->grant(0, 3, 0), 0);
	mock->ks->irq_leave();
	ck_assert_uint_eq(mock->usages, KS_USED_IN_HARDIRQ);
	ck_assert_uint_eq(mock->context.held + mock->context.preempt_count, 0);
	ck_assert(!mock->context.irqs_off);
}
END_TEST

START_TEST(tells_sleep_in_atomic)
{
	Mock *mock = booted(MOCK_PV);

	mock->ks->lock(0);
	mock->ks->sleep_ms(1);
	mock->ks->unlock(0);
	ck_assert_uint_eq(mock->sleeps_in_atomic, 1);
	ck_assert_str_eq(mock->slept_in, "msleep");
	ck_assert_uint_eq(mock->context.held + mock->context.preempt_count, 0);
}
END_TEST

static struct ks_map_slot slot(void)
{
	return (struct ks_map_slot){ .dom = 7, .ref = 8, .flags = GNTMAP_host_map };
}

START_TEST(maps_into_an_area)
{
	Mock *mock = booted((MockType)_i);
	struct ks_map_slot slots[2] = { slot(), slot() };
	unsigned long long start = mock->now;

	strcpy(mock_frame(mock, MOCK_FOREIGN), "theirs");
	slots[1].ref = 9;
	mock->eagain = 3; /* the batch, then twice on its own, with a sleep after each of these */
	ck_assert_int_eq(mock->ks->map(slots, 2), 0);
	ck_assert_int_eq(slots[0].status, GNTST_okay);
	ck_assert_int_eq(slots[1].status, GNTST_bad_gntref);
	ck_assert_uint_eq(mock->now - start, (1 + 2) * 1000000);
	ck_assert_str_eq((const char *)slots[0].va, "theirs");
	ck_assert_int_eq(mock->ks->unmap(slots, 2), 0);
	ck_assert_int_eq(slots[0].status, GNTST_okay);
	ck_assert_uint_eq(slots[0].va, 0);
	ck_assert_uint_eq(mock->warnings, 0);
}
END_TEST

START_TEST(maps_into_pages)
{
	Mock *mock = booted((MockType)_i);
	struct ks_map_slot one = slot();
	unsigned long pfn;

	strcpy(mock_frame(mock, MOCK_FOREIGN), "theirs");
	ck_assert_int_eq(mock->ks->map_refs(&one, 1), 0);
	ck_assert_int_eq(one.status, GNTST_okay);
	pfn = one.pfn;
	ck_assert_uint_ge(pfn, MOCK_POPULATED);
	ck_assert_uint_eq(one.va, mock->layout.direct_base + pfn * MOCK_PAGE);
	ck_assert_str_eq((const char *)one.va, "theirs");
	if (_i == MOCK_PV)
		ck_assert_uint_eq(mock->ks->p2m_entry(pfn), MOCK_FOREIGN | 1ul << 63);
	ck_assert_int_eq(mock->ks->unmap(&one, 1), 0);
	if (_i == MOCK_PV)
		ck_assert_uint_eq(mock->ks->p2m_entry(pfn), ~0ul);
	ck_assert_uint_eq(mock->warnings, 0);
}
END_TEST

START_TEST(warns_over_a_populated_page)
{
	Mock *mock = booted(MOCK_PV);
	struct ks_map_slot one = slot();
	unsigned long pfn = mock->ks->page_alloc();

	ck_assert_int_eq(mock->ks->map_refs_over(&one, &pfn, 1), 0);
	ck_assert_int_eq(one.status, GNTST_okay);
	ck_assert_uint_eq(mock->warnings, 1);
}
END_TEST

/* The kernel writes its p2m where that may fault, and gives the grant back then. */
START_TEST(fixes_up_a_fault)
{
	Mock *mock = booted(MOCK_PV);
	struct ks_map_slot one = slot();
	unsigned long p2m = mock_find_p2m(mock);

	/* The second page of it: that of the unpopulated pfns. */
	for (unsigned long page = 0; page < 2; page++)
		mock_map(mock, p2m + page * MOCK_PAGE,
			 mock->mfn_list[(p2m - mock->layout.direct_base) / MOCK_PAGE + page], false);
	ck_assert_int_eq(mock->ks->map_refs(&one, 1), 0);
	ck_assert_int_eq(one.status, GNTST_general_error);
	ck_assert_uint_eq(one.va, 0);
}
END_TEST

START_TEST(suspends_and_resumes)
{
	Mock *mock = booted((MockType)_i);

	ck_assert_int_eq(mock->ks->suspend(), 0);
	ck_assert_int_eq(mock->ks->resume(), 0);
	ck_assert_int_ge(mock->ks->grant(7, 1, false), 8);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("kernel image");
	TCase *boot = tcase_create("boot"), *use = tcase_create("use");

	tcase_add_loop_test(boot, boots, MOCK_PV, MOCK_PVH + 1);
	tcase_add_test(boot, lists_what_boot_allocates);
	tcase_add_loop_test(boot, uses_version_2, MOCK_PV, MOCK_PVH + 1);
	tcase_add_loop_test(boot, boot_survives_failed_allocations, 1, 10);
	tcase_add_test(use, grants_and_ends);
	tcase_add_test(use, ends_later_what_is_in_use);
	tcase_add_test(use, grows_in_atomic_context);
	tcase_add_test(use, queues_in_lazy_mode);
	tcase_add_test(use, does_not_queue_in_an_interrupt);
	tcase_add_test(use, sleep_leaves_lazy_mode);
	tcase_add_test(use, bugs_on_nested_lazy_mode);
	tcase_add_test(use, tells_lock_recursion);
	tcase_add_test(use, tells_what_is_dropped_and_not_held);
	tcase_add_test(use, tells_new_order_and_usage_once);
	tcase_add_loop_test(use, tells_the_same_when_alone, 0, 2);
	tcase_add_test(use, tells_sleep_in_atomic);
	tcase_add_loop_test(use, maps_into_an_area, MOCK_PV, MOCK_PVH + 1);
	tcase_add_loop_test(use, maps_into_pages, MOCK_PV, MOCK_PVH + 1);
	tcase_add_test(use, warns_over_a_populated_page);
	tcase_add_test(use, fixes_up_a_fault);
	tcase_add_loop_test(use, suspends_and_resumes, MOCK_PV, MOCK_PVH + 1);
	suite_add_tcase(suite, boot);
	suite_add_tcase(suite, use);
	return run_suite(suite);
}
