/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Makes statements out of what the grammar has read, and checks everything that can be
 * known before a run.  Statements are taken in the order of the text, so a name is
 * known from its definition on.
 */
#ifndef GS_CHECK_SCRIPT_H
#define GS_CHECK_SCRIPT_H

#include "script/diag.h"
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
const GsVerb *gs_check_verb(GPtrArray *words, guint *n, GsDiagnostics *diags);

/* check-domain.c: the statement's domain: whether it may, must or must not have one. */
void gs_check_domain(GsChecking *checking);
/* The domain, declared if it is not; a diagnostic at pos if it was not.  Never NULL. */
const GsDeclared *gs_check_declared(const GsChecking *checking, guint domid, GsPos pos);

/* check-arg.c: one argument, of which arg is made already. */
void gs_check_arg(GsChecking *checking, GsArg *arg, const GsWord *word, const GsType *type);
/* FALSE with a diagnostic if it is out of range; what: as the message calls it. */
gboolean gs_check_range(const GsChecking *checking, GsPos pos, const char *what, guint64 number,
			gboolean negative, GsRange range);

/* check-name.c: names that are defined in the script; NULL with a diagnostic. */
const GsDefinition *gs_check_name(const GsChecking *checking, GsNameKind kind, guint domid,
				  const char *name, GsPos pos);
/* The statement's own names. */
void gs_check_definitions(GsChecking *checking, const GArray *bindings);

/* known-names.c: names from outside the script; a diagnostic if unknown. */
gboolean gs_check_known(const GsChecking *checking, const GsArg *arg, const GsType *type);

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
