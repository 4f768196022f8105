/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fibers on Boost.Context's C entry points (fcontext). */
#include "world/fiber.h"

#include <sys/mman.h>

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

struct GsFiberPool {
	GPtrArray *stacks; /* lowest usable address of each free stack */
};

struct GsFiber {
	GsFiberPool *pool;
	char *stack;
	GsFiberFn fn;
	gpointer data;
	fcontext_t self, resumer;
	gboolean ended;
	GsSanitizerStack sanitizer;
};

static void stack_unmap(gpointer stack)
{
	munmap((char *)stack - GUARD_SIZE, STACK_SIZE + GUARD_SIZE);
}

GsFiberPool *gs_fiber_pool_new(void)
{
	GsFiberPool *pool = g_new0(GsFiberPool, 1);

	pool->stacks = g_ptr_array_new_with_free_func(stack_unmap);
	return pool;
}

void gs_fiber_pool_free(GsFiberPool *pool)
{
	g_ptr_array_unref(pool->stacks);
	g_free(pool);
}

static char *stack_take(GsFiberPool *pool)
{
	char *mem;

	if (pool->stacks->len) {
		g_ptr_array_set_free_func(pool->stacks, NULL);
		mem = g_ptr_array_steal_index(pool->stacks, pool->stacks->len - 1);
		g_ptr_array_set_free_func(pool->stacks, stack_unmap);
		gs_sanitizer_unpoison(mem, STACK_SIZE);
		return mem;
	}
	mem = mmap(NULL, STACK_SIZE + GUARD_SIZE, PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (mem == MAP_FAILED)
		g_error("gntsim: no memory for another task's stack");
	mprotect(mem, GUARD_SIZE, PROT_NONE);
	return mem + GUARD_SIZE;
}

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
	GsFiber *fiber = g_new0(GsFiber, 1);

	fiber->pool = pool;
	fiber->stack = stack_take(pool);
	fiber->fn = fn;
	fiber->data = data;
	fiber->self = make_fcontext(fiber->stack + STACK_SIZE, STACK_SIZE, fiber_entry);
	return fiber;
}

gboolean gs_fiber_resume(GsFiber *fiber)
{
	transfer_t transfer;

	gs_sanitizer_enter(&fiber->sanitizer, fiber->stack, STACK_SIZE);
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
	g_ptr_array_add(fiber->pool->stacks, fiber->stack);
	g_free(fiber);
}

void gs_fiber_stack(const GsFiber *fiber, gulong *base, gsize *size)
{
	*base = (gulong)fiber->stack;
	*size = STACK_SIZE;
}
