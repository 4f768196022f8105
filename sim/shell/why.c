/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a status means, and what can have refused. */
#include <stdio.h>

#include "run/text.h"
#include "shell/shell.h"
#include "shell/tell.h"

static void explain_status(gint16 value)
{
	const HvStatusRow *row = hv_status_by_value(value);

	if (row)
		printf("%s (%d): \"%s\"\n  %s\n", row->name, row->value, row->text, row->meaning);
	else
		printf("%d: no status of Xen's\n", value);
}

gboolean gs_shell_why(GsSession *session, guint argc, char **argv)
{
	const GsRunLast *last = &session->last;
	g_autofree char *result = NULL;

	(void)argc, (void)argv;
	if (!last->verb) {
		gs_shell_complain("why: no action has been run");
		return FALSE;
	}
	result = gs_tell_result(last);
	printf("%s gave %s\n", last->verb->name, result ? result : "0");
	for (guint i = 0; last->statuses && i < last->n; i++) {
		gboolean seen = FALSE;

		for (guint k = 0; k < i; k++)
			seen = seen || last->statuses[k] == last->statuses[i];
		if (!seen)
			explain_status(last->statuses[i]);
	}
	return TRUE;
}
