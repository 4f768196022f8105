/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The part of a stack that lies in a kernel image, as offsets that outlive the image. */
#ifndef GS_FRAMES_H
#define GS_FRAMES_H

#include <glib.h>

#include "check/backtrace.h"

G_BEGIN_DECLS

typedef struct GsDomain GsDomain;
typedef struct GsSymbols GsSymbols;

/* gulong offsets in the domain's image, innermost first.  backtrace NULL: none. */
GArray *gs_frames_new(const GsDomain *domain, const GsBacktrace *backtrace);

/* trace-stack.c: puts them as a field GS_FIELD_STACK. */
typedef struct GsTrace GsTrace;
typedef struct GsWorld GsWorld;
void gs_trace_put_frames(GsTrace *trace, const GArray *frames, const char *image_path);
/* Those of the running task, if it is in a kernel image: for gs_trace_set_stacks(). */
void gs_trace_put_running_stack(const GsWorld *world);

/* TRUE if the function is among them, inlined or not. */
gboolean gs_frames_have(const GArray *frames, const char *image_path, const char *function,
			GsSymbols *symbols);

/* Appends a line for each, without our runtime's own: "    #0 function at file:line". */
void gs_frames_append(GString *text, const GArray *frames, const char *image_path,
		      GsSymbols *symbols);

G_END_DECLS

#endif
