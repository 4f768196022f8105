/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Read as the hypervisor reads them: what is not the guest's memory ends the list. */
#include "world/trace-call.h"

#include <string.h>

#include "world/call-table.h"
#include "world/host.h"
#include "world/trace-entry.h"

#define MAX_OPERATIONS 4096
#define MAX_STRUCTURE 64

/* Where a hypercall's structures are, and how many. */
static void operations(const GsCallRow *row, const unsigned long args[5], gulong *address,
		       guint64 *count)
{
	gboolean first = row->op == GS_TRACE_NO_OP;

	*address = first ? args[0] : args[1];
	if (first)
		*count = (guint)args[1];
	else
		*count = row->nr == __HYPERVISOR_grant_table_op ? (guint)args[2] : 1;
}

static guint64 load(const GsDomain *domain, const GsCallField *field, const guint8 *structure)
{
	guint64 value = 0;

	if (field->type == GS_FIELD_STATUS)
		return (guint64)(gint64)*(const gint16 *)(structure + field->offset);
	memcpy(&value, structure + field->offset, field->size); /* little endian, as x86 is */
	return field->type == GS_FIELD_HEX ? gs_trace_number(domain, value) : value;
}

/* What is not okay has no other result: there may stand anything. */
static void put_structure(const GsDomain *domain, const GsCallRow *row, gboolean results,
			  guint8 *structure)
{
	gboolean failed = FALSE;

	if (row->tidy)
		row->tidy(structure);
	for (guint i = 0; i < GS_CALL_MAX_FIELDS; i++) {
		const GsCallField *field = &row->fields[i];
		guint64 value;

		if (!field->size || field->result != results)
			continue;
		value = failed ? 0 : load(domain, field, structure);
		if (results && field->type == GS_FIELD_STATUS)
			failed = value != GNTST_okay;
		gs_trace_put(domain->world->trace, value);
	}
}

static gboolean readable(const GsDomain *domain, gulong address, gsize size, guint8 *structure)
{
	return size <= MAX_STRUCTURE &&
	       gs_host_read(domain->world, domain->id, structure, address, size);
}

/* How many can be read, up to count. */
static guint64 count_readable(const GsDomain *domain, const GsCallRow *row, gulong address,
			      guint64 count)
{
	guint8 structure[MAX_STRUCTURE];
	guint64 n = 0;

	while (n < count && readable(domain, address + n * row->size, row->size, structure))
		n++;
	return n;
}

static void put_args(const GsDomain *domain, guint nr, const unsigned long args[5],
		     gboolean results, gboolean valid)
{
	guint number = gs_call_find(nr, gs_call_op(nr, args));
	const GsCallRow *row = &gs_call_table[number];
	GsTrace *trace = domain->world->trace;
	guint8 structure[MAX_STRUCTURE] __attribute__((aligned(8)));
	gulong address = 0;
	guint64 n = 0;

	valid = valid && number < gs_call_count && gs_call_fields(number, results);
	if (valid && row->size) {
		operations(row, args, &address, &n);
		n = count_readable(domain, row, address, MIN(n, MAX_OPERATIONS));
	} else if (valid) {
		n = 1;
	}
	gs_trace_put(trace, n);
	gs_trace_put(trace, number < gs_call_count ? number : 0);
	gs_trace_put(trace, results);
	for (guint64 i = 0; i < n; i++) {
		if (row->size)
			gs_host_read(domain->world, domain->id, structure, address + i * row->size,
				     row->size);
		else
			memcpy(structure, args, 5 * sizeof(args[0]));
		put_structure(domain, row, results, structure);
		if (!results && nr == __HYPERVISOR_grant_table_op)
			gs_trace_named(domain, row->op, structure);
	}
}

static void begin(const GsDomain *domain, GsTraceKind kind, guint nr, const unsigned long args[5])
{
	gs_trace_begin(domain->world, kind, domain->id);
	gs_trace_put(domain->world->trace, nr);
	gs_trace_put(domain->world->trace, GS_TRACE_OP(nr, gs_call_op(nr, args)));
}

void gs_trace_hypercall(const GsDomain *domain, guint nr, const unsigned long args[5])
{
	guint number = gs_call_find(nr, gs_call_op(nr, args));
	gulong address;
	guint64 count = 1;

	if (number < gs_call_count && gs_call_table[number].size)
		operations(&gs_call_table[number], args, &address, &count);
	begin(domain, GS_TRACE_HYPERCALL, nr, args);
	gs_trace_put(domain->world->trace, count);
	put_args(domain, nr, args, FALSE, TRUE);
	gs_trace_end(domain->world->trace);
}

void gs_trace_return(const GsDomain *domain, guint nr, const unsigned long args[5], long rc)
{
	begin(domain, GS_TRACE_RETURN, nr, args);
	gs_trace_put(domain->world->trace, (guint64)rc);
	put_args(domain, nr, args, TRUE, rc >= 0);
	gs_trace_end(domain->world->trace);
}
