/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a line can go on. */
#ifndef GS_COMPLETE_H
#define GS_COMPLETE_H

#include "shell/session.h"

G_BEGIN_DECLS

/*
 * The words (char *, in order) that can stand where the text ends, and what they have in
 * common, with a blank if it is only one; typed: so many bytes of them are there already.
 */
GPtrArray *gs_complete(const GsSession *session, const char *before, gsize *typed, char **common);

G_END_DECLS

#endif
