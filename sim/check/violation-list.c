/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A task that sleeps 255 times where it must not breaks one rule in one place: 255 stacks
 * that are the same would only hide what else there is.
 */
#include "check/violation-list.h"

#include <string.h>

#include "check/violation.h"

typedef struct {
	const GsViolation *first;
	guint64 last_ns;
	guint more;
} Group;

static gboolean same_frames(const GArray *a, const GArray *b)
{
	return a->len == b->len && !memcmp(a->data, b->data, a->len * sizeof(gulong));
}

/* All but the time; where a second stack explains it, that may differ as well. */
static gboolean alike(const GsViolation *a, const GsViolation *b)
{
	return a->row == b->row && a->domid == b->domid && a->vcpu == b->vcpu &&
	       a->script_line == b->script_line && !g_strcmp0(a->task, b->task) &&
	       !strcmp(a->detail, b->detail) && !a->others->len && !b->others->len &&
	       same_frames(a->frames, b->frames);
}

static Group *group_of(GArray *groups, const GsViolation *violation)
{
	for (guint i = 0; i < groups->len; i++) {
		Group *group = &g_array_index(groups, Group, i);

		if (alike(group->first, violation))
			return group;
	}
	return NULL;
}

static GArray *grouped(const GPtrArray *violations)
{
	GArray *groups = g_array_new(FALSE, FALSE, sizeof(Group));

	for (guint i = 0; i < violations->len; i++) {
		const GsViolation *violation = g_ptr_array_index(violations, i);
		Group *like = violation->claimed ? NULL : group_of(groups, violation);

		if (like) {
			like->more++;
			like->last_ns = violation->time_ns;
		} else if (!violation->claimed) {
			Group new = { .first = violation };

			g_array_append_val(groups, new);
		}
	}
	return groups;
}

/* Who meets a defect of Linux that is known should not look for it in their own work. */
static void append_finding(GString *text, const GsViolation *violation, GsSymbols *symbols)
{
	for (guint i = 0; i < gs_finding_count; i++) {
		const GsFindingRow *row = &gs_finding_table[i];

		if (gs_violation_is_finding(violation, row, symbols))
			g_string_append_printf(text, "    Linux is known to do this (docs/findings.md, %s): "
					       "`known-finding %s' accepts it\n", row->entry,
					       row->name);
	}
}

char *gs_violations_unclaimed(const GPtrArray *violations, GsSymbols *symbols, guint *line)
{
	g_autoptr(GArray) groups = grouped(violations);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < groups->len; i++) {
		const Group *group = &g_array_index(groups, Group, i);
		g_autofree char *lines = gs_violation_text(group->first, symbols);

		if (!i)
			*line = group->first->script_line;
		g_string_append(text, lines);
		append_finding(text, group->first, symbols);
		if (group->more)
			g_string_append_printf(text, "    the same %u times more, the last at %"
					       G_GUINT64_FORMAT ".%06u ms\n", group->more,
					       group->last_ns / 1000000,
					       (guint)(group->last_ns % 1000000));
	}
	g_strchomp(text->str);
	return g_string_free(text, FALSE);
}
