/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is known of a domain's lock classes: how each was ever taken, and which was
 * taken while which was held; with the stack of the first time.  Only what is new
 * comes here, so this may be slow.
 */
#ifndef GS_LOCK_GRAPH_H
#define GS_LOCK_GRAPH_H

#include <glib.h>

#include "ks-lock.h"

G_BEGIN_DECLS

typedef struct GsLockGraph GsLockGraph;

typedef struct {
	const struct ks_lock_class *outer, *inner; /* in the image */
	GArray *frames; /* frames.h: where inner was taken */
	char *task;
} GsLockEdge;

GsLockGraph *gs_lock_graph_new(void);
void gs_lock_graph_free(GsLockGraph *graph);

/* frames: taken over. */
void gs_lock_graph_add(GsLockGraph *graph, const struct ks_lock_class *outer,
		       const struct ks_lock_class *inner, GArray *frames, const char *task);
/*
 * A shortest way of edges that leads from one class to another, first to last
 * (const GsLockEdge *), or NULL.
 */
GPtrArray *gs_lock_graph_path(const GsLockGraph *graph, const struct ks_lock_class *from,
			      const struct ks_lock_class *to);

/* usage: bits of enum ks_lock_usage; frames: taken over. */
void gs_lock_graph_use(GsLockGraph *graph, const struct ks_lock_class *class, guint usage,
		       GArray *frames);
/* Where the class was first used so (one bit), or NULL. */
const GArray *gs_lock_graph_used(const GsLockGraph *graph, const struct ks_lock_class *class,
				 guint usage);
/* Classes in order of first use: const struct ks_lock_class *; NULL beyond the last. */
const struct ks_lock_class *gs_lock_graph_class(const GsLockGraph *graph, guint n);

/* TRUE the first time that this pair is named. */
gboolean gs_lock_graph_tell(GsLockGraph *graph, const struct ks_lock_class *a,
			    const struct ks_lock_class *b);

G_END_DECLS

#endif
