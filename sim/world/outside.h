/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Memory that a snapshot (snapshot.h) leaves as it is: for what describes the host and
 * not the world, and for results that must outlive a restore.
 */
#ifndef GS_OUTSIDE_H
#define GS_OUTSIDE_H

#include <glib.h>

G_BEGIN_DECLS

/* Zeroed; costs nothing until touched. */
gpointer gs_outside_new(gsize size);
void gs_outside_free(gpointer memory, gsize size);

G_END_DECLS

#endif
