/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The grammar: statements of words, in blocks.  It knows no verbs, so that a wrong
 * word never derails it; check.c matches the words against the verb table.
 * After an error it goes on with the next statement; a block keeps its statements.
 */
%require "3.8"
%code requires {
#include "script/token.h"
}
%define api.pure full
%define api.prefix {gs_yy}
%define api.token.prefix {TOK_}
%define api.location.type {GsPos}
%define parse.error custom
/*
 * After an error, tokens are dropped up to one that really can follow: no reduction on a
 * guess.  But } ends a block at once: an error behind it must not be looked for inside.
 */
%define lr.default-reduction consistent
%locations
%param {void *scanner}
%parse-param {GsReader *reader}
%initial-action { @$ = (GsPos){ 1, 1, 1 }; }

%union {
	GsWord *word;
	GsNode *node;
	GPtrArray *list;
	GsExpr *expr;
	const char *at; /* where the token stands in the text */
}

%code {
int gs_yylex(GS_YYSTYPE *value, GsPos *pos, void *scanner);

#define YYLLOC_DEFAULT(current, rhs, n)                                          \
	((current) = (n) ? gs_pos_span(YYRHSLOC(rhs, 1), YYRHSLOC(rhs, n))       \
			 : YYRHSLOC(rhs, 0))

static void gs_yyerror(const GsPos *pos, void *scanner, GsReader *reader, const char *message);
}

%token END 0 "the end of the script"
%token NEWLINE "the end of the line"
%token ARROW "`->'"
%token ':' "`:'" ',' "`,'" '[' "`['" '{' "`{'" '}' "`}'" '=' "`='"
%token <at> ']' "`]'" '(' "`('" ')' "`)'"
%token '+' "`+'" '-' "`-'" '*' "`*'" '/' "`/'" '%' "`%'"
%token <word> NAME "a name" NUMBER "a number" DURATION "a duration" COMPARE "a comparison"
%token <word> VERSION "a version" STRING "a string"
%type <word> word
%type <node> item statement head assignment line outcome
%type <list> list block count
%type <expr> value expr operand

%left '+' '-'
%left '*' '/' '%'
%precedence NEGATION

%destructor { gs_word_free($$); } <word>
%destructor { gs_expr_unref($$); } <expr>
%destructor { gs_node_free($$); } <node>
%destructor { g_ptr_array_unref($$); } <list>

%%

script	: list				{ reader->nodes = $list; }
	;

list	: item				{
			$$ = gs_node_list_new();
			if ($item)
				g_ptr_array_add($$, $item);
		}
	| list[before] NEWLINE item	{
			$$ = $before;
			if ($item)
				g_ptr_array_add($$, $item);
		}
	;

item	: %empty			{ $$ = NULL; }
	| statement			{ $$ = $statement; }
	| error				{ $$ = NULL; yyerrok; }
	| error block			{ g_ptr_array_unref($block); $$ = NULL; yyerrok; }
	;

statement
	: line
	| outcome
	;

outcome	: line ARROW			{ $$ = $line; $$->arrow = TRUE; $$->arrow_pos = @ARROW; }
	| outcome[before] word		{ $$ = $before; g_ptr_array_add($$->outcome, $word); }
	| outcome[before] ',' word	{
			$$ = $before;
			$word->comma = @2;
			g_ptr_array_add($$->outcome, $word);
		}
	;

line	: head
	| assignment
	| head block			{ $$ = $head; $$->body = $block; $$->brace = @block; }
	;

block	: '{' list '}'			{ $$ = $list; @$ = @1; }
	;

head	: NAME				{ $$ = gs_node_new(NULL, $NAME); }
	| NUMBER ':' NAME		{ $$ = gs_node_new($NUMBER, $NAME); }
	| head[before] word		{ $$ = $before; g_ptr_array_add($$->words, $word); }
	| head[before] ',' word		{
			$$ = $before;
			$word->comma = @2;
			g_ptr_array_add($$->words, $word);
		}
	;

assignment
	: head '=' value		{
			$$ = $head;
			$$->assigned = @2;
			g_ptr_array_add($$->words, gs_word_equals(@2));
			g_ptr_array_add($$->words, gs_word_value(@value, $value));
		}
	;

value	: expr				{ $$ = $expr; }
	| count				{
			$$ = gs_expr_new(GS_EXPR_COUNT, @count);
			$$->words = $count;
		}
	;

count	: NAME word			{
			$$ = gs_word_list_new();
			g_ptr_array_add($$, $NAME);
			g_ptr_array_add($$, $word);
		}
	| count[before] word		{ $$ = $before; g_ptr_array_add($$, $word); }
	;

