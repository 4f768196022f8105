/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Results, violations and failures of statements. */
#include "shell/tell.h"

#include <stdio.h>
#include <string.h>

#include "check/violation-list.h"
#include "run/text.h"

char *gs_tell_result(const GsRunLast *last)
{
	GString *text;

	if (!last->verb || (!last->statuses && last->rc == 0))
		return NULL;
	if (!last->statuses || last->rc < 0)
		return gs_text_rc(last->rc);
	text = g_string_new(NULL);
	for (guint i = 0; i < last->n; i++) {
		g_autofree char *status = gs_text_status(last->statuses[i]);

		g_string_append_printf(text, "%s%s", i ? ", " : "", status);
	}
	return g_string_free(text, FALSE);
}

/* Those that are new, as a run tells them at its end. */
static void tell_violations(GsSession *session)
{
	const GPtrArray *violations = gs_run_world(session->run)->violations;
	g_autoptr(GPtrArray) new = g_ptr_array_new();
	g_autofree char *text = NULL;
	guint line;

	for (; session->told < violations->len; session->told++)
		g_ptr_array_add(new, g_ptr_array_index(violations, session->told));
	text = gs_violations_unclaimed(new, session->context->symbols, &line);
	if (*text)
		puts(text);
}

static char *tell_failure(const GsScript *script, const char *text, GsVerdict verdict, guint line)
{
	const GsSource *source = gs_sources_find(script->sources, line);
	const char *rest = strchrnul(text, '\n');

	printf("%s: ", gs_verdict_name(verdict));
	if (line)
		printf("%s:%u: ", source->path, gs_source_line(source, line));
	printf("%s\n", text);
	return g_strdup_printf("%s: %.*s", gs_verdict_name(verdict), (int)(rest - text), text);
}

char *gs_tell(GsSession *session, const GsScript *script)
{
	g_autofree char *result = gs_tell_result(gs_run_last(session->run)), *text = NULL;
	GsVerdict verdict;
	guint line;

	if (result)
		printf("-> %s\n", result);
	if (gs_run_world(session->run))
		tell_violations(session);
	text = gs_run_take_decision(session->run, &verdict, &line);
	return text ? tell_failure(script, text, verdict, line) : NULL;
}
