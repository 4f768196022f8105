/* SPDX-License-Identifier: GPL-2.0-or-later */
/* DMA buffers of a process, and what it does with them through /dev/xen/gntdev. */
#include "run/object.h"
#include "run/verbs.h"

/* include/uapi/xen/gntdev.h */
#define GNTDEV_DMA_FLAG_WC (1u << 0)
#define GNTDEV_DMA_FLAG_COHERENT (1u << 1)

/* A verb's process, its gntdev file, and maybe a buffer; functions NULL: the run is over. */
typedef struct {
	const struct ks_processes *functions;
	struct ks_process *process;
	int file, buffer;
} Caller;

static Caller caller_of(GsRun *run, const GsDomain *domain, const GsStatement *statement,
			gboolean with_buffer)
{
	const struct ks_processes *functions = gs_run_gntdev(run, domain, statement);
	Caller caller = { .process = functions ? gs_run_process(run, statement) : NULL };
	const GsObject *file, *buffer = NULL;

	file = caller.process ? gs_run_object(run, statement, "file", GS_NAME_FILE) : NULL;
	if (file && with_buffer)
		buffer = gs_run_object(run, statement, "buffer", GS_NAME_FILE);
	if (!file || (with_buffer && !buffer))
		return caller;
	caller.functions = functions;
	caller.file = (int)file->n;
	caller.buffer = buffer ? (int)buffer->n : -1;
	return caller;
}

/* The refs alone, which are all of one domain; NULL: the run is over. */
static guint *refs_of(GsRun *run, const GsStatement *statement, guint *n, domid_t *domid)
{
	const struct ks_gref *grefs = gs_run_grefs(run, statement, n);
	guint *refs = grefs ? gs_run_alloc(run, *n * sizeof(*refs)) : NULL;

	for (guint i = 0; refs && i < *n; i++) {
		refs[i] = grefs[i].ref;
		*domid = grefs[0].dom;
		if (grefs[i].dom == *domid)
			continue;
		gs_run_error(run, statement->pos.line,
			     "a DMA buffer is made of one domain's grants: here are some of domain %u "
			     "and of %u", *domid, grefs[i].dom);
		return NULL;
	}
	return refs;
}

static GsObject *name_buffer(GsRun *run, GsDomain *domain, const GsStatement *statement, long fd)
{
	GsObject *buffer = gs_run_name_object(run, domain, GS_NAME_FILE,
					      gs_statement_arg(statement, "buffer")->text);

	buffer->n = (guint)fd;
	return buffer;
}

void gs_act_export_dmabuf(GsRun *run, GsDomain *domain, const GsStatement *statement,
			  GsResult *result)
{
	Caller caller = caller_of(run, domain, statement, FALSE);
	struct ks_dmabuf_export export = {
		.flags = (gs_statement_has(statement, "wc") ? GNTDEV_DMA_FLAG_WC : 0) |
			 (gs_statement_has(statement, "coherent") ? GNTDEV_DMA_FLAG_COHERENT : 0),
	};

	if (!caller.functions)
		return;
	export.refs = refs_of(run, statement, &export.given, &export.domid);
	if (!export.refs)
		return;
	export.count = (guint)gs_statement_number(statement, "count", export.given);
	result->rc = caller.functions->dmabuf_export(caller.process, caller.file, &export);
	if (result->rc < 0)
		return;
	name_buffer(run, domain, statement, result->rc);
	result->rc = 0;
}

void gs_act_wait_released(GsRun *run, GsDomain *domain, const GsStatement *statement,
			  GsResult *result)
{
	Caller caller = caller_of(run, domain, statement, TRUE);

	if (caller.functions)
		result->rc = caller.functions->dmabuf_wait_released(
			caller.process, caller.file, caller.buffer,
			(guint)(gs_statement_number(statement, "time", 0) / 1000000));
}

void gs_act_import_dmabuf(GsRun *run, GsDomain *domain, const GsStatement *statement,
			  GsResult *result)
{
	Caller caller = caller_of(run, domain, statement, TRUE);
	guint names = gs_statement_count(statement, "ref");
	guint n = (guint)gs_statement_number(statement, "count", MAX(names, 1));
	guint *refs = gs_run_alloc(run, MAX(names, 1) * sizeof(*refs));

	if (!caller.functions)
		return;
	result->rc = caller.functions->dmabuf_import(
		caller.process, caller.file, caller.buffer,
		(domid_t)gs_statement_number(statement, "to", 0), n, refs, names);
	for (guint i = 0; result->rc == 0 && i < MIN(names, n); i++)
		gs_run_name_ref(run, domain->id, gs_statement_arg_n(statement, "ref", i)->text,
				refs[i]);
}

void gs_act_release_dmabuf(GsRun *run, GsDomain *domain, const GsStatement *statement,
			   GsResult *result)
{
	Caller caller = caller_of(run, domain, statement, TRUE);

	if (caller.functions)
		result->rc = caller.functions->dmabuf_import_release(caller.process, caller.file,
								     caller.buffer);
}

void gs_act_dma_heap(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const struct ks_processes *functions = gs_run_gntdev(run, domain, statement);
	struct ks_process *process = functions ? gs_run_process(run, statement) : NULL;
	const GsArg *map_name = gs_statement_arg(statement, "map");
	guint pages = (guint)gs_statement_number(statement, "length", 1);
	GsObject *map;

	if (!process)
		return;
	result->rc = functions->dma_heap(process, pages);
	if (result->rc < 0)
		return;
	name_buffer(run, domain, statement, result->rc);
	if (map_name) {
		map = gs_run_name_object(run, domain, GS_NAME_DEVICE_MAP, map_name->text);
		map->n = (guint)result->rc;
		map->count = pages;
		map->at = 0;
	}
	result->rc = 0;
}
