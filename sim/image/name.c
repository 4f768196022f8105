/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an image of the user's own may be called. */
#include "image/name.h"

#include <string.h>

#include "image/build.h"

#define MAX_NAME 64 /* bytes; a file name has room for more, a table of verdicts has not */

gboolean gs_image_name_check(const char *name, GError **error)
{
	/* Words that have a meaning where a kernel's name can stand, or beside it. */
	static const char *const taken[] = { "linux", "bare", "fault", "pv", "pvh", "hvm", NULL };
	const char *fault = "";

	if (strchr(name, '+'))
		fault = ": what follows `+' is a fault, which --fault gives";
	else if (g_strv_contains(taken, name))
		fault = ": the word has a meaning of its own in scripts";
	else if (g_str_has_suffix(name, ".instrumented"))
		fault = ": --instrument makes the image that is called so";
	else if (g_str_has_prefix(name, "xen-"))
		fault = ": hypervisors are called xen-...";
	else if (strlen(name) > MAX_NAME)
		fault = ": it is too long";
	else if (g_regex_match_simple("\\A[A-Za-z][A-Za-z0-9_.]*(-+[A-Za-z0-9_.]+)*\\z", name, 0, 0))
		return TRUE;
	else
		fault = ": a name is made of letters, digits, `-', `_' and `.', and begins with a "
			"letter";
	g_set_error(error, GS_BUILD_ERROR, GS_BUILD_ERROR_NAME, "'%.80s' cannot be an image's name%s",
		    name, fault);
	return FALSE;
}

char *gs_image_full_name(const char *name, const char *fault)
{
	return fault ? g_strconcat(name, "+", fault, NULL) : g_strdup(name);
}
