/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Running a program and keeping what it says. */
#include "image/spawn.h"

static char **clean_environment(void)
{
	/* make's own, and what image.mk would take for a setting. */
	static const char *const unwanted[] = {
		"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEFILES", "FLAGS", "FEATURES", "FAULT_DIR",
		"LDFLAGS", "GCC_COLORS",
	};
	char **env = g_environ_setenv(g_get_environ(), "LC_ALL", "C", TRUE);

	for (guint i = 0; i < G_N_ELEMENTS(unwanted); i++)
		env = g_environ_unsetenv(env, unwanted[i]);
	return env;
}

gboolean gs_spawn(const char *const *argv, char **out, char **err, GError **error)
{
	g_auto(GStrv) env = clean_environment();
	int status;

	return g_spawn_sync(NULL, (char **)argv, env, G_SPAWN_SEARCH_PATH_FROM_ENVP, NULL, NULL, out,
			    err, &status, error) &&
	       g_spawn_check_wait_status(status, NULL);
}

const char *gs_spawn_lacks(const char *const *commands)
{
	for (; *commands; commands++) {
		g_auto(GStrv) words = g_strsplit(*commands, " ", 2);
		g_autofree char *found = words[0] ? g_find_program_in_path(words[0]) : NULL;

		if (!found)
			return *commands;
	}
	return NULL;
}
