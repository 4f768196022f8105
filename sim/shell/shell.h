/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The scenario language typed line by line, and commands of its own between. */
#ifndef GS_SHELL_H
#define GS_SHELL_H

#include "shell/session.h"

G_BEGIN_DECLS

/* Reads stdin until `quit' or its end. */
void gs_shell(GsSession *session);

/* A command of the shell; these are no verbs. */
typedef struct {
	const char *name;
	const char *arguments; /* "" for none */
	const char *meaning;
	/* argv[0] is the command.  FALSE: said why on stderr. */
	gboolean (*run)(GsSession *session, guint argc, char **argv);
} GsShellCommand;

extern const GsShellCommand gs_shell_commands[];
extern const guint gs_shell_command_count;

/* NULL: there is none of that name. */
const GsShellCommand *gs_shell_command(const char *name);

/* show.c: the table of what `show' shows. */
typedef struct {
	const char *name;
	const char *meaning;
	/* One of both. */
	void (*domain)(GString *out, const GsDomain *domain);
	void (*world)(GString *out, const GsWorld *world);
} GsShowRow;

extern const GsShowRow gs_show_table[];
extern const guint gs_show_count;

gboolean gs_shell_show(GsSession *session, guint argc, char **argv);
/* why.c */
gboolean gs_shell_why(GsSession *session, guint argc, char **argv);

/* "gntsim: shell: ..." on stderr. */
void gs_shell_complain(const char *format, ...) G_GNUC_PRINTF(1, 2);

G_END_DECLS

#endif
