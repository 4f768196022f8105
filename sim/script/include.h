/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pieces that scripts share: `include "file.gnt"' stands for the statements of that file. */
#ifndef GS_INCLUDE_H
#define GS_INCLUDE_H

#include "script/diag.h"
#include "script/node.h"

G_BEGIN_DECLS

/*
 * Puts into nodes (GsNode *), and the blocks in them, what they include; the sources of
 * diags, of which the first is the script itself, grow by these files.  A file's name is
 * relative to the folder of the file that includes it and ends in .gnt.
 */
void gs_include(GPtrArray *nodes, GsDiagnostics *diags);

G_END_DECLS

#endif
