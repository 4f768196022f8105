/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/trace/events/xen.h with tracing configured out: no operation. */
#ifndef KS_TRACE_XEN_H
#define KS_TRACE_XEN_H

#define trace_xen_mc_batch(mode) ((void)(mode))
#define trace_xen_mc_issue(mode, ...) ((void)(mode))

#endif
