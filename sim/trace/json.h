/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * JSON, written member by member onto the end of a text: what json-glib builds in memory
 * first is too slow for a line per event.
 */
#ifndef GS_TRACE_JSON_H
#define GS_TRACE_JSON_H

#include <glib.h>

G_BEGIN_DECLS

/* A value: quoted, null for NULL.  What is not UTF-8 becomes U+FFFD. */
void gs_json_text(GString *json, const char *text);

/* The name of a member, with a comma before it unless it is the first of its object. */
void gs_json_name(GString *json, const char *name);
/* Members. */
void gs_json_member_text(GString *json, const char *name, const char *text);
void gs_json_member_number(GString *json, const char *name, guint64 number);

/* A comma, unless this is the first element of its array. */
void gs_json_next(GString *json);

G_END_DECLS

#endif
