/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The real program of gntsim exec, as a process of a domain. */
#include "client/program.h"
#include "run/object.h"
#include "run/text.h"
#include "run/verbs.h"

void gs_act_program(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	GsObject *object;

	if (!run->program) {
		gs_run_error(run, statement->pos.line, "there is no program: say which as in "
			     "gntsim exec --script %s -- PROGRAM", run->script->path);
		return;
	}
	if (gs_program_entered(run->program)) {
		gs_run_error(run, statement->pos.line, "the program is a process already");
		return;
	}
	object = gs_run_name_object(run, domain, GS_NAME_PROCESS,
				    gs_statement_arg(statement, "process")->text);
	object->is_program = TRUE;
	object->kernel = gs_program_enter(run->program, domain);
	if (!object->kernel)
		result->rc = -ENOMEM;
}

gboolean gs_run_is_program(GsRun *run, const GsStatement *statement)
{
	const GsObject *object = gs_run_object(run, statement, "process", GS_NAME_PROCESS);

	return object && object->is_program;
}

void gs_run_kill_program(GsRun *run)
{
	gs_program_kill(run->program);
	gs_program_run(run->program, NULL, NULL);
}

typedef struct {
	const GsStatement *statement;
	const GsPage *page;
} Until;

static gboolean byte_is_so(gpointer data)
{
	const Until *until = data;
	const guint8 *memory = gs_page_memory(until->page);
	const GsStatement *statement = until->statement;

	return memory && gs_compare(memory[gs_statement_number(statement, "offset", 0)],
				    (GsCompare)gs_statement_number(statement, "is", GS_EQ),
				    gs_statement_number(statement, "value", 0));
}

static void run_until(GsRun *run, const GsStatement *statement)
{
	const GsArg *page = gs_statement_arg(statement, "page");
	Until until = { statement, gs_run_page(run, page->domid, page->text) };

	if (!until.page)
		gs_run_error(run, statement->pos.line, "the page is gone");
	else if (gs_program_run(run->program, byte_is_so, &until) && !byte_is_so(&until))
		gs_run_fail(run, statement->pos.line, "run: the program ended before that");
}

static void run_to_its_end(GsRun *run, const GsStatement *statement, GsResult *result)
{
	gs_program_run(run->program, NULL, NULL);
	result->rc = gs_program_result(run->program);
	if (gs_program_trouble(run->program))
		gs_run_error(run, statement->pos.line, "%s", gs_program_trouble(run->program));
	else if (result->rc > 0 && !statement->outcomes)
		gs_run_fail(run, statement->pos.line, "run: the program exited with status %ld",
			    result->rc);
}

void gs_act_run(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	(void)domain;
	if (!gs_run_is_program(run, statement)) {
		if (!gs_run_over(run))
			gs_run_error(run, statement->pos.line, "%s is no real program, but the "
				     "script's own process",
				     gs_statement_arg(statement, "process")->text);
	} else if (gs_program_ended(run->program)) {
		gs_run_error(run, statement->pos.line, "the program has ended already");
	} else if (gs_statement_has(statement, "until")) {
		run_until(run, statement);
	} else {
		run_to_its_end(run, statement, result);
	}
}
