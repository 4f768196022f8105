/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lock classes and their order: few, and asked rarely, so arrays will do. */
#include "check/lock-graph.h"

typedef struct {
	const struct ks_lock_class *class;
	GArray *used[KS_LOCK_USAGES]; /* frames by bit, or NULL */
} Class;

struct GsLockGraph {
	GPtrArray *edges;   /* GsLockEdge * */
	GPtrArray *classes; /* Class * */
	GPtrArray *told;    /* two classes a pair */
};

static void edge_free(gpointer data)
{
	GsLockEdge *edge = data;

	g_array_unref(edge->frames);
	g_free(edge->task);
	g_free(edge);
}

static void class_free(gpointer data)
{
	Class *class = data;

	for (guint i = 0; i < KS_LOCK_USAGES; i++)
		if (class->used[i])
			g_array_unref(class->used[i]);
	g_free(class);
}

GsLockGraph *gs_lock_graph_new(void)
{
	GsLockGraph *graph = g_new0(GsLockGraph, 1);

	graph->edges = g_ptr_array_new_with_free_func(edge_free);
	graph->classes = g_ptr_array_new_with_free_func(class_free);
	graph->told = g_ptr_array_new();
	return graph;
}

void gs_lock_graph_free(GsLockGraph *graph)
{
	g_ptr_array_unref(graph->edges);
	g_ptr_array_unref(graph->classes);
	g_ptr_array_unref(graph->told);
	g_free(graph);
}

void gs_lock_graph_add(GsLockGraph *graph, const struct ks_lock_class *outer,
		       const struct ks_lock_class *inner, GArray *frames, const char *task)
{
	GsLockEdge *edge = g_new0(GsLockEdge, 1);

	*edge = (GsLockEdge){ outer, inner, frames, g_strdup(task) };
	g_ptr_array_add(graph->edges, edge);
}

/* The edge by which each class was reached, by breadth. */
GPtrArray *gs_lock_graph_path(const GsLockGraph *graph, const struct ks_lock_class *from,
			      const struct ks_lock_class *to)
{
	const GsLockEdge *by[KS_MAX_LOCK_CLASSES] = { NULL };
	g_autoptr(GPtrArray) reached = g_ptr_array_new();
	GPtrArray *path;

	g_ptr_array_add(reached, (gpointer)from);
	for (guint i = 0; i < reached->len && !by[to->id]; i++)
		for (guint k = 0; k < graph->edges->len; k++) {
			const GsLockEdge *edge = g_ptr_array_index(graph->edges, k);

			if (edge->outer != g_ptr_array_index(reached, i) || by[edge->inner->id])
				continue;
			by[edge->inner->id] = edge;
			g_ptr_array_add(reached, (gpointer)edge->inner);
		}
	if (!by[to->id])
		return NULL;
	path = g_ptr_array_new();
	do {
		g_ptr_array_insert(path, 0, (gpointer)by[to->id]);
		to = by[to->id]->outer;
	} while (to != from);
	return path;
}

static Class *find(const GsLockGraph *graph, const struct ks_lock_class *class)
{
	for (guint i = 0; i < graph->classes->len; i++) {
		Class *found = g_ptr_array_index(graph->classes, i);

		if (found->class == class)
			return found;
	}
	return NULL;
}

void gs_lock_graph_use(GsLockGraph *graph, const struct ks_lock_class *class, guint usage,
		       GArray *frames)
{
	Class *found = find(graph, class);

	if (!found) {
		found = g_new0(Class, 1);
		found->class = class;
		g_ptr_array_add(graph->classes, found);
	}
	for (guint i = 0; i < KS_LOCK_USAGES; i++)
		if (usage >> i & 1 && !found->used[i])
			found->used[i] = g_array_ref(frames);
	g_array_unref(frames);
}

const GArray *gs_lock_graph_used(const GsLockGraph *graph, const struct ks_lock_class *class,
				 guint usage)
{
	const Class *found = find(graph, class);

	return found ? found->used[g_bit_nth_lsf(usage, -1)] : NULL;
}

const struct ks_lock_class *gs_lock_graph_class(const GsLockGraph *graph, guint n)
{
	return n < graph->classes->len ? ((Class *)g_ptr_array_index(graph->classes, n))->class
				       : NULL;
}

gboolean gs_lock_graph_tell(GsLockGraph *graph, const struct ks_lock_class *a,
			    const struct ks_lock_class *b)
{
	for (guint i = 0; i + 1 < graph->told->len; i += 2)
		if (g_ptr_array_index(graph->told, i) == a &&
		    g_ptr_array_index(graph->told, i + 1) == b)
			return FALSE;
	g_ptr_array_add(graph->told, (gpointer)a);
	g_ptr_array_add(graph->told, (gpointer)b);
	return TRUE;
}
