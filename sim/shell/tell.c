/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Results, violations and failures of statements. */
#include "shell/tell.h"

#include <stdio.h>
#include <string.h>

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

static void tell_violations(GsSession *session)
{
	const GPtrArray *violations = gs_run_world(session->run)->violations;

	for (; session->told < violations->len; session->told++) {
		const GsViolation *violation = g_ptr_array_index(violations, session->told);
		g_autofree char *text = NULL;

		if (violation->claimed)
			continue;
		text = gs_violation_text(violation, session->context->symbols);
		fputs(text, stdout);
	}
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
