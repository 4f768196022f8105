/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From the tables that there are; what has none has it here. */
#include "trace/names.h"

#include "check/violation-table.h"
#include "hv/hv.h"
#include "ks-platform.h"
#include "script/errno-table.h"

static const char *const lock_kinds[] = {
	[KS_LOCK_SPIN] = "spinlock", [KS_LOCK_MUTEX] = "mutex", [KS_LOCK_FUNCTION] = "function",
};

static const char *const contexts[] = {
	[KS_EVENT_PREEMPT] = "preempt", [KS_EVENT_BH] = "bh",           [KS_EVENT_IRQS] = "irqs-off",
	[KS_EVENT_RCU] = "rcu",         [KS_EVENT_SOFTIRQ] = "softirq", [KS_EVENT_HARDIRQ] = "hardirq",
};

static const char *const allocations[] = {
	[KS_ALLOC_SLAB] = "slab",       [KS_ALLOC_PAGE] = "page",
	[KS_ALLOC_VM_AREA] = "vm-area", [KS_ALLOC_PT] = "page-table",
	[KS_ALLOC_UNPOPULATED] = "unpopulated", [KS_ALLOC_HOTPLUG] = "hotplug",
};

#define LOOK_UP(names, number) ((number) < G_N_ELEMENTS(names) ? (names)[number] : NULL)

const char *gs_name_lock_kind(guint64 kind)
{
	return LOOK_UP(lock_kinds, kind);
}

const char *gs_name_context(guint64 kind)
{
	return LOOK_UP(contexts, kind);
}

const char *gs_name_allocation(guint64 kind)
{
	return LOOK_UP(allocations, kind);
}

const char *gs_name_status(gint64 status)
{
	const HvStatusRow *row = hv_status_by_value((gint)status);

	return row ? row->name : NULL;
}

const char *gs_name_violation(guint64 id)
{
	return id < GS_VIOLATION_COUNT ? gs_violation_table[id].name : NULL;
}

const char *gs_name_errno(guint64 number)
{
	for (guint i = 0; i < gs_errno_count; i++)
		if ((guint64)gs_errno_table[i].value == number)
			return gs_errno_table[i].name;
	return NULL;
}

static void append(GString *text, const char *name)
{
	g_string_append_printf(text, "%s%s", text->len ? " " : "", name);
}

char *gs_name_gtf(guint16 flags)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < hv_gtf_count; i++)
		if (hv_gtf_in(&hv_gtf_table[i], flags))
			append(text, hv_gtf_table[i].name);
	return g_string_free(text, FALSE);
}

typedef struct {
	guint32 bit;
	const char *name;
} Flag;

static char *flags_text(guint32 flags, const Flag *table, guint n)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < n; i++)
		if (flags & table[i].bit) {
			append(text, table[i].name);
			flags &= ~table[i].bit;
		}
	if (flags)
		g_string_append_printf(text, "%s0x%x", text->len ? " " : "", flags);
	return g_string_free(text, FALSE);
}

#define FLAG(prefix, name) { prefix##name, #name }

char *gs_name_map_flags(guint32 flags)
{
	static const Flag table[] = {
		FLAG(GNTMAP_, device_map), FLAG(GNTMAP_, host_map), FLAG(GNTMAP_, readonly),
		FLAG(GNTMAP_, application_map), FLAG(GNTMAP_, contains_pte),
	};

	return flags_text(flags, table, G_N_ELEMENTS(table));
}

char *gs_name_copy_flags(guint32 flags)
{
	static const Flag table[] = {
		FLAG(GNTCOPY_, source_gref), FLAG(GNTCOPY_, dest_gref),
	};

	return flags_text(flags, table, G_N_ELEMENTS(table));
}
