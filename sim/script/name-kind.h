/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of what a script can name.  Pages and refs belong to their domain and are
 * told apart by it; any other name is known all over the script, because an
 * expectation such as `expect foreign-p2m M[1]' names no domain.
 */
#ifndef GS_NAME_KIND_H
#define GS_NAME_KIND_H

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
	GS_NAME_NONE, /* for types that are no names */
	GS_NAME_PAGE,
	GS_NAME_REF,
	GS_NAME_MAP,
	GS_NAME_LIST,
	GS_NAME_SEQ,
	GS_NAME_CALLBACK,
	GS_NAME_PAGES,
	GS_NAME_CACHE,
	GS_NAME_PROCESS,
	GS_NAME_FILE,
	GS_NAME_DEVICE_MAP,
	GS_NAME_AREA,
	GS_NAME_PIN,
	GS_NAME_EVENT,
	GS_NAME_TASKS,
	GS_NAME_VALUE,
	GS_NAME_COUNT
} GsNameKind;

typedef struct {
	GsNameKind kind;
	const char *noun;     /* in a message: "page" */
	gboolean of_domain;   /* two domains may each have one of that name */
} GsNameKindRow;

extern const GsNameKindRow gs_name_kinds[GS_NAME_COUNT];

G_END_DECLS

#endif
