/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making statements: for the front end only; the runner reads them through ast.h. */
#ifndef GS_STATEMENT_H
#define GS_STATEMENT_H

#include "script/ast.h"

G_BEGIN_DECLS

GsStatement *gs_statement_new(void);
void gs_statement_free(GsStatement *statement);
GPtrArray *gs_statement_list_new(void);
void gs_arg_free(GsArg *arg);

G_END_DECLS

#endif
