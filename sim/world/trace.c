/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keeping what happens. */
#include "world/trace.h"

#include <string.h>

#include "world/outside.h"
#include "world/world.h"

#define HEAD (sizeof(GsTraceRecord) / sizeof(guint64))

G_STATIC_ASSERT(sizeof(GsTraceRecord) == 32);

struct GsTrace {
	gsize len;       /* of all whole records, in words */
	gsize next;      /* where the next word of the record that is being made goes */
	guint64 dropped;
	gsize size;      /* room for so many words */
	GsTraceStackFn put_stack; /* or NULL */
	const GsWorld *world; /* of the record that is being made */
	guint64 words[];
};

static gsize bytes(gsize words)
{
	return sizeof(GsTrace) + words * sizeof(guint64);
}

GsTrace *gs_trace_new(gsize words)
{
	GsTrace *trace = gs_outside_new(bytes(words));

	trace->size = words;
	return trace;
}

void gs_trace_free(GsTrace *trace)
{
	gs_outside_free(trace, bytes(trace->size));
}

gsize gs_trace_len(const GsTrace *trace)
{
	return trace->len;
}

void gs_trace_cut(GsTrace *trace, gsize len)
{
	trace->len = MIN(trace->len, len);
	trace->dropped = 0;
}

const GsTraceRecord *gs_trace_at(const GsTrace *trace, gsize place)
{
	return place < trace->len ? (const GsTraceRecord *)&trace->words[place] : NULL;
}

gsize gs_trace_size(const GsTraceRecord *record)
{
	return HEAD + record->words;
}

guint64 gs_trace_dropped(const GsTrace *trace)
{
	return trace->dropped;
}

void gs_trace_set_stacks(GsTrace *trace, GsTraceStackFn put_stack)
{
	trace->put_stack = put_stack;
}

/* Nothing after the first that has no room: what there is is the beginning. */
void gs_trace_put(GsTrace *trace, guint64 word)
{
	if (trace->next < trace->size)
		trace->words[trace->next++] = word;
	else
		trace->next = G_MAXSIZE;
}

void gs_trace_put_text(GsTrace *trace, const char *text)
{
	gsize len = text ? strlen(text) : 0;

	gs_trace_put(trace, text ? len : GS_TRACE_NULL);
	for (gsize at = 0; at < len; at += sizeof(guint64)) {
		guint64 word = 0;

		memcpy(&word, text + at, MIN(len - at, sizeof(word)));
		gs_trace_put(trace, word);
	}
}

void gs_trace_begin(const GsWorld *world, GsTraceKind kind, domid_t domid)
{
	const GsTask *task = world->sched->running;
	const GsVcpu *vcpu = task ? task->vcpu : NULL;
	const GsDomain *runner = vcpu ? vcpu->owner : NULL;
	GsTraceRecord head = {
		.time = world->sched->clock.now,
		.kind = (guint16)kind,
		.domid = domid,
		.runner = runner ? runner->id : GS_TRACE_NOBODY,
		.vcpu = vcpu ? (guint16)vcpu->id : 0,
		.task = runner ? task->context.id : 0,
		.line = world->script_line,
	};
	guint64 words[HEAD];

	world->trace->world = world;
	memcpy(words, &head, sizeof(head));
	world->trace->next = world->trace->dropped ? G_MAXSIZE : world->trace->len;
	for (guint i = 0; i < HEAD; i++)
		gs_trace_put(world->trace, words[i]);
}

/* A violation has the one that it is about. */
static gboolean wants_stack(const GsTrace *trace, const GsTraceRecord *record)
{
	return trace->put_stack && trace->next != G_MAXSIZE &&
	       record->runner != GS_TRACE_NOBODY && record->kind != GS_TRACE_VIOLATION &&
	       record->kind != GS_TRACE_VIOLATION_STACK;
}

void gs_trace_end(GsTrace *trace)
{
	GsTraceRecord *record = (GsTraceRecord *)&trace->words[trace->len];

	if (wants_stack(trace, record))
		trace->put_stack(trace->world);
	if (trace->next == G_MAXSIZE) {
		trace->dropped++;
		return;
	}
	record->words = trace->next - trace->len - HEAD;
	trace->len = trace->next;
}

void gs_trace_add(const GsWorld *world, GsTraceKind kind, domid_t domid, const guint64 *words,
		  guint n)
{
	gs_trace_begin(world, kind, domid);
	for (guint i = 0; i < n; i++)
		gs_trace_put(world->trace, words[i]);
	gs_trace_end(world->trace);
}

guint64 gs_trace_va(const GsDomain *domain, gulong va)
{
	if (!domain->memory || !gs_memory_contains(domain->memory, va))
		return 0;
	return va - gs_memory_direct_base(domain->memory);
}

guint64 gs_trace_number(const GsDomain *domain, guint64 number)
{
	if (!domain->memory || !gs_memory_contains(domain->memory, number))
		return number;
	return number - gs_memory_direct_base(domain->memory);
}
