/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands after ->: outcomes separated by commas, then within and after. */
#include <signal.h>
#include <string.h>

#include "hv/grant.h"
#include "ks-process.h"
#include "script/check.h"
#include "script/errno-table.h"
#include "script/nearest.h"

static const struct {
	const char *name;
	GsOutcomeKind kind;
} words[] = {
	{ "any", GS_OUTCOME_ANY },
	{ "crash", GS_OUTCOME_CRASH },
	{ "fail", GS_OUTCOME_FAIL },
};

/* What a process, or a real program, dies of; as the image returns it (ks-process.h). */
static const struct {
	const char *name;
	int value;
} signals[] = {
	{ "SIGABRT", SIGABRT },
	{ "SIGALRM", SIGALRM },
	{ "SIGBUS", KS_SIGBUS },
	{ "SIGKILL", KS_SIGKILL },
	{ "SIGPIPE", SIGPIPE },
	{ "SIGSEGV", KS_SIGSEGV },
	{ "SIGTERM", SIGTERM },
};

/* FALSE if it is no outcome's name. */
static gboolean outcome_by_name(const char *name, GsOutcome *outcome)
{
	const HvStatusRow *status = hv_status_by_name(name);
	const GsErrnoRow *error = gs_errno_by_name(name);

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		if (strcmp(words[i].name, name) == 0) {
			outcome->kind = words[i].kind;
			return TRUE;
		}
	}
	for (guint i = 0; i < G_N_ELEMENTS(signals); i++) {
		if (strcmp(signals[i].name, name) == 0) {
			outcome->kind = GS_OUTCOME_ERRNO;
			outcome->value = -(KS_SIGNAL + signals[i].value);
			return TRUE;
		}
	}
	if (status) {
		outcome->kind = GS_OUTCOME_STATUS;
		outcome->value = status->value;
	} else if (error) {
		outcome->kind = GS_OUTCOME_ERRNO;
		outcome->value = -error->value;
	}
	return status || error;
}

static void unknown_outcome(const GsChecking *checking, const GsWord *word)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *written = gs_word_quote(word);
	g_autofree char *hint = NULL;

	if (word->kind != GS_ARG_NAME) {
		gs_diagnostics_add(checking->checker->diags, word->pos,
				   "expected a status, an error or a number, found %s", written);
		return;
	}
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		g_ptr_array_add(names, (gpointer)words[i].name);
	for (guint i = 0; i < G_N_ELEMENTS(signals); i++)
		g_ptr_array_add(names, (gpointer)signals[i].name);
	for (guint i = 0; i < hv_status_count; i++) {
		g_ptr_array_add(names, (gpointer)(hv_status_table[i].name + strlen("GNTST_")));
		g_ptr_array_add(names, (gpointer)hv_status_table[i].name);
	}
	for (guint i = 0; i < gs_errno_count; i++)
		g_ptr_array_add(names, (gpointer)gs_errno_table[i].name);
	hint = gs_did_you_mean(word->text, names);
	gs_diagnostics_add(checking->checker->diags, word->pos, "unknown outcome %s%s", written,
			   hint);
}

/* ( ) as an outcome: a status, errno or number that is known before the run. */
static void take_value(const GsChecking *checking, GsExpr *expr, GsOutcome *outcome)
{
	GsDiagnostics *diags = checking->checker->diags;

	if (!gs_check_expr(checking, expr))
		return;
	outcome->value = expr->type == GS_VALUE_ERRNO ? -expr->literal.value : expr->literal.value;
	if (expr->type == GS_VALUE_STATUS)
		outcome->kind = GS_OUTCOME_STATUS;
	else if (expr->type == GS_VALUE_ERRNO)
		outcome->kind = GS_OUTCOME_ERRNO;
	else if (expr->type != GS_VALUE_NUMBER)
		gs_diagnostics_add(diags, expr->pos, "expected a status, an errno or a number, and "
				   "this is %s", gs_value_noun(expr->type));
	if (expr->kind != GS_EXPR_LITERAL)
		gs_diagnostics_add(diags, expr->pos, "this value is known only in the run: keep the "
				   "result (-> any as r) and say `expect that r.rc == ...'");
}

static void add_outcome(const GsChecking *checking, const GsWord *word)
{
	GsOutcome outcome = { .kind = GS_OUTCOME_NUMBER, .pos = word->pos };

	if (word->kind == GS_ARG_EXPR)
		take_value(checking, word->expr, &outcome);
	else if (word->kind == GS_ARG_NUMBER)
		outcome.value = word->negative ? -(gint64)word->number : (gint64)word->number;
	else if (word->kind != GS_ARG_NAME || !outcome_by_name(word->text, &outcome))
		unknown_outcome(checking, word);
	g_ptr_array_add(checking->statement->outcomes, g_memdup2(&outcome, sizeof(outcome)));
}

static const GsWord *word_at(const GsNode *node, guint i)
{
	return i < node->outcome->len ? g_ptr_array_index(node->outcome, i) : NULL;
}

