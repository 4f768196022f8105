/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fibers on Boost.Context's C entry points (fcontext). */
#include "world/fiber.h"

#include <sys/mman.h>

#include "world/outside.h"
#include "world/sanitizer.h"

/*
 * Boost.Context offers these two with C linkage but declares them in a C++
 * header only (boost/context/detail/fcontext.hpp).
 */
typedef void *fcontext_t;
typedef struct {
	fcontext_t from;
	void *data;
} transfer_t;
extern transfer_t jump_fcontext(fcontext_t to, void *data);
extern fcontext_t make_fcontext(void *stack_top, size_t size, void (*fn)(transfer_t));

#define GUARD_SIZE 4096
#define STACK_SIZE (256 * 1024) /* kernel code needs 16 KiB; libunwind and the runner the rest */

#define POOL_SIZE (1u << 20)

/* Outside a snapshot: a stack stays where it is, whoever forgets that he had it. */
struct GsFiberPool {
	guint n;
	char *stacks[]; /* lowest usable address of each free stack */
};

/* At the top of its own stack. */
struct GsFiber {
	GsFiberPool *pool;
	char *stack;
	GsFiberFn fn;
	gpointer data;
	fcontext_t self, resumer;
	gboolean ended;
	GsSanitizerStack sanitizer;
};

GsFiberPool *gs_fiber_pool_new(void)
{
	return gs_outside_new(POOL_SIZE);
}

void gs_fiber_pool_free(GsFiberPool *pool)
{
	while (pool->n) {
		char *stack = pool->stacks[--pool->n];

		/* Hidden memory stays hidden, whatever is mapped at that address next. */
		gs_sanitizer_unpoison(stack, STACK_SIZE);
		gs_outside_free(stack - GUARD_SIZE, STACK_SIZE + GUARD_SIZE);
	}
	gs_outside_free(pool, POOL_SIZE);
}

static char *stack_take(GsFiberPool *pool)
{
	char *mem;

	if (pool->n) {
		mem = pool->stacks[--pool->n];
		gs_sanitizer_unpoison(mem, STACK_SIZE);
		return mem;
	}
	mem = gs_outside_new(STACK_SIZE + GUARD_SIZE);
	mprotect(mem, GUARD_SIZE, PROT_NONE);
	return mem + GUARD_SIZE;
}

#define USABLE_SIZE ((STACK_SIZE - sizeof(GsFiber)) & ~63ul)

static void fiber_entry(transfer_t transfer)
{
	GsFiber *fiber = transfer.data;

	fiber->resumer = transfer.from;
	gs_sanitizer_entered(&fiber->sanitizer);
	fiber->fn(fiber->data);
	fiber->ended = TRUE;
	gs_sanitizer_leave(&fiber->sanitizer, TRUE);
	jump_fcontext(fiber->resumer, fiber);
	g_assert_not_reached();
}

GsFiber *gs_fiber_new(GsFiberPool *pool, GsFiberFn fn, gpointer data)
{
	char *stack = stack_take(pool);
	GsFiber *fiber = (GsFiber *)(stack + USABLE_SIZE);

	*fiber = (GsFiber){ .pool = pool, .stack = stack, .fn = fn, .data = data };
	fiber->self = make_fcontext(stack + USABLE_SIZE, USABLE_SIZE, fiber_entry);
	return fiber;
}

gboolean gs_fiber_resume(GsFiber *fiber)
{
	transfer_t transfer;

	gs_sanitizer_enter(&fiber->sanitizer, fiber->stack, USABLE_SIZE);
	transfer = jump_fcontext(fiber->self, fiber);
	gs_sanitizer_left(&fiber->sanitizer);
	fiber->self = transfer.from;
	return fiber->ended;
}

void gs_fiber_suspend(GsFiber *fiber)
{
	transfer_t transfer;

	gs_sanitizer_leave(&fiber->sanitizer, FALSE);
	transfer = jump_fcontext(fiber->resumer, fiber);
	gs_sanitizer_entered(&fiber->sanitizer);
	fiber->resumer = transfer.from;
}

void gs_fiber_drop(GsFiber *fiber)
{
	GsFiberPool *pool = fiber->pool;

	g_assert(pool->n < (POOL_SIZE - sizeof(*pool)) / sizeof(pool->stacks[0]));
	pool->stacks[pool->n++] = fiber->stack;
}

void gs_fiber_stack(const GsFiber *fiber, gulong *base, gsize *size)
{
	*base = (gulong)fiber->stack;
	*size = USABLE_SIZE;
}
