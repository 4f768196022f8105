/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a fault of a kernel is, as its patch says. */
#ifndef GS_FAULT_TEXT_H
#define GS_FAULT_TEXT_H

#include <glib.h>

G_BEGIN_DECLS

/*
 * Lines with newlines, each indented by two blanks: the head of kernel-src/faults/NAME.cocci,
 * with its fields `kind' and `shows'.  NULL: there is no such fault here.
 */
char *gs_fault_text(const char *name);

/* The first sentence of that, without a newline.  NULL likewise. */
char *gs_fault_summary(const char *name);

G_END_DECLS

#endif
