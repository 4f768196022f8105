/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From a line back to the statement. */
#ifndef GS_FIND_H
#define GS_FIND_H

#include "script/ast.h"

G_BEGIN_DECLS

/* The statement whose verb is in that line, within blocks too; NULL: there is none. */
const GsStatement *gs_script_find(const GsScript *script, guint line);

G_END_DECLS

#endif
