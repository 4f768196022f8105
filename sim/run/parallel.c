/* SPDX-License-Identifier: GPL-2.0-or-later */
/* parallel, start, join: every statement of a block is a task of its own. */
#include <string.h>

#include "run/verbs.h"

typedef struct {
	char *name;       /* NULL: of parallel */
	GPtrArray *tasks; /* GsStatementTask * */
} Group;

static Group *group_new(GsRun *run, const GsStatement *block)
{
	const GsArg *name = gs_statement_arg(block, "tasks");
	Group *group = g_new0(Group, 1);

	group->name = g_strdup(name ? name->text : NULL);
	group->tasks = g_ptr_array_new_with_free_func(gs_run_free_task);
	for (guint i = 0; i < block->body->len; i++) {
		GsStatementTask *task = gs_run_start_task(run, g_ptr_array_index(block->body, i));

		if (!task)
			break;
		g_ptr_array_add(group->tasks, task);
	}
	return group;
}

static void group_free(gpointer data)
{
	Group *group = data;

	g_free(group->name);
	g_ptr_array_unref(group->tasks);
	g_free(group);
}

static void await(const Group *group)
{
	for (guint i = 0; i < group->tasks->len; i++)
		gs_run_await_task(g_ptr_array_index(group->tasks, i));
}

void gs_run_parallel(GsRun *run, const GsStatement *block)
{
	Group *group = group_new(run, block);

	await(group);
	group_free(group);
}

static const Group *group_by_name(const GsRun *run, const char *name)
{
	for (guint i = 0; i < run->started->len; i++) {
		const Group *group = g_ptr_array_index(run->started, i);

		if (strcmp(group->name, name) == 0)
			return group;
	}
	return NULL;
}

void gs_run_start(GsRun *run, const GsStatement *statement)
{
	const char *name = gs_statement_arg(statement, "tasks")->text;

	if (group_by_name(run, name))
		gs_run_error(run, statement->pos.line, "%s were started before: join them first", name);
	else
		g_ptr_array_add(run->started, group_new(run, statement));
}

static void join(GsRun *run, const Group *group)
{
	await(group);
	g_ptr_array_remove(run->started, (gpointer)group);
}

void gs_run_join(GsRun *run, const GsStatement *statement)
{
	const char *name = gs_statement_arg(statement, "tasks")->text;
	const Group *group = group_by_name(run, name);

	if (group)
		join(run, group);
	else
		gs_run_error(run, statement->pos.line, "%s have been joined before", name);
}

GPtrArray *gs_run_groups_new(void)
{
	return g_ptr_array_new_with_free_func(group_free);
}

void gs_run_join_all(GsRun *run)
{
	while (run->started->len && !gs_run_over(run))
		join(run, g_ptr_array_index(run->started, 0));
}
