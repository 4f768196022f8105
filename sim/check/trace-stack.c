/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stacks in a trace: offsets in the image, and the image's path. */
#include "check/frames.h"
#include "world/world.h"

void gs_trace_put_frames(GsTrace *trace, const GArray *frames, const char *image_path)
{
	gs_trace_put(trace, frames->len);
	for (guint i = 0; i < frames->len; i++)
		gs_trace_put(trace, g_array_index(frames, gulong, i));
	gs_trace_put_text(trace, image_path);
}

void gs_trace_put_running_stack(const GsWorld *world)
{
	const GsDomain *domain = gs_world_running(world);
	g_autoptr(GArray) frames = NULL;
	GsBacktrace here;

	if (!domain || !domain->image)
		return;
	gs_backtrace_here(&here);
	frames = gs_frames_new(domain, &here);
	if (frames->len)
		gs_trace_put_frames(world->trace, frames, domain->image->path);
}
