/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding a statement. */
#include "script/find.h"

static const GsStatement *find_among(const GPtrArray *statements, guint line)
{
	for (guint i = 0; i < statements->len; i++) {
		const GsStatement *statement = g_ptr_array_index(statements, i), *inner = NULL;

		if (statement->pos.line == line)
			return statement;
		if (statement->body)
			inner = find_among(statement->body, line);
		if (inner)
			return inner;
	}
	return NULL;
}

const GsStatement *gs_script_find(const GsScript *script, guint line)
{
	return line ? find_among(script->statements, line) : NULL;
}
