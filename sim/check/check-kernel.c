/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn, bug and lock-recursion: what the kernel itself reports, or would hang on. */
#include <string.h>

#include "check/check.h"
#include "check/violation.h"

/* __FILE__ without the build machine's directories. */
static const char *kernel_path(const char *file)
{
	const char *in_tree = strstr(file, "/src/");

	return in_tree ? in_tree + strlen("/src/") : file;
}

static void warn(void *domain, const char *file, int line, const char *text)
{
	gs_violation_here(domain, GS_VIOLATION_WARN, "WARN at %s:%d%s%s", kernel_path(file), line,
			  text && *text ? ": " : "", text ? text : "");
}

static G_GNUC_NORETURN void bug(void *domain, const char *file, int line)
{
	gs_violation_here(domain, GS_VIOLATION_BUG, "BUG at %s:%d", kernel_path(file), line);
	gs_domain_crash(domain, "BUG");
	g_assert_not_reached();
}

static G_GNUC_NORETURN void panic(void *domain, const char *text)
{
	gs_violation_here(domain, GS_VIOLATION_BUG, "panic: %s", text);
	gs_domain_crash(domain, "panic");
	g_assert_not_reached();
}

static void lock_recursion(void *domain, const void *lock)
{
	(void)lock;
	gs_violation_here(domain, GS_VIOLATION_LOCK_RECURSION,
			  "the task holds this spinlock already and would spin for ever");
	gs_domain_crash(domain, "took a spinlock that it holds");
}

void gs_check_kernel_install(struct ks_platform *platform)
{
	platform->warn = warn;
	platform->bug = bug;
	platform->panic = panic;
	platform->lock_recursion = lock_recursion;
}
