/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Processes of a domain's kernel: begin, open, close, fork, end. */
#include "run/object.h"
#include "run/verbs.h"

static const struct ks_processes *processes_of(const GsDomain *domain)
{
	return domain->image->ks->processes;
}

struct ks_process *gs_run_process(GsRun *run, const GsStatement *statement)
{
	const GsObject *object = gs_run_object(run, statement, "process", GS_NAME_PROCESS);

	if (object && object->is_program) {
		gs_run_error(run, statement->pos.line,
			     "%s is a real program, which does that itself: a script can only `run' "
			     "and `kill' it", gs_statement_arg(statement, "process")->text);
		return NULL;
	}
	return object ? object->kernel : NULL;
}

static void name_process(GsRun *run, GsDomain *domain, const GsStatement *statement,
			 const char *slot, struct ks_process *process)
{
	gs_run_name_object(run, domain, GS_NAME_PROCESS,
			   gs_statement_arg(statement, slot)->text)->kernel = process;
}

void gs_act_process(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = processes_of(domain)->create(NULL);

	if (process)
		name_process(run, domain, statement, "process", process);
	else
		result->rc = -ENOMEM;
}

void gs_act_open(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	g_autofree char *path = g_strconcat("/dev/xen/", gs_statement_arg(statement, "device")->text,
					    NULL);

	if (!process)
		return;
	result->rc = processes_of(domain)->open(process, path);
	if (result->rc < 0)
		return;
	gs_run_name_object(run, domain, GS_NAME_FILE, gs_statement_arg(statement, "file")->text)->n =
		(guint)result->rc;
	result->rc = 0;
}

void gs_act_close(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	const GsObject *file = process ? gs_run_object(run, statement, "file", GS_NAME_FILE) : NULL;

	if (file)
		result->rc = processes_of(domain)->close(process, (int)file->n);
}

void gs_act_ioctl(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	const GsObject *file = process ? gs_run_object(run, statement, "file", GS_NAME_FILE) : NULL;
	gulong argument = gs_statement_number(statement, "argument", 0);

	if (!file)
		return;
	if (gs_statement_arg(statement, "area")) {
		if (!gs_run_area(run, statement, "area", domain, process, NULL, &argument))
			return;
		argument += gs_statement_number(statement, "offset", 0);
	}
	result->rc = processes_of(domain)->ioctl(
		process, (int)file->n, (guint)gs_statement_number(statement, "command", 0),
		argument);
}

void gs_act_fork(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement), *child;
	int error = 0;

	if (!process)
		return;
	child = processes_of(domain)->fork(process, NULL, &error);
	if (child)
		name_process(run, domain, statement, "child", child);
	result->rc = error;
}

void gs_act_exit(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);

	if (process)
		result->rc = processes_of(domain)->exit(process);
}

void gs_act_kill(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process;

	if (gs_run_is_program(run, statement)) {
		gs_run_kill_program(run);
		return;
	}
	process = gs_run_process(run, statement);
	if (process)
		result->rc = processes_of(domain)->kill(process);
}

void gs_act_oom_kill(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);

	if (process)
		result->rc = processes_of(domain)->oom_kill(process);
}

void gs_expect_process(GsRun *run, const GsStatement *statement)
{
	const GsObject *object = gs_run_object(run, statement, "process", GS_NAME_PROCESS);
	gboolean wanted = gs_statement_has(statement, "alive");

	if (object && wanted != processes_of(object->domain)->alive(object->kernel))
		gs_run_fail(run, statement->pos.line, "the process is %s",
			    wanted ? "dead" : "alive");
}