expr	: operand
	| '-' expr[of] %prec NEGATION	{ $$ = gs_reader_expr(reader, gs_expr_operation(@$, $of, '-', NULL)); }
	| expr[a] '+' expr[b]		{ $$ = gs_reader_expr(reader, gs_expr_operation(@$, $a, '+', $b)); }
	| expr[a] '-' expr[b]		{ $$ = gs_reader_expr(reader, gs_expr_operation(@$, $a, '-', $b)); }
	| expr[a] '*' expr[b]		{ $$ = gs_reader_expr(reader, gs_expr_operation(@$, $a, '*', $b)); }
	| expr[a] '/' expr[b]		{ $$ = gs_reader_expr(reader, gs_expr_operation(@$, $a, '/', $b)); }
	| expr[a] '%' expr[b]		{ $$ = gs_reader_expr(reader, gs_expr_operation(@$, $a, '%', $b)); }
	;

operand	: NUMBER			{ $$ = gs_word_to_expr($NUMBER); }
	| DURATION			{ $$ = gs_word_to_expr($DURATION); }
	| NAME				{ $$ = gs_word_to_expr($NAME); }
	| NAME '[' expr[index] ']'	{
			$$ = gs_reader_expr(reader, gs_expr_name(@$, g_strdup($NAME->text), $index));
			gs_word_free($NAME);
		}
	| NUMBER[domid] ':' NAME[ref]	{
			$$ = gs_word_to_expr(gs_word_join_gref($domid, $ref));
		}
	| '(' expr[inner] ')'		{ $$ = $inner; $$->pos = @$; }
	;

word	: NAME
	| NUMBER
	| DURATION
	| COMPARE
	| VERSION
	| STRING
	| '(' expr ')'			{
			$$ = gs_word_parens(@1, $expr, @3, $1, $3 + 1);
		}
	| NUMBER[domid] ':' '(' expr ')'	{
			$$ = gs_word_join_gref($domid,
				gs_word_parens(@3, $expr, @5, $3, $5 + 1));
		}
	| NUMBER[domid] ':' NUMBER[ref]	{ $$ = gs_word_join_gref($domid, $ref); }
	| NUMBER[domid] ':' NAME[ref]	{ $$ = gs_word_join_gref($domid, $ref); }
	| NAME[map] '[' expr ']'	{
			$$ = gs_word_join_slot($map, $expr, @4, $4 + 1);
		}
	;

%%

/* Kinds of tokens that go by one name instead, if the first of them can follow. */
static const struct {
	const char *name;
	const char *kinds[8];
} groups[] = {
	{ "a word", { "a comparison", "a name", "a number", "a duration", "a version", "a string",
		      "`('" } },
	{ "a value", { "`-'", "a name", "a number", "a duration", "`('" } },
	{ "an operator", { "`*'", "`+'", "`-'", "`/'", "`%'" } },
};

/* Takes what goes by that one name out of the names, if it can follow. */
static void put_together(GPtrArray *names, const char *name, const char *const *kinds)
{
	if (!g_ptr_array_find_with_equal_func(names, kinds[0], g_str_equal, NULL))
		return;
	for (guint i = names->len; i-- > 0;)
		if (g_strv_contains(kinds, g_ptr_array_index(names, i)))
			g_ptr_array_remove_index(names, i);
	g_ptr_array_add(names, (gpointer)name);
}

/* "a, b or c" if they are few enough to be of help. */
static char *describe_expected(const yypcontext_t *context)
{
	yysymbol_kind_t symbols[YYNTOKENS];
	int n = yypcontext_expected_tokens(context, symbols, YYNTOKENS);
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	GString *out;

	if (n <= 0)
		return NULL;
	if (n == 1 && symbols[0] == YYSYMBOL_NAME)
		return g_strdup("a verb"); /* nothing else can follow "7:" */
	for (int i = 0; i < n; i++)
		g_ptr_array_add(names, (gpointer)yysymbol_name(symbols[i]));
	/* An operator's minus is no value's: operators first. */
	for (guint i = G_N_ELEMENTS(groups); i-- > 0;)
		put_together(names, groups[i].name, groups[i].kinds);
	if (names->len > 4)
		return NULL;
	out = g_string_new(g_ptr_array_index(names, 0));
	for (guint i = 1; i < names->len; i++)
		g_string_append_printf(out, "%s%s", i == names->len - 1 ? " or " : ", ",
				       (char *)g_ptr_array_index(names, i));
	return g_string_free(out, FALSE);
}

static int yyreport_syntax_error(const yypcontext_t *context, void *scanner, GsReader *reader)
{
	g_autofree char *expected = describe_expected(context);

	(void)scanner;
	gs_reader_unexpected(reader, expected);
	return 0;
}

/* Only for what is not a syntax error: the parser's stack is full, by ( [ or - alone. */
static void gs_yyerror(const GsPos *pos, void *scanner, GsReader *reader, const char *message)
{
	(void)scanner, (void)message;
	gs_diagnostics_add(reader->diags, *pos, "too much is nested up to here");
}
