/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Putting the world back to what it was, in microseconds.
 *
 * A snapshot is of the whole process: its writable private memory (the simulator's and
 * the libraries' data, malloc's heap, the kernel images and their heaps, a hypervisor's
 * shared object) and the machine's frames.  So it is complete whatever a part keeps and
 * wherever, and no part has to help.  Taking it makes all that read-only; the first
 * write to a page saves the page.  Restoring copies back the pages that were ever written
 * since, which are soon always the same few.
 *
 * Not put back: the host's stack, memory from outside.h, and what the host's own kernel
 * keeps (files, mappings).  So what must outlive a restore has to lie outside, and a domain
 * that is freed meanwhile keeps its image and its address space until the snapshot goes.
 */
#ifndef GS_SNAPSHOT_H
#define GS_SNAPSHOT_H

#include <glib.h>

#include "hv/hv.h"

G_BEGIN_DECLS

typedef struct GsWorld GsWorld;
typedef struct GsDomain GsDomain;
typedef struct GsMemory GsMemory;
typedef struct GsFaultHandler GsFaultHandler;
typedef struct GsSnapshot GsSnapshot;

/*
 * From the script, while no task is alive (NULL and an error else).  One at a time.  The
 * world must be the handler's.
 */
GsSnapshot *gs_snapshot_new(GsWorld *world, GsFaultHandler *handler, GError **error);
/*
 * Tasks that are alive are given up first, and domains made since then freed.  Pointers to
 * what was allocated since the snapshot point to nothing afterwards.
 */
void gs_snapshot_restore(GsSnapshot *snapshot);
/* The world goes on from where it is. */
void gs_snapshot_free(GsSnapshot *snapshot);

/* Pages that a restore copies, as of now. */
guint gs_snapshot_pages(const GsSnapshot *snapshot);
/*
 * A number that says what all of the memory holds that a restore puts back: the same
 * after each restore.  Slow, for tests.
 */
guint64 gs_snapshot_digest(const GsSnapshot *snapshot);

/* For the fault handler: a write there.  TRUE: the page is saved, try again. */
gboolean gs_snapshot_write(GsSnapshot *snapshot, gulong address);
/* A domain is made: frames are written through its address space, too. */
void gs_snapshot_add_memory(GsSnapshot *snapshot, GsMemory *memory);
/*
 * A domain is about to be freed.  TRUE: it was there when the snapshot was made, which
 * takes its image and address space over.
 */
gboolean gs_snapshot_keep(GsSnapshot *snapshot, const GsDomain *domain);

G_END_DECLS

#endif
