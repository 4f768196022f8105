/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Makes statements out of what the grammar has read, and checks everything that can be
 * known before a run.  Statements are taken in the order of the text, so a name is
 * known from its definition on.
 */
#ifndef GS_CHECK_SCRIPT_H
#define GS_CHECK_SCRIPT_H

#include "script/diag.h"
#include "script/expr.h"
#include "script/parse.h"
#include "script/range.h"
#include "script/scope.h"
#include "script/signature.h"

G_BEGIN_DECLS

typedef struct {
	GsDiagnostics *diags;
	const GsNames *names;
	GsScope *scope;
	GPtrArray *items[GS_VERB_COUNT]; /* signatures taken apart, as they are needed */
	guint depth;                     /* blocks around the statement */
	guint inside;                    /* of them, blocks of a domain */
	const GsNode *when;              /* the innermost `when' around it */
	gboolean machine;                /* that statement has been there */
} GsChecker;

/* A statement while it is checked. */
typedef struct {
	GsChecker *checker;
	const GsNode *node;
	const GsVerb *verb;
	GsStatement *statement;
	const GsDeclared *domain; /* the statement's; NULL: it has none that is any good */
	guint slots;              /* how many outcomes it has; 0: not known */
} GsChecking;

/* Appends what is right to statements (GsStatement *). */
void gs_check_nodes(const GPtrArray *nodes, GPtrArray *statements, const GsNames *names,
		    GsDiagnostics *diags);

/*
 * check-verb.c: the verb that the words begin with, by the longest name, and of how many
 * words; NULL with a diagnostic if there is none.  A process that stands before its verb is
 * put behind it.
 */
const GsVerb *gs_check_verb(const GsChecker *checker, GPtrArray *words, guint *n);

/* check-domain.c: the statement's domain: whether it may, must or must not have one. */
void gs_check_domain(GsChecking *checking);
/* The domain, declared if it is not; a diagnostic at pos if it was not.  Never NULL. */
const GsDeclared *gs_check_declared(const GsChecking *checking, guint domid, GsPos pos);
/* A diagnostic if it cannot be paged, and the statement does not want to see that. */
void gs_check_paged(const GsChecking *checking, const GsDeclared *declared, GsPos pos);

/* check-arg.c: one argument, of which arg is made already. */
void gs_check_arg(GsChecking *checking, GsArg *arg, const GsWord *word, const GsType *type);
/* FALSE with a diagnostic if it is out of range; what: as the message calls it. */
gboolean gs_check_range(const GsChecking *checking, GsPos pos, const char *what, guint64 number,
			gboolean negative, GsRange range);

/* check-name.c: names that are defined in the script; NULL with a diagnostic. */
const GsDefinition *gs_check_name(const GsChecking *checking, GsNameKind kind, guint domid,
				  const char *name, GsPos pos);
/* Defines it; FALSE with a diagnostic if that has been done already. */
gboolean gs_check_define(const GsChecking *checking, GsNameKind kind, guint domid,
			 const char *name, GsPos pos);
/* The statement's own names. */
void gs_check_definitions(GsChecking *checking, const GArray *bindings);

/* check-expr.c: gives it its type; FALSE with a diagnostic. */
gboolean gs_check_expr(const GsChecking *checking, GsExpr *expr);
/* The same, and it must be of that type. */
gboolean gs_check_expr_is(const GsChecking *checking, GsExpr *expr, GsValueType type);
/* TRUE if that name is a value in every script: a status, an errno, now. */
gboolean gs_check_is_constant(const char *name);

/* check-value.c: NULL with a diagnostic if it cannot be called so. */
GsDefinition *gs_check_define_value(const GsChecking *checking, const char *name, GsPos pos,
				    GsValueType type);
/* The values that the statement defines, the statement being complete. */
void gs_check_values(const GsChecking *checking);
/* The counter of a repeat is known in its block only. */
void gs_check_forget_counter(const GsChecking *checking);
/* A diagnostic for each --set that the script has no parameter for. */
void gs_check_settings(const GsChecker *checker);
/* Finds the expectation whose count it is. */
gboolean gs_check_count(const GsChecking *checking, GsExpr *expr);
/* check.c: the statement of n words for a verb, an expectation, without its comparison. */
GsStatement *gs_check_counting(GsChecking *checking, guint n, GsPos pos);

/* known-names.c: names from outside the script; a diagnostic if unknown. */
gboolean gs_check_known(const GsChecking *checking, const GsArg *arg, const GsType *type);

/* check-field.c: the fields that the statement names. */
void gs_check_op_fields(GsChecking *checking);
void gs_check_event_fields(const GsChecking *checking);
/* The GNTTABOP_* whose structure the statement fills in; -1: none. */
gint gs_check_op_of(const GsStatement *statement);

/* check-rules.c: what holds for single verbs, the statement being complete. */
void gs_check_rules(GsChecking *checking);
/* A domain statement, complete or not, declares the domain. */
void gs_check_declaration(GsChecking *checking);

/* check-outcome.c: what stands after -> */
void gs_check_outcome(GsChecking *checking);
/* TRUE if something else than okay is asked for. */
gboolean gs_outcome_expects_failure(const GsNode *node);

G_END_DECLS

#endif