static gboolean is_limit(const GsWord *word)
{
	return word->kind == GS_ARG_NAME && !word->comma.line &&
	       (strcmp(word->text, "within") == 0 || strcmp(word->text, "after") == 0 ||
		strcmp(word->text, "as") == 0);
}

/* as NAME: the result can be used from here on.  Returns what is behind it. */
static guint read_name(const GsChecking *checking, guint i)
{
	const GsWord *word = word_at(checking->node, i), *name = word_at(checking->node, i + 1);
	GsDiagnostics *diags = checking->checker->diags;
	GsDefinition *definition;

	if (checking->statement->as)
		gs_diagnostics_add(diags, word->pos, "`as' was given before");
	if (!name || name->kind != GS_ARG_NAME || name->comma.line) {
		gs_diagnostics_add(diags, name ? name->pos : gs_pos_behind(word->pos),
				   "expected a name for the result after `as'");
		return checking->node->outcome->len;
	}
	definition = gs_check_define_value(checking, name->text, name->pos, GS_VALUE_RESULT);
	if (definition)
		definition->op = gs_check_op_of(checking->statement);
	g_free(checking->statement->as);
	checking->statement->as = g_strdup(name->text);
	return i + 2;
}

/* within D, after D: returns what is behind it, or the end after an error. */
static guint read_limit(const GsChecking *checking, guint i)
{
	const GsWord *word = word_at(checking->node, i), *value = word_at(checking->node, i + 1);
	GsDiagnostics *diags = checking->checker->diags;
	GsStatement *statement = checking->statement;
	gboolean within = strcmp(word->text, "within") == 0;
	gboolean *has = within ? &statement->has_within : &statement->has_after;

	if (*has)
		gs_diagnostics_add(diags, word->pos, "`%s' was given before", word->text);
	*has = TRUE;
	if (!value || value->kind != GS_ARG_DURATION || value->comma.line) {
		gs_diagnostics_add(diags, value ? value->pos : gs_pos_behind(word->pos),
				   "expected a duration (as 40ms) after `%s'", word->text);
		return checking->node->outcome->len;
	}
	*(within ? &statement->within_ns : &statement->after_ns) = value->number;
	return i + 2;
}

static void read_limits(const GsChecking *checking, guint i)
{
	const GsWord *word;

	while ((word = word_at(checking->node, i))) {
		if (!is_limit(word)) {
			g_autofree char *written = gs_word_quote(word);

			gs_diagnostics_add(checking->checker->diags,
					   word->comma.line ? word->comma : word->pos,
					   word->comma.line ? "unexpected `,'"
							    : "expected `,', `within', `after' or "
							      "`as', found %s", written);
			return;
		}
		i = strcmp(word->text, "as") == 0 ? read_name(checking, i)
						  : read_limit(checking, i);
	}
}

static guint read_outcomes(const GsChecking *checking)
{
	const GsWord *word = word_at(checking->node, 0);
	GsPos end = checking->node->arrow_pos;
	guint i = 0;

	if (!word || is_limit(word)) {
		end.column += end.length;
		end.length = 1;
		gs_diagnostics_add(checking->checker->diags, end,
				   "expected an outcome after `->': okay, fail, ENOMEM, 2 ...");
		return 0;
	}
	if (word->comma.line)
		gs_diagnostics_add(checking->checker->diags, word->comma, "unexpected `,'");
	do {
		add_outcome(checking, word);
		word = word_at(checking->node, ++i);
	} while (word && word->comma.line);
	return i;
}

static void check_number(const GsChecking *checking)
{
	guint n = checking->statement->outcomes->len;
	const GsOutcome *extra;

	if (n <= 1 || !checking->slots || n == checking->slots)
		return;
	extra = g_ptr_array_index(checking->statement->outcomes, MIN(checking->slots, n - 1));
	gs_diagnostics_add(checking->checker->diags, extra->pos,
			   checking->slots == 1
				   ? "%u outcomes are given, and `%s' has one"
				   : "%u outcomes are given; `%s' here has %u: give one for all, "
				     "or one for each",
			   n, checking->verb->name, checking->slots);
}

void gs_check_outcome(GsChecking *checking)
{
	if (!checking->node->arrow)
		return;
	if (!checking->verb->outcome) {
		gs_diagnostics_add(checking->checker->diags, checking->node->arrow_pos,
				   "`%s' has no outcome to be checked", checking->verb->name);
		return;
	}
	checking->statement->outcomes = g_ptr_array_new_with_free_func(g_free);
	read_limits(checking, read_outcomes(checking));
	check_number(checking);
}

gboolean gs_outcome_expects_failure(const GsNode *node)
{
	for (guint i = 0; i < node->outcome->len; i++) {
		const GsWord *word = g_ptr_array_index(node->outcome, i);

		if (is_limit(word))
			break;
		if (g_strcmp0(word->text, "okay") != 0 && g_strcmp0(word->text, "GNTST_okay") != 0)
			return TRUE;
	}
	return FALSE;
}
