/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A script after parsing: statements whose words have been matched against the
 * signature of their verb (verbs/), so that the runner reads arguments by
 * name and never looks at text again.
 */
#ifndef GS_AST_H
#define GS_AST_H

#include <glib.h>

#include "script/verb-table.h"

G_BEGIN_DECLS

typedef struct {
	guint line;   /* from 1 */
	guint column; /* from 1, in characters as an editor counts (a tab is one) */
	guint length; /* characters to underline, at least 1 */
} GsPos;

typedef struct GsExpr GsExpr; /* expr.h */

typedef enum {
	GS_ARG_NUMBER,   /* number */
	GS_ARG_DURATION, /* number, in nanoseconds */
	GS_ARG_NAME,     /* text: any word; of which kind, the signature says */
	GS_ARG_GREF,     /* domid, and number (text NULL) or text: 7:8, 1:R */
	GS_ARG_PAGE_OF,  /* domid and text: 7:A, a page of another domain */
	GS_ARG_SLOT,     /* text and number: M[1] */
	GS_ARG_COMPARE,  /* number: a GsCompare */
	GS_ARG_VERSION,  /* number: a GS_VERSION */
	GS_ARG_STRING,   /* text, without the quotes */
	GS_ARG_EXPR,     /* in parentheses; becomes a number or a duration */
} GsArgKind;

/* 6.12 as one number that can be compared. */
#define GS_VERSION(major, minor) ((guint64)(major) << 32 | (minor))

typedef enum {
	GS_EQ,
	GS_NE,
	GS_LT,
	GS_LE,
	GS_GT,
	GS_GE,
} GsCompare;

typedef struct {
	GsArgKind kind;
	GsPos pos;
	char *text;
	guint64 number;
	guint domid;
	const char *slot; /* the signature's name for it, "latency"; NULL for a literal word */
	GsExpr *expr;     /* number is this one's value at run time; NULL: it is known */
	guint64 min, max; /* what that must lie between */
} GsArg;

/* What one item after -> asks for. */
typedef enum {
	GS_OUTCOME_ANY,    /* any */
	GS_OUTCOME_STATUS, /* a GNTST_* by name: value is the status */
	GS_OUTCOME_ERRNO,  /* ENOMEM: value is -errno, as the kernel's functions return it */
	GS_OUTCOME_NUMBER, /* value */
	GS_OUTCOME_CRASH,  /* the domain must crash */
	GS_OUTCOME_FAIL,   /* any error: a status other than okay or a negative number */
} GsOutcomeKind;

typedef struct {
	GsOutcomeKind kind;
	GsPos pos;
	gint64 value;
} GsOutcome;

typedef struct GsStatement GsStatement;
struct GsStatement {
	GsPos pos;               /* of the verb */
	GPtrArray *label;        /* unused words before the verb: none today; NULL */
	gboolean has_domid;      /* "7:" stood before the verb */
	guint domid;
	GsPos domid_pos;
	const GsVerb *verb;
	GPtrArray *args;         /* GsArg *, literals included, in the order written */
	GPtrArray *body;         /* GsStatement *; NULL if the verb has no block */
	/* -> ... ; outcomes is NULL where none was written: the action must succeed. */
	GPtrArray *outcomes;     /* GsOutcome *: one for all slots, or one each */
	gboolean has_within;     /* within D: at most so much virtual time */
	guint64 within_ns;
	gboolean has_after;      /* after D: exactly so much virtual time */
	guint64 after_ns;
	char *as;                /* a name for the result; NULL: none */
};

typedef struct {
	char *path;
	GPtrArray *sources;      /* sources.h: the files that it consists of */
	GPtrArray *statements;   /* GsStatement * */
} GsScript;

void gs_script_free(GsScript *script);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GsScript, gs_script_free)

/* The argument in signature slot `slot`, or NULL if it was left out. */
const GsArg *gs_statement_arg(const GsStatement *statement, const char *slot);
/* The nth (from 0) argument in that slot, for repeated ones; NULL after the last. */
const GsArg *gs_statement_arg_n(const GsStatement *statement, const char *slot, guint n);
/* How many arguments are in that slot. */
guint gs_statement_count(const GsStatement *statement, const char *slot);
/* How often the literal word was written. */
guint gs_statement_words(const GsStatement *statement, const char *word);
/* TRUE if the literal word was written. */
gboolean gs_statement_has(const GsStatement *statement, const char *word);
/* Numbers with a default for what was left out. */
guint64 gs_statement_number(const GsStatement *statement, const char *slot, guint64 otherwise);

G_END_DECLS

#endif
