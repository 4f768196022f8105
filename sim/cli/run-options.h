/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The options of gntsim run. */
#ifndef GS_RUN_OPTIONS_H
#define GS_RUN_OPTIONS_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
	char *kernel, *tree, *hypervisor, *memory;
	gint64 seed;
	gboolean time, twice, instrument;
	char **paths;
} GsRunOptions;

/* FALSE: said why on stderr.  Clear them in any case. */
gboolean gs_run_options_parse(GsRunOptions *options, int argc, char **argv);
void gs_run_options_clear(GsRunOptions *options);

G_END_DECLS

#endif
