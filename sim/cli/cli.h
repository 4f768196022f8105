/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The command line: a table of subcommands. */
#ifndef GS_CLI_H
#define GS_CLI_H

#include <glib.h>

G_BEGIN_DECLS

/* Exit statuses, as test frameworks have them. */
enum {
	GS_EXIT_PASS = 0,
	GS_EXIT_FAIL = 1,
	GS_EXIT_ERROR = 2,
	GS_EXIT_SKIP = 77,
};

typedef struct {
	const char *name;
	const char *arguments; /* "FILE|DIR..." */
	const char *meaning;
	int (*run)(int argc, char **argv); /* argv[0] is the subcommand */
	gboolean own_help; /* --help is an option of its own; else this row is what it says */
} GsCommand;

extern const GsCommand gs_command_table[];
extern const guint gs_command_count;

const GsCommand *gs_command_by_name(const char *name);

int gs_command_run(int argc, char **argv);
int gs_command_exec(int argc, char **argv);
int gs_command_list(int argc, char **argv);
int gs_command_verb(int argc, char **argv);
int gs_command_explain(int argc, char **argv);
int gs_command_image(int argc, char **argv);
int gs_command_diff(int argc, char **argv);
int gs_command_view(int argc, char **argv);
int gs_command_check(int argc, char **argv);
int gs_command_fmt(int argc, char **argv);
int gs_command_shell(int argc, char **argv);

/* "gntsim: ..." on stderr, once, with a newline. */
void gs_complain(const char *format, ...) G_GNUC_PRINTF(1, 2);

/*
 * The kernel images that there are, GsKernel *: those of $GNTSIM_IMAGES alone, or those
 * of this build or installation and then the user's own.
 */
GPtrArray *gs_cli_kernels(void);
/* Those of this build or installation. */
GPtrArray *gs_cli_own_kernels(void);
/*
 * Every fault of a kernel that there is, built here or not, so that a script which names
 * one is no error: those of kernel-src as it is now, and of the kernels (GsKernel *).
 */
GStrv gs_cli_fault_names(const GPtrArray *kernels);
/*
 * The file of a hypervisor other than the model: "xen" is the newest that was
 * built, a name with a slash is a file.  NULL: it is not there.
 */
char *gs_cli_hypervisor(const char *name);
/* What gntsim was configured for first. */
#define GS_DEFAULT_VERSION "linux-" LINUX_SERIES
/* What `linux' means: the same if it was built, else the newest Linux that was. */
const char *gs_cli_default_version(const GPtrArray *kernels);

G_END_DECLS

#endif
