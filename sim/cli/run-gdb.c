/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Starting gdb, and telling it what is special about us. */
#include "cli/run-gdb.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "cli/cli.h"
#include "image/place.h"
#include "load/private-copy.h"

/*
 * The signals are how kernels' memory works (world/fault.c, world/watchdog.c).  The frames of
 * the checkers are of no interest: up, to the kernel's own.  If a checker recalls what the
 * kernel did earlier, there are only the places.
 */
static const char commands[] =
	"set pagination off\n"
	"handle SIGSEGV SIGBUS SIGVTALRM nostop noprint pass\n"
	"break gs_violation_stop\n"
	"commands\n"
	"silent\n"
	"set $start = image_start\n"
	"set $end = image_end\n"
	"printf \"\\n*** violation %s: %s\\n\", violation->row->name, violation->detail\n"
	"printf \"*** domain %u, line %u of the script\\n\", violation->domid, "
	"violation->script_line\n"
	"if here\n"
	"while $pc < $start || $pc >= $end\n"
	"up-silently\n"
	"end\n"
	"frame\n"
	"else\n"
	"set $n = 0\n"
	"while $n < violation->frames->len\n"
	"info line *($start + ((unsigned long *)violation->frames->data)[$n])\n"
	"set $n = $n + 1\n"
	"end\n"
	"end\n"
	"end\n"
	"run\n";

/* Our own end is gdb's, and gdb's that of the program in it. */
static void before_exec(gpointer data)
{
	(void)data;
	signal(SIGINT, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
}

static GPtrArray *arguments(const char *file, char *self, char **argv)
{
	GPtrArray *arguments = g_ptr_array_new();

	g_ptr_array_add(arguments, (char *)"gdb");
	g_ptr_array_add(arguments, (char *)"-q");
	g_ptr_array_add(arguments, (char *)"-x");
	g_ptr_array_add(arguments, (char *)file);
	g_ptr_array_add(arguments, (char *)"--args");
	g_ptr_array_add(arguments, self);
	for (; *argv; argv++)
		if (strcmp(*argv, "--gdb") != 0)
			g_ptr_array_add(arguments, *argv);
	g_ptr_array_add(arguments, NULL);
	return arguments;
}

static int start(const char *folder, char **argv, GError **error)
{
	g_autofree char *file = g_build_filename(folder, "commands", NULL);
	g_autofree char *self = g_file_read_link("/proc/self/exe", error);
	g_auto(GStrv) environment = g_environ_setenv(g_get_environ(), GS_NAMED_COPIES, folder, TRUE);
	g_autoptr(GPtrArray) args = NULL;
	int status = -1;

	if (!self || !g_file_set_contents(file, commands, -1, error))
		return -1;
	args = arguments(file, self, argv);
	signal(SIGINT, SIG_IGN); /* it is gdb's */
	if (!g_spawn_sync(NULL, (char **)args->pdata, environment,
			  G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN, before_exec, NULL,
			  NULL, NULL, &status, error))
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : GS_EXIT_ERROR;
}

int gs_run_in_gdb(char **argv)
{
	g_autofree char *gdb = g_find_program_in_path("gdb"), *folder = NULL;
	g_autoptr(GError) error = NULL;
	int status;

	if (!gdb) {
		gs_complain("run: there is no gdb: install it (Debian: gdb)");
		return GS_EXIT_ERROR;
	}
	folder = g_dir_make_tmp("gntsim-gdb-XXXXXX", &error);
	status = folder ? start(folder, argv, &error) : -1;
	if (error)
		gs_complain("run: gdb cannot be started: %s", error->message);
	if (folder)
		gs_place_remove(folder);
	return status < 0 ? GS_EXIT_ERROR : status;
}
