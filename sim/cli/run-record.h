/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A result on its way from the process that ran to the one that tells it: one GVariant in
 * its serialised form, of the type below, and then the end of the pipe.  GVariant's own
 * check tells a whole record from what a process left that was ended while it wrote.
 */
#ifndef GS_RUN_RECORD_H
#define GS_RUN_RECORD_H

#include "run/run.h"

G_BEGIN_DECLS

/* verdict, line, microseconds, kernel; text, once, events, known: each may be missing */
#define GS_RUN_RECORD_TYPE "(uuxsmsmsmsms)"

/* us: of the host's time. */
GBytes *gs_run_record_pack(const GsRunResult *result, gint64 us);
/* NULL: that is no whole record. */
GsRunResult *gs_run_record_unpack(GBytes *bytes, gint64 *us);

G_END_DECLS

#endif
