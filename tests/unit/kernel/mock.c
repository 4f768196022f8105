/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The platform of the fake simulator, its memory, and faults. */
#define _GNU_SOURCE
#include "mock.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

static Mock *the_mock;

void *mock_frame(Mock *mock, unsigned long mfn)
{
	return mock->frames + mfn * MOCK_PAGE;
}

void mock_map(Mock *mock, unsigned long va, unsigned long mfn, bool writable)
{
	if (mfn == MOCK_NONE)
		mmap((void *)va, MOCK_PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
		     0);
	else
		mmap((void *)va, MOCK_PAGE, PROT_READ | (writable ? PROT_WRITE : 0),
		     MAP_SHARED | MAP_FIXED, mock->fd, (off_t)(mfn * MOCK_PAGE));
}

static void make_memory(Mock *mock)
{
	struct ks_layout *layout = &mock->layout;
	unsigned long space = (unsigned long)mmap(NULL, 4 * MOCK_SPACE, PROT_NONE,
						  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	mock->fd = memfd_create("frames", 0);
	ck_assert_int_eq(ftruncate(mock->fd, MOCK_FRAMES * MOCK_PAGE), 0);
	mock->frames = mmap(NULL, MOCK_FRAMES * MOCK_PAGE, PROT_READ | PROT_WRITE, MAP_SHARED,
			    mock->fd, 0);
	layout->direct_base = (space + MOCK_SPACE - 1) & ~(MOCK_SPACE - 1);
	layout->vmalloc_base = layout->direct_base + MOCK_SPACE;
	layout->vmalloc_size = MOCK_SPACE;
	layout->heap_base = layout->vmalloc_base + MOCK_SPACE;
	layout->heap_size = MOCK_SPACE;
	mprotect((void *)layout->heap_base, MOCK_SPACE, PROT_READ | PROT_WRITE);
}

/* Frames in no order that a pfn could be mistaken for. */
static void populate(Mock *mock)
{
	memset(mock->m2p, 0xff, sizeof(mock->m2p));
	memset(mock->p2m, 0xff, sizeof(mock->p2m));
	for (unsigned long pfn = 0; pfn < MOCK_POPULATED; pfn++) {
		unsigned long mfn = MOCK_FIRST_MFN + pfn * 7 % MOCK_POPULATED;

		mock->mfn_list[pfn] = mock->p2m[pfn] = mfn;
		mock->m2p[mfn] = pfn;
		mock_map(mock, mock->layout.direct_base + pfn * MOCK_PAGE, mfn, true);
	}
}

unsigned long mock_find_p2m(Mock *mock)
{
	for (unsigned long pfn = 0; pfn < MOCK_POPULATED; pfn++)
		if (!memcmp(mock_frame(mock, mock->mfn_list[pfn]), mock->mfn_list, MOCK_PAGE))
			return mock->layout.direct_base + pfn * MOCK_PAGE;
	ck_abort_msg("no p2m");
}

static unsigned long long now_ns(void *mock)
{
	return ((Mock *)mock)->now;
}

static void yield(void *mock)
{
	((Mock *)mock)->yields++;
}

static void sleep_ns(void *mock, unsigned long long ns)
{
	((Mock *)mock)->now += ns;
}

static _Bool waits(void *mock, const struct ks_wait *wait)
{
	(void)mock;
	ck_abort_msg("%s waits for somebody else, and there is nobody", wait->what);
}

static void spins(void *mock, const struct ks_wait *wait)
{
	waits(mock, wait);
}

static void wake(void *mock, const void *key)
{
	(void)mock, (void)key;
}

static MockTimer *find_timer(Mock *mock, const void *key)
{
	for (size_t i = 0; i < sizeof(mock->timers) / sizeof(mock->timers[0]); i++)
		if (mock->timers[i].key == key)
			return &mock->timers[i];
	return NULL;
}

static void timer_arm(void *mock, void *key, enum ks_timer_kind kind, unsigned long long at,
		      void (*fn)(void *key))
{
	MockTimer *timer = find_timer(mock, key);

	if (!timer)
		timer = find_timer(mock, NULL);
	*timer = (MockTimer){ key, kind, at, fn };
}

static _Bool timer_disarm(void *mock, void *key)
{
	MockTimer *timer = find_timer(mock, key);

	if (timer)
		timer->key = NULL;
	return timer != NULL;
}

static _Bool timer_pending(void *mock, const void *key)
{
	return find_timer(mock, key) != NULL;
}

void mock_pass(Mock *mock, unsigned int ms)
{
	mock->now += ms * 1000000ull;
	for (size_t i = 0; i < sizeof(mock->timers) / sizeof(mock->timers[0]); i++) {
		MockTimer timer = mock->timers[i];

		if (!timer.key || timer.at > mock->now)
			continue;
		mock->timers[i].key = NULL;
		if (timer.kind == KS_TIMER_SOFTIRQ)
			mock->ks->softirq_enter();
		timer.fn(timer.key);
		if (timer.kind == KS_TIMER_SOFTIRQ)
			mock->ks->softirq_leave();
	}
}

static void may_sleep(void *data, const char *what)
{
	Mock *mock = data;

	if (ks_atomic(&mock->context)) {
		mock->sleeps_in_atomic++;
		mock->slept_in = what;
	}
}

static _Bool alloc_allowed(void *data, enum ks_alloc_kind kind, unsigned long size)
{
	Mock *mock = data;

	(void)kind, (void)size;
	return ++mock->allocations != mock->fail_at;
}

static void lazy_mmu_nested(void *mock)
{
	((Mock *)mock)->nested++;
}

static void pte_unpopulated(void *mock, unsigned long va)
{
	(void)va;
	((Mock *)mock)->unpopulated++;
}

static void crash(Mock *mock, const char *text)
{
	if (!mock->expect_crash)
		ck_abort_msg("the kernel crashed: %s", text);
	snprintf(mock->panic, sizeof(mock->panic), "%s", text);
	longjmp(mock->crash, 1);
}

static void page_freed(void *data, unsigned long pfn)
{
	(void)data, (void)pfn;
}

static void lock_used(void *mock, const struct ks_lock_class *class, unsigned int usage)
{
	(void)class;
	((Mock *)mock)->usages |= usage;
}

static void lock_nested(void *mock, const struct ks_lock_class *outer,
			const struct ks_lock_class *inner)
{
	(void)outer, (void)inner;
	((Mock *)mock)->nestings++;
}

static void misuse(void *data, enum ks_misuse what, const struct ks_lock_class *class,
		   unsigned int owner)
{
	Mock *mock = data;

	(void)class, (void)owner;
	mock->misuses[what]++;
	if (what == KS_MISUSE_SPIN_RECURSION || what == KS_MISUSE_MUTEX_RECURSION)
		crash(mock, "lock recursion");
}

static void page_misuse(void *mock, enum ks_page_misuse what, unsigned long pfn, int count)
{
	(void)pfn, (void)count;
	((Mock *)mock)->page_misuses[what]++;
}

static _Bool timer_running(void *mock, const void *key)
{
	(void)mock, (void)key;
	return false;
}

static void warn(void *mock, const char *file, int line, const char *text)
{
	(void)file, (void)line, (void)text;
	((Mock *)mock)->warnings++;
}

static __attribute__((noreturn)) void bug(void *mock, const char *file, int line)
{
	char text[256];

	snprintf(text, sizeof(text), "BUG at %s:%d", file, line);
	crash(mock, text);
	abort();
}

static __attribute__((noreturn)) void panic(void *mock, const char *text)
{
	crash(mock, text);
	abort();
}

static void log_text(void *mock, char level, const char *fmt, va_list *args)
{
	(void)mock;
	fprintf(stderr, "# <%c> ", level);
	vfprintf(stderr, fmt, *args);
}

static void on_fault(int signal, siginfo_t *info, void *data)
{
	greg_t *regs = ((ucontext_t *)data)->uc_mcontext.gregs;
	const char *name = NULL;
	unsigned long rip = the_mock->ks->extable((unsigned long)regs[REG_RIP], &name);

	(void)info;
	if (!rip) {
		struct sigaction fatal = { .sa_handler = SIG_DFL };

		sigaction(signal, &fatal, NULL);
		return;
	}
	/* The few registers that a compiler has chosen so far; 5.10 sets none here. */
	if (*name != '%')
		;
	else if (!strcmp(name, "%eax"))
		regs[REG_RAX] = -14;
	else if (!strcmp(name, "%edx"))
		regs[REG_RDX] = -14;
	else if (!strcmp(name, "%ecx"))
		regs[REG_RCX] = -14;
	else
		abort();
	regs[REG_RIP] = (greg_t)rip;
}

static const struct ks_image *load(void)
{
	const char *path = getenv("KS_TEST_IMAGE");
	void *object = dlopen(path ? path : KS_TEST_IMAGE_DEFAULT, RTLD_NOW | RTLD_LOCAL);

	ck_assert_msg(object != NULL, "%s", object ? "" : dlerror());
	return dlsym(object, "ks_image");
}

Mock *mock_new(MockType type)
{
	struct sigaction action = { .sa_sigaction = on_fault, .sa_flags = SA_SIGINFO };
	Mock *mock = the_mock = calloc(1, sizeof(*mock));

	make_memory(mock);
	populate(mock);
	sigaction(SIGSEGV, &action, NULL);
	strcpy(mock->context.comm, "test");
	mock->context.id = 1;
	mock->grant_version = 1;
	mock->grant_frames = 1;
	mock->layout.translated = type != MOCK_PV;
	mock->layout.pvh = type == MOCK_PVH;
	mock->layout.nr_pages = MOCK_PAGES;
	mock->layout.nr_populated = MOCK_POPULATED;
	mock->layout.mfn_list = mock->mfn_list;
	mock->layout.m2p = mock->m2p;
	mock->layout.m2p_nr = MOCK_FRAMES;
	mock->layout.machine_address_width = 40;
	mock->layout.max_possible_pfn = 1ul << 28;
	mock->platform = (struct ks_platform){
		.domain = mock, .layout = &mock->layout, .context = &mock->context,
		.turn = &mock->turn,
		.hypercall = mock_hypercall, .l1_attach = mock_l1_attach, .map_pfn = mock_map_pfn,
		.now_ns = now_ns, .yield = yield, .sleep_ns = sleep_ns, .resched = yield,
		.wait = waits, .spin = spins, .wake = wake, .timer_arm = timer_arm, .timer_disarm = timer_disarm,
		.timer_pending = timer_pending, .may_sleep = may_sleep,
		.alloc_allowed = alloc_allowed, .lazy_mmu_nested = lazy_mmu_nested,
		.pte_unpopulated = pte_unpopulated, .lock_used = lock_used,
		.lock_nested = lock_nested, .misuse = misuse, .page_misuse = page_misuse,
		.timer_running = timer_running, .page_freed = page_freed,
		.warn = warn, .bug = bug, .panic = panic, .log = log_text,
	};
	mock->ks = load();
	ck_assert_ptr_nonnull(mock->ks);
	mock->ks->attach(&mock->platform);
	return mock;
}
