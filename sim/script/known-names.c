/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names that come from outside the script: from tables, or from what was built. */
#include <string.h>

#include "check/finding-table.h"
#include "check/violation-table.h"
#include "hv/fault.h"
#include "hv/grant.h"
#include "hv/paging.h"
#include "script/check.h"
#include "script/errno-table.h"
#include "script/nearest.h"
#include "world/trace.h"

static void add_strv(GPtrArray *names, const char *const *more)
{
	for (; more && *more; more++)
		g_ptr_array_add(names, (gpointer)*more);
}

static const char *row_name(GsTypeId type, guint i)
{
	switch (type) {
	case GS_TYPE_VIOLATION:
		return i < GS_VIOLATION_COUNT ? gs_violation_table[i].name : NULL;
	case GS_TYPE_FINDING:
		return i < gs_finding_count ? gs_finding_table[i].name : NULL;
	case GS_TYPE_GTF:
		return i < hv_gtf_count ? hv_gtf_table[i].name : NULL;
	case GS_TYPE_OP:
		return i < hv_grant_op_count ? hv_grant_op_table[i].name : NULL;
	case GS_TYPE_STATUS:
		return i < hv_status_count ? hv_status_table[i].name + strlen("GNTST_") : NULL;
	case GS_TYPE_ERRNO:
		return i < gs_errno_count ? gs_errno_table[i].name : NULL;
	case GS_TYPE_HV_FAULT:
		return i < hv_fault_count ? hv_fault_table[i].id : NULL;
	case GS_TYPE_TRACE_EVENT:
		return i < GS_TRACE_COUNT ? gs_trace_table[i].name : NULL;
	case GS_TYPE_P2M_TYPE:
		return i <= HV_P2M_MMIO_DM ? hv_p2m_type_name(i) : NULL;
	default:
		return NULL;
	}
}

static GPtrArray *known_names(const GsNames *names, GsTypeId type)
{
	GPtrArray *known = g_ptr_array_new();
	const char *name;

	if (type == GS_TYPE_KERNEL) {
		g_ptr_array_add(known, "bare");
		g_ptr_array_add(known, "linux");
		add_strv(known, names ? names->kernels : NULL);
	} else if (type == GS_TYPE_FAULT) {
		add_strv(known, names ? names->faults : NULL);
	}
	for (guint i = 0; (name = row_name(type, i)); i++)
		g_ptr_array_add(known, (gpointer)name);
	return known;
}

static const char *noun(GsTypeId type)
{
	switch (type) {
	case GS_TYPE_KERNEL:
		return "kernel";
	case GS_TYPE_FAULT:
		return "fault";
	case GS_TYPE_VIOLATION:
		return "violation";
	case GS_TYPE_FINDING:
		return "finding";
	case GS_TYPE_GTF:
		return "grant flag";
	case GS_TYPE_OP:
		return "grant operation";
	case GS_TYPE_STATUS:
		return "status";
	case GS_TYPE_ERRNO:
		return "errno";
	case GS_TYPE_HV_FAULT:
		return "hypervisor fault";
	case GS_TYPE_P2M_TYPE:
		return "p2m type";
	case GS_TYPE_TRACE_EVENT:
		return "event";
	default:
		return NULL; /* any name will do */
	}
}

/* linux-6.12, linux-6.12+fault: a kernel that only is not here, if the fault is known. */
static gboolean could_be_built(const char *kernel, const GPtrArray *faults)
{
	const char *plus = strchr(kernel, '+');

	return g_regex_match_simple("^linux-[0-9]+\\.[0-9]+(\\+.*)?$", kernel, 0, 0) &&
	       (!plus || g_ptr_array_find_with_equal_func((GPtrArray *)faults, plus + 1, g_str_equal,
							  NULL));
}

static gboolean is_known(const GsChecking *checking, GsTypeId type, const GPtrArray *known,
			 const char *name)
{
	g_autoptr(GPtrArray) faults = NULL;

	if (g_ptr_array_find_with_equal_func((GPtrArray *)known, name, g_str_equal, NULL))
		return TRUE;
	if (type != GS_TYPE_KERNEL)
		return FALSE;
	faults = known_names(checking->checker->names, GS_TYPE_FAULT);
	return could_be_built(name, faults);
}

gboolean gs_check_known(const GsChecking *checking, const GsArg *arg, const GsType *type)
{
	g_autoptr(GPtrArray) known = NULL;
	g_autofree char *written = NULL, *hint = NULL;

	if (!noun(type->id))
		return TRUE;
	known = known_names(checking->checker->names, type->id);
	if (is_known(checking, type->id, known, arg->text))
		return TRUE;
	written = gs_quote(arg->text, -1);
	hint = gs_did_you_mean(arg->text, known);
	gs_diagnostics_add(checking->checker->diags, arg->pos, "unknown %s %s%s", noun(type->id),
			   written, hint);
	return FALSE;
}
