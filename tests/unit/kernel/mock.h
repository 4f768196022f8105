/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A fake simulator around a kernel image: one vCPU, one task, real mappings of frames
 * in a memfd, and a hypervisor that knows just enough of grants.  The domain's
 * grants to itself are what it maps.
 */
#ifndef MOCK_H
#define MOCK_H

#include <check.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ks-image.h"

#ifndef __XEN_INTERFACE_VERSION__
#define __XEN_INTERFACE_VERSION__ __XEN_LATEST_INTERFACE_VERSION__
#endif
#include <xen/xen.h>
#include <xen/grant_table.h>
#include <xen/memory.h>

#define MOCK_PAGE       4096ul
#define MOCK_POPULATED  512ul
#define MOCK_PAGES      (MOCK_POPULATED + 512)
#define MOCK_FIRST_MFN  100ul
#define MOCK_FOREIGN    700ul /* a frame of somebody else: what ref 8 of domain 7 grants */
#define MOCK_GRANT      800ul /* grant frames, then status frames */
#define MOCK_MAX_GRANT  32u
#define MOCK_STATUS     (MOCK_GRANT + MOCK_MAX_GRANT)
#define MOCK_FRAMES     1024ul
#define MOCK_SPACE      (16ul << 20) /* each of direct map, vmalloc space, heap */
#define MOCK_NONE       (~0ul)

typedef enum { MOCK_PV, MOCK_HVM, MOCK_PVH } MockType;

typedef struct {
	void *key;
	enum ks_timer_kind kind;
	unsigned long long at;
	void (*fn)(void *key);
} MockTimer;

typedef struct {
	struct ks_platform platform;
	struct ks_layout layout;
	struct ks_context context;
	struct ks_turn turn; /* never alone: every yield point comes here */
	const struct ks_image *ks;
	int fd;
	uint8_t *frames; /* the hypervisor's view */
	unsigned long mfn_list[MOCK_POPULATED], m2p[MOCK_FRAMES];
	unsigned long l1[2 * MOCK_SPACE >> 21];      /* mfn by 2 MiB, 0: none */
	unsigned long alias[MOCK_SPACE / MOCK_PAGE]; /* translated: pfn + 1 by page of vmalloc space */
	unsigned long p2m[MOCK_PAGES];               /* translated: mfn or MOCK_NONE */
	unsigned long long now;
	MockTimer timers[8];
	unsigned int grant_version, grant_frames;
	/* What the test may change. */
	unsigned int fail_at, eagain;
	/* What happened. */
	unsigned int allocations, sleeps_in_atomic, nested, unpopulated, warnings;
	unsigned int misuses[KS_MISUSE_COUNT], page_misuses[KS_PAGE_FREE_TWICE + 1];
	unsigned int usages, nestings;
	unsigned int yields, mmu_updates;
	const char *slept_in;
	bool expect_crash;
	jmp_buf crash;
	char panic[256];
} Mock;

/* The one that the signal handler asks; libcheck forks for each test. */
Mock *mock_new(MockType type);
/* Lets time pass and runs the timers that are due. */
void mock_pass(Mock *mock, unsigned int ms);
void *mock_frame(Mock *mock, unsigned long mfn);
void mock_map(Mock *mock, unsigned long va, unsigned long mfn, bool writable);
/* Where a p2m entry of the domain lies, as the kernel sees it. */
unsigned long mock_find_p2m(Mock *mock);
long mock_hypercall(void *mock, unsigned int nr, const unsigned long args[5]);
int mock_l1_attach(void *mock, unsigned long va, unsigned long mfn);
void mock_map_pfn(void *mock, unsigned long va, unsigned long pfn, _Bool writable);

/* Runs the statement, which must end in a BUG or panic of the kernel. */
#define mock_expect_crash(mock, statement) \
	do { \
		(mock)->expect_crash = true; \
		if (!setjmp((mock)->crash)) { \
			statement; \
			ck_abort_msg("no crash"); \
		} \
		(mock)->expect_crash = false; \
	} while (0)

#endif
