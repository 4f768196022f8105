/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * lazy-mmu-nested and pte-unpopulated as the kernel's runtime reports them;
 * unflushed-access, use-after-unmap and oops from a fault.  Up to 6.1 Linux itself BUGs when lazy
 * MMU mode is entered twice (arch/x86/kernel/paravirt.c, enter_lazy); the
 * runtime does so after telling us.
 */
#include "check/check.h"
#include "check/violation.h"
#include "world/world.h"

static void lazy_mmu_nested(void *data)
{
	GsDomain *domain = data;

	gs_violation_here(domain, GS_VIOLATION_LAZY_MMU_NESTED, "%s",
			  ks_in_interrupt(domain->platform.context)
				  ? "the interrupt hit a vCPU that was in lazy MMU mode"
				  : "the task was in lazy MMU mode already");
}

static void pte_unpopulated(void *data, unsigned long va)
{
	GsDomain *domain = data;

	gs_violation_here(domain, GS_VIOLATION_PTE_UNPOPULATED, "%s",
			  gs_memory_contains(domain->memory, va)
				  ? "the pointer is not that of this address's PTE"
				  : "the address is not the kernel's");
	gs_domain_crash(domain, "wrote a PTE that is in no page table");
}

static const char *region_name(const GsDomain *domain, gulong address)
{
	if (!gs_memory_contains(domain->memory, address))
		return address < HV_PAGE_SIZE ? "a NULL pointer" : "a wild pointer";
	if (address >= domain->layout.heap_base)
		return "the heap";
	if (address >= domain->layout.user_base)
		return "a process's memory";
	return address >= domain->layout.vmalloc_base ? "vmalloc space" : "the direct map";
}

static void tell_fault(GsDomain *domain, gulong address, const char *access,
		       const GsBacktrace *backtrace)
{
	gulong page = address & ~(gulong)(HV_PAGE_SIZE - 1);
	gboolean mapped = gs_memory_lookup(domain->memory, page, NULL) != HV_INVALID_MFN;
	const char *region = region_name(domain, address);
	GsGrantedPage grant = gs_granted_find(domain->granted, page);
	g_autofree char *line = gs_world_on_line(domain->world, "", grant.line);

	if (gs_memory_contains(domain->memory, page) && domain->image->ks->pte_queued(page))
		gs_violation_report(domain, GS_VIOLATION_UNFLUSHED_ACCESS, backtrace,
				    "%s of a page in %s whose PTE update is queued until lazy MMU "
				    "mode is left",
				    access, region);
	else if (!mapped && grant.state == GS_GRANTED_GONE)
		gs_violation_report(domain, GS_VIOLATION_USE_AFTER_UNMAP, backtrace,
				    "%s of a page in %s where %u:%u was mapped%s until it was "
				    "unmapped",
				    access, region, grant.granter, grant.ref, line);
	else if (mapped && grant.state == GS_GRANTED_MAPPED)
		gs_violation_report(domain, GS_VIOLATION_OOPS, backtrace,
				    "%s of a page in %s where %u:%u was mapped read-only%s",
				    access, region, grant.granter, grant.ref, line);
	else
		gs_violation_report(domain, GS_VIOLATION_OOPS, backtrace, "%s of %s, which is %s",
				    access, region, mapped ? "read-only" : "not mapped");
}

/* A crash does not return: what the words were made of must be free by then. */
void gs_check_fault(GsDomain *domain, gulong address, gboolean write, const GsBacktrace *backtrace)
{
	tell_fault(domain, address, write ? "write" : "read", backtrace);
	gs_domain_crash(domain, "touched memory that is not there");
}

void gs_check_mmu_install(struct ks_platform *platform)
{
	platform->lazy_mmu_nested = lazy_mmu_nested;
	platform->pte_unpopulated = pte_unpopulated;
}
