/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines of stdin: with libedit on a terminal, else plainly. */
#ifndef GS_INPUT_H
#define GS_INPUT_H

#include "shell/session.h"

G_BEGIN_DECLS

typedef struct GsInput GsInput;

/* The session is where completion finds names. */
GsInput *gs_input_new(const GsSession *session);
void gs_input_free(GsInput *input);

/* Without its newline, to be freed; NULL: the end.  The prompt is for terminals only. */
char *gs_input_line(GsInput *input, const char *prompt);
/* Whether the last line ended so because of Ctrl-C: it is to be forgotten, and another read. */
gboolean gs_input_interrupted(const GsInput *input);

G_END_DECLS

#endif
