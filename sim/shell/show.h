/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What `show' shows of one domain.  Private to shell/. */
#ifndef GS_SHELL_SHOW_H
#define GS_SHELL_SHOW_H

#include "world/world.h"

G_BEGIN_DECLS

/* show-memory.c */
void gs_shell_show_p2m(GString *out, const GsDomain *domain);
void gs_shell_show_ptes(GString *out, const GsDomain *domain);

G_END_DECLS

#endif
