/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A domain's address space: what the host's page tables show, asked of the host's
 * own kernel, which refuses to read or write for us what we could not.
 */
#include <check.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include "world/memory.h"
#include "../../lib/run-suite.h"

#define FRAMES 8
#define PAGES  4

static int fd;

static void setup(void)
{
	fd = memfd_create("frames", MFD_CLOEXEC);
	ck_assert_int_eq(ftruncate(fd, FRAMES * HV_PAGE_SIZE), 0);
	for (guint i = 0; i < FRAMES; i++) {
		guint8 number = (guint8)(i + 1);

		ck_assert_int_eq(pwrite(fd, &number, 1, i * HV_PAGE_SIZE), 1);
	}
}

static void teardown(void)
{
	close(fd);
}

static GsMemory *memory_new(GsMemoryMode mode, gboolean translated)
{
	g_autoptr(GError) error = NULL;
	GsMemory *memory = gs_memory_new(mode, fd, PAGES, 1, translated, &error);

	ck_assert_msg(memory != NULL, "%s", error ? error->message : "");
	return memory;
}

/* The byte there, -1 if it cannot be read. */
static int readable(gulong va)
{
	guint8 byte;
	struct iovec to = { &byte, 1 }, from = { (void *)va, 1 };

	return process_vm_readv(getpid(), &to, 1, &from, 1, 0) == 1 ? byte : -1;
}

static gboolean can_write(gulong va)
{
	guint8 byte = 0x77;
	struct iovec from = { &byte, 1 }, to = { (void *)(va + 1), 1 };

	return process_vm_writev(getpid(), &from, 1, &to, 1, 0) == 1;
}

START_TEST(pages_are_there_at_once)
{
	GsMemory *memory = memory_new((GsMemoryMode)_i, FALSE);
	gulong va = gs_memory_direct_base(memory);

	ck_assert_int_eq(readable(va), -1);
	gs_memory_map(memory, va, 2, 2, TRUE);
	ck_assert_int_eq(readable(va), 3);
	ck_assert_int_eq(readable(va + HV_PAGE_SIZE), 4);
	ck_assert(can_write(va));
	gs_memory_map(memory, va, 2, 1, FALSE);
	ck_assert_int_eq(readable(va), 3);
	ck_assert(!can_write(va));
	ck_assert(can_write(va + HV_PAGE_SIZE));
	gs_memory_map(memory, va, 5, 1, TRUE);
	ck_assert_int_eq(readable(va), 6);
	gs_memory_map(memory, va, HV_INVALID_MFN, 2, FALSE);
	ck_assert_int_eq(readable(va), -1);
	ck_assert_int_eq(readable(va + HV_PAGE_SIZE), -1);
	ck_assert(gs_memory_lookup(memory, va, NULL) == HV_INVALID_MFN);
	ck_assert(!gs_memory_resolve(memory, va, FALSE));
	gs_memory_free(memory);
}
END_TEST

START_TEST(mapped_grants_are_there_at_once)
{
	GsMemory *memory = memory_new(GS_MEMORY_MAPPED, FALSE);
	gulong va = gs_memory_vmalloc_base(memory);

	gs_memory_map_grant(memory, va, 6, TRUE);
	ck_assert_int_eq(readable(va), 7);
	gs_memory_map_grant(memory, va, HV_INVALID_MFN, FALSE);
	ck_assert_int_eq(readable(va), -1);
	gs_memory_map_grant(memory, va, 6, TRUE);
	ck_assert(can_write(va));
	gs_memory_map_grant(memory, va, 1, FALSE);
	ck_assert_int_eq(readable(va), 2);
	ck_assert(!can_write(va));
	gs_memory_free(memory);
}
END_TEST

START_TEST(a_grant_in_the_books_comes_when_touched)
{
	GsMemory *memory = memory_new(GS_MEMORY_BOOKKEEPING, FALSE);
	gulong va = gs_memory_vmalloc_base(memory);
	gboolean writable;

	gs_memory_map_grant(memory, va, 6, FALSE);
	ck_assert_int_eq(readable(va), -1);
	ck_assert(gs_memory_lookup(memory, va, &writable) == 6 && !writable);
	ck_assert(gs_memory_accessible(memory, va, 1, FALSE));
	ck_assert(!gs_memory_resolve(memory, va, TRUE));
	ck_assert(gs_memory_resolve(memory, va, FALSE));
	ck_assert_int_eq(readable(va), 7);
	ck_assert(!can_write(va));
	/* A second fault at the same place is a real one. */
	ck_assert(!gs_memory_resolve(memory, va, FALSE));
	/* What was shown must go, and what comes after it must be shown. */
	gs_memory_map_grant(memory, va, 2, TRUE);
	ck_assert_int_eq(readable(va), 3);
	gs_memory_map_grant(memory, va, HV_INVALID_MFN, FALSE);
	ck_assert_int_eq(readable(va), -1);
	ck_assert(!gs_memory_resolve(memory, va, FALSE));
	gs_memory_free(memory);
}
END_TEST

