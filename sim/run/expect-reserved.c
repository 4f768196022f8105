/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Expectations on address space and memory that a kernel holds. */
#include <string.h>

#include "run/verbs.h"

/* The grant code's own; a PVH kernel maps its frames into an area of another kind. */
static gboolean by_arch_gnttab(GsRun *run, const GsDomain *domain,
			       const struct ks_vm_area_info *info)
{
	const char *function = gs_symbols_function(run->context->symbols, domain->image->path,
						   (gulong)info->caller - 1 - domain->image->base);

	return function && g_str_has_prefix(function, "arch_gnttab_");
}

/*
 * The nth area set aside by the time of the first setup_table (for a translated
 * domain, which makes none: by now).  The kernel asks for the shared frames' first.
 */
static gboolean early_area(GsRun *run, const GsDomain *domain, guint n,
			   struct ks_vm_area_info *info)
{
	const GArray *areas = domain->account.early_areas;

	for (guint i = 0;; i++) {
		if (domain->account.setup_tables ? i >= areas->len
						 : !domain->image->ks->vm_area(i, info))
			return FALSE;
		if (domain->account.setup_tables)
			*info = g_array_index(areas, struct ks_vm_area_info, i);
		if (by_arch_gnttab(run, domain, info) && n-- == 0)
			return TRUE;
	}
}

void gs_expect_reserved(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_linux_domain(run, statement);
	guint n = gs_statement_has(statement, "status") ? 1 : 0;
	gboolean nothing = gs_statement_has(statement, "nothing");
	struct ks_vm_area_info info;
	gboolean found;

	if (!domain)
		return;
	found = early_area(run, domain, n, &info);
	if (nothing && found)
		gs_run_fail(run, statement->pos.line,
			    "expect reserved: expected nothing, found %lu pages", info.pages);
	else if (!nothing && !found)
		gs_run_fail(run, statement->pos.line,
			    "expect reserved: nothing was set aside before the table was set up");
	else if (!nothing && info.atomic)
		gs_run_fail(run, statement->pos.line,
			    "expect reserved: it was set aside in atomic context");
	else if (!nothing)
		gs_expect_number(run, statement, info.pages);
}

void gs_expect_grant_ptes(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_linux_domain(run, statement);
	struct ks_vm_area_info info;
	guint64 present = 0;

	if (!domain)
		return;
	for (guint n = 0; domain->image->ks->vm_area(n, &info); n++)
		for (gulong i = 0; by_arch_gnttab(run, domain, &info) && i < info.pages; i++)
			present += gs_memory_lookup(domain->memory, info.addr + i * HV_PAGE_SIZE,
						    NULL) != HV_INVALID_MFN;
	gs_expect_number(run, statement, present);
}

void gs_expect_table_address(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_linux_domain(run, statement);
	struct ks_gnttab_state state;

	if (!domain)
		return;
	domain->image->ks->gnttab_state(&state);
	if ((gulong)state.shared != domain->table_address)
		gs_run_fail(run, statement->pos.line,
			    "expect table-address: the frames are mapped somewhere else now");
	else if (gs_memory_lookup(domain->memory, domain->table_address, NULL) == HV_INVALID_MFN)
		gs_run_fail(run, statement->pos.line,
			    "expect table-address: nothing is mapped there now");
}

/* TRUE if the statement says `only` and names the function. */
static gboolean excused(const GsStatement *statement, const char *function)
{
	const GsArg *arg;

	for (guint i = 0; (arg = gs_statement_arg_n(statement, "what", i)); i++)
		if (g_strcmp0(arg->text, function) == 0)
			return TRUE;
	return FALSE;
}

static const char *kind_name(enum ks_alloc_kind kind)
{
	static const char *const names[] = {
		[KS_ALLOC_SLAB] = "bytes of slab memory",
		[KS_ALLOC_PAGE] = "bytes of pages",
		[KS_ALLOC_VM_AREA] = "bytes of address space",
		[KS_ALLOC_PT] = "bytes of page tables",
		[KS_ALLOC_UNPOPULATED] = "bytes of unpopulated pages",
		[KS_ALLOC_HOTPLUG] = "bytes of hotplugged memory",
	};

	return names[kind];
}

static void left(GsRun *run, const GsStatement *statement, const GsDomain *domain,
		 const void *caller, enum ks_alloc_kind kind, gulong size)
{
	const char *function = gs_symbols_function(run->context->symbols, domain->image->path,
						   (gulong)caller - 1 - domain->image->base);

	if (!excused(statement, function))
		gs_run_fail(run, statement->pos.line,
			    "expect left-behind: %lu %s, asked for by %s, %s still held", size,
			    kind_name(kind), function ? function : "?",
			    size == 1 ? "is" : "are");
}

void gs_expect_left_behind(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_linux_domain(run, statement);
	struct ks_alloc_info alloc;
	struct ks_vm_area_info area;

	if (!domain || run->unchecked)
		return;
	/* The kernel never frees page tables of its own address space: not counted. */
	for (guint n = 0; domain->image->ks->allocation(n, &alloc); n++)
		if (alloc.kind != KS_ALLOC_PT && alloc.kind != KS_ALLOC_VM_AREA)
			left(run, statement, domain, alloc.caller, alloc.kind, alloc.size);
	for (guint n = 0; domain->image->ks->vm_area(n, &area); n++)
		left(run, statement, domain, area.caller, KS_ALLOC_VM_AREA,
		     area.pages * HV_PAGE_SIZE);
}
