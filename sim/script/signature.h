/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A verb's signature, taken apart (verb-table.h explains the notation), and the words
 * of a statement held against it.
 */
#ifndef GS_SIGNATURE_H
#define GS_SIGNATURE_H

#include "script/diag.h"
#include "script/node.h"
#include "script/type.h"

G_BEGIN_DECLS

typedef enum {
	GS_ITEM_WORDS,  /* one of words */
	GS_ITEM_SLOT,   /* an argument */
	GS_ITEM_OPTION, /* items, or nothing */
} GsItemKind;

typedef struct {
	GsItemKind kind;
	char **words;
	const char *slot;   /* lives as long as the program */
	const GsType *type;
	gboolean many;      /* one or more; of an option, any number */
	gboolean commas;    /* between them */
	GPtrArray *items;   /* GsItem * */
} GsItem;

/* GPtrArray of GsItem *.  A signature is part of the program: a mistake in it aborts. */
GPtrArray *gs_signature_parse(const char *signature);

/* A word and what it stands for. */
typedef struct {
	const GsWord *word;
	const char *slot;   /* NULL: a literal word of the signature */
	const GsType *type;
} GsBinding;

/*
 * Matches words from the first-th on.  Options that follow each other may come in any
 * order.  Appends what matched to bindings (GsBinding), also if the rest did not: then
 * says what was expected instead, and returns FALSE.
 */
gboolean gs_signature_match(const GPtrArray *items, const GPtrArray *words, guint first,
			    GArray *bindings, GsDiagnostics *diags);

G_END_DECLS

#endif
