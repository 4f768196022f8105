/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stack walking.  No allocation and no lock of ours: it also runs in a signal handler. */
#define UNW_LOCAL_ONLY
#include "check/backtrace.h"

#include <libunwind.h>

/* sp: one for each frame, or NULL. */
static void walk(GsBacktrace *backtrace, gulong *sp, unw_cursor_t *cursor)
{
	unw_word_t ip, value;

	backtrace->n = 0;
	do {
		if (unw_get_reg(cursor, UNW_REG_IP, &ip) < 0 || ip == 0)
			break;
		if (sp && unw_get_reg(cursor, UNW_REG_SP, &value) == 0)
			sp[backtrace->n] = value;
		backtrace->ip[backtrace->n++] = ip;
	} while (backtrace->n < GS_BACKTRACE_MAX && unw_step(cursor) > 0);
}

void gs_backtrace_set_up(void)
{
	unw_set_caching_policy(unw_local_addr_space, UNW_CACHE_PER_THREAD);
}

void gs_backtrace_forget(void)
{
	unw_flush_cache(unw_local_addr_space, 0, 0);
}

/* Inline: the caller's frame is the first, and stays there while the cursor walks. */
static inline __attribute__((always_inline)) void here(GsBacktrace *backtrace, gulong *sp)
{
	unw_context_t context;
	unw_cursor_t cursor;

	backtrace->n = 0;
	backtrace->at_fault = FALSE;
	if (unw_getcontext(&context) == 0 && unw_init_local(&cursor, &context) == 0)
		walk(backtrace, sp, &cursor);
}

void gs_backtrace_here(GsBacktrace *backtrace)
{
	here(backtrace, NULL);
}

static gboolean is_still(const GsTrail *trail, gulong cfa)
{
	if (trail->cfa != cfa)
		return FALSE;
	for (guint i = 1; i < trail->stack.n; i++)
		if (((const gulong *)trail->sp[i])[-1] != trail->stack.ip[i])
			return FALSE;
	return TRUE;
}

__attribute__((noinline)) void gs_backtrace_trail(GsTrail *trail)
{
	gulong cfa = (gulong)__builtin_dwarf_cfa();

	if (is_still(trail, cfa))
		return;
	trail->cfa = cfa;
	here(&trail->stack, trail->sp);
}

void gs_backtrace_from_signal(GsBacktrace *backtrace, gpointer context)
{
	unw_cursor_t cursor;

	backtrace->n = 0;
	backtrace->at_fault = TRUE;
	/* On x86-64 libunwind's context is the ucontext_t. */
	if (unw_init_local2(&cursor, context, UNW_INIT_SIGNAL_FRAME) == 0)
		walk(backtrace, NULL, &cursor);
}
