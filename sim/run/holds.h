/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which pages of a kernel the script still holds.  Private to run/. */
#ifndef GS_RUN_HOLDS_H
#define GS_RUN_HOLDS_H

#include "run/state.h"

G_BEGIN_DECLS

/* A GsHoldsFn; data is the GsRun. */
gboolean gs_run_holds(const GsDomain *domain, gulong pfn, gpointer data);
/* The script has taken that many references to a named page, or given them away. */
void gs_run_hold(GsRun *run, const GsDomain *domain, gulong pfn, gint more);

G_END_DECLS

#endif