START_TEST(a_grant_over_a_page_hides_it_at_once)
{
	GsMemory *memory = memory_new(GS_MEMORY_BOOKKEEPING, FALSE);
	gulong va = gs_memory_direct_base(memory);

	gs_memory_map(memory, va, 0, PAGES, TRUE);
	gs_memory_map_grant(memory, va, 6, TRUE);
	ck_assert_int_eq(readable(va), 7);
	ck_assert_int_eq(readable(va + HV_PAGE_SIZE), 2);
	gs_memory_free(memory);
}
END_TEST

START_TEST(aliases_follow_their_pfn)
{
	GsMemory *memory = memory_new((GsMemoryMode)_i, TRUE);
	gulong direct = gs_memory_direct_base(memory), va = gs_memory_vmalloc_base(memory);

	gs_memory_map(memory, direct, 0, PAGES, TRUE);
	gs_memory_alias(memory, va, 1, 1, FALSE);
	ck_assert_int_eq(readable(va), 2);
	gs_memory_pfn_changed(memory, 1, HV_INVALID_MFN, FALSE, FALSE);
	ck_assert_int_eq(readable(va), -1);
	ck_assert_int_eq(readable(direct + HV_PAGE_SIZE), -1);
	gs_memory_pfn_changed(memory, 1, 5, TRUE, FALSE);
	ck_assert_int_eq(readable(va), 6);
	ck_assert(!can_write(va));
	ck_assert(can_write(direct + HV_PAGE_SIZE));
	gs_memory_alias(memory, va, G_MAXULONG, HV_INVALID_MFN, FALSE);
	gs_memory_pfn_changed(memory, 1, 2, TRUE, FALSE);
	ck_assert_int_eq(readable(va), -1);
	gs_memory_free(memory);
}
END_TEST

START_TEST(modes_have_names)
{
	GsMemoryMode mode;

	ck_assert(gs_memory_mode_by_name("bookkeeping", &mode) && mode == GS_MEMORY_BOOKKEEPING);
	ck_assert(gs_memory_mode_by_name("mapped", &mode) && mode == GS_MEMORY_MAPPED);
	ck_assert(!gs_memory_mode_by_name("map", &mode));
}
END_TEST

static guint told;
static gulong told_va;
static HvMfn told_mfn;
static gboolean told_writable;

static void hear(gpointer data, gulong va, HvMfn mfn, gboolean writable)
{
	ck_assert_ptr_eq(data, &told);
	told++;
	told_va = va;
	told_mfn = mfn;
	told_writable = writable;
}

START_TEST(changes_of_user_space_are_told)
{
	GsMemory *memory = memory_new((GsMemoryMode)_i, FALSE);
	gulong va = gs_memory_user_base(memory) + HV_PAGE_SIZE;

	told = 0;
	gs_memory_watch_user(memory, hear, &told);
	gs_memory_map(memory, gs_memory_user_base(memory) - HV_PAGE_SIZE, 1, 1, TRUE);
	ck_assert_uint_eq(told, 0);
	gs_memory_map_grant(memory, va, 6, TRUE);
	ck_assert(told == 1 && told_va == va && told_mfn == 6 && told_writable);
	gs_memory_map_grant(memory, va, 6, TRUE);
	ck_assert_uint_eq(told, 1);
	gs_memory_map(memory, va, 6, 1, FALSE);
	ck_assert(told == 2 && told_mfn == 6 && !told_writable);
	gs_memory_map_grant(memory, va, HV_INVALID_MFN, TRUE);
	ck_assert(told == 3 && told_va == va && told_mfn == HV_INVALID_MFN);
	gs_memory_map(memory, va, HV_INVALID_MFN, 1, FALSE);
	ck_assert_uint_eq(told, 3);
	gs_memory_watch_user(memory, NULL, NULL);
	gs_memory_map(memory, va, 2, 1, TRUE);
	ck_assert_uint_eq(told, 3);
	gs_memory_free(memory);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("memory");
	TCase *tcase = tcase_create("memory");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, pages_are_there_at_once, GS_MEMORY_MAPPED,
			    GS_MEMORY_BOOKKEEPING + 1);
	tcase_add_test(tcase, mapped_grants_are_there_at_once);
	tcase_add_test(tcase, a_grant_in_the_books_comes_when_touched);
	tcase_add_test(tcase, a_grant_over_a_page_hides_it_at_once);
	tcase_add_loop_test(tcase, aliases_follow_their_pfn, GS_MEMORY_MAPPED,
			    GS_MEMORY_BOOKKEEPING + 1);
	tcase_add_loop_test(tcase, changes_of_user_space_are_told, GS_MEMORY_MAPPED,
			    GS_MEMORY_BOOKKEEPING + 1);
	tcase_add_test(tcase, modes_have_names);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
