/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn and bug: what the kernel itself reports. */
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

void gs_check_kernel_install(struct ks_platform *platform)
{
	platform->warn = warn;
	platform->bug = bug;
	platform->panic = panic;
}
