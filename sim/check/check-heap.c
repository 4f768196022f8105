/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * heap-error: bytes before, behind or of a freed object of the slab, or of a page
 * that is not allocated, as KASAN finds them.
 */
#include "check/check.h"
#include "check/instrument.h"
#include "world/world.h"

/* The first byte that may not be touched, in *address; 0: all may. */
static guint8 hidden_byte(const GsDomain *domain, const GsAccess *access, gulong *address)
{
	for (gsize i = 0; i < access->size; i++) {
		const guint8 *byte = gs_shadow_bytes(domain->shadow, access->address + i);

		if (!byte || !(*byte & KS_SHADOW_HIDDEN))
			continue;
		*address = access->address + i;
		return *byte;
	}
	return 0;
}

static void report_page(GsDomain *domain, const char *what, gulong address)
{
	gboolean own = !gs_shadow_foreign(domain->shadow, address);

	gs_violation_here(domain, GS_VIOLATION_HEAP_ERROR, "%s at offset %lu of a page that %s", what,
			  address % HV_PAGE_SIZE,
			  own ? "is not allocated" : "its owner has not allocated");
}

static void report_object(GsDomain *domain, const char *what, gulong address,
			  const struct ks_slab_object *object)
{
	gulong end = object->start + object->size;
	gulong distance = address >= end ? address - end : object->start - address;
	GsViolation *violation;
	GsBacktrace here;

	gs_backtrace_here(&here);
	if (object->freed_by)
		violation = gs_violation_report(domain, GS_VIOLATION_HEAP_ERROR, &here,
						"%s at offset %lu of a freed object of %lu bytes",
						what, address - object->start, object->size);
	else
		violation = gs_violation_report(domain, GS_VIOLATION_HEAP_ERROR, &here,
						"%s %lu bytes %s an object of %lu bytes", what,
						distance, address >= end ? "behind" : "before",
						object->size);
	gs_violation_add_place(violation, domain, "allocated by", (gulong)object->allocated_by);
	if (object->freed_by)
		gs_violation_add_place(violation, domain, "freed by", (gulong)object->freed_by);
}

void gs_check_heap(GsInstrument *instrument, const GsAccess *access)
{
	GsDomain *domain = instrument->domain;
	struct ks_slab_object object;
	g_autofree char *what = NULL;
	gulong address;

	if (!hidden_byte(domain, access, &address))
		return;
	what = gs_access_text(access);
	if (address < domain->layout.heap_base)
		report_page(domain, what, address);
	else if (domain->image->ks->slab_object(address, &object))
		report_object(domain, what, address, &object);
	else
		gs_violation_here(domain, GS_VIOLATION_HEAP_ERROR, "%s between objects", what);
	g_clear_pointer(&what, g_free); /* the task does not come back */
	gs_domain_crash(domain, "touched memory of the heap that is not its own");
}
