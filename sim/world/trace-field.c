/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How long a field is. */
#include "world/call-table.h"

static gsize text_words(guint64 len)
{
	return len == GS_TRACE_NULL ? 0 : (len + sizeof(guint64) - 1) / sizeof(guint64);
}

gsize gs_field_words(GsFieldType type, const guint64 *words)
{
	guint64 len = words[0];

	switch (type) {
	case GS_FIELD_TEXT:
		return 1 + text_words(len);
	case GS_FIELD_STATUSES:
		return 1 + (len == GS_TRACE_NULL ? 0 : len);
	case GS_FIELD_STACK:
		return 1 + len + 1 + text_words(words[1 + len]);
	case GS_FIELD_ARGS:
		return GS_ARGS_HEAD + len * gs_call_fields(words[1], words[2] != 0);
	default:
		return 1;
	}
}
