/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Known findings: what of a script's violations is a defect of Linux that it is not about. */
#include "run/known.h"

#include "check/finding-table.h"
#include "run/verbs.h"

typedef struct {
	const GsFindingRow *row;
	guint line; /* of the script */
	guint met;  /* violations that were this */
} Known;

void gs_run_known_finding(GsRun *run, const GsStatement *statement)
{
	const Known known = {
		.row = gs_finding_by_name(gs_statement_arg(statement, "finding")->text),
		.line = statement->pos.line,
	};

	g_array_append_val(run->known, known);
}

void gs_run_claim_known(GsRun *run)
{
	for (guint i = 0; run->known->len && i < run->world->violations->len; i++) {
		GsViolation *violation = g_ptr_array_index(run->world->violations, i);

		for (guint k = 0; k < run->known->len && !violation->claimed; k++) {
			Known *known = &g_array_index(run->known, Known, k);

			violation->claimed = gs_violation_is_finding(violation, known->row,
								      run->context->symbols);
			known->met += violation->claimed;
		}
	}
}

void gs_run_judge_known(GsRun *run)
{
	gs_run_claim_known(run);
	for (guint k = 0; k < run->known->len; k++) {
		const Known *known = &g_array_index(run->known, Known, k);

		if (!known->met)
			gs_run_fail(run, known->line, "known finding %s was not met",
				    known->row->name);
	}
}

char *gs_run_known_text(const GsRun *run)
{
	GString *text = g_string_new(NULL);

	for (guint k = 0; k < run->known->len; k++) {
		const Known *known = &g_array_index(run->known, Known, k);

		if (known->met)
			g_string_append_printf(text, "%sknown finding %s: %s in %s "
					       "(docs/findings.md, %s)", text->len ? "\n" : "",
					       known->row->name,
					       gs_violation_table[known->row->violation].name,
					       known->row->function, known->row->entry);
	}
	return g_string_free(text, text->len == 0);
}

GArray *gs_run_known_new(void)
{
	return g_array_new(FALSE, FALSE, sizeof(Known));
}
