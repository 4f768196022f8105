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
%token ':' "`:'" ',' "`,'" '[' "`['" ']' "`]'" '{' "`{'" '}' "`}'"
%token <word> NAME "a name" NUMBER "a number" DURATION "a duration" COMPARE "a comparison"
%token <word> VERSION "a version"
%type <word> word
%type <node> item statement head line outcome
%type <list> list block

%destructor { gs_word_free($$); } <word>
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

word	: NAME
	| NUMBER
	| DURATION
	| COMPARE
	| VERSION
	| NUMBER[domid] ':' NUMBER[ref]	{ $$ = gs_word_join_gref($domid, $ref); }
	| NUMBER[domid] ':' NAME[ref]	{ $$ = gs_word_join_gref($domid, $ref); }
	| NAME[map] '[' NUMBER[n] ']'	{ $$ = gs_word_join_slot($map, $n, @4); }
	;

%%

/* "a, b or c" if there are few enough to be of help. */
static char *describe_expected(const yypcontext_t *context)
{
	yysymbol_kind_t symbols[5];
	int n = yypcontext_expected_tokens(context, symbols, G_N_ELEMENTS(symbols));
	GString *out;

	if (n <= 0)
		return NULL;
	if (n == 1 && symbols[0] == YYSYMBOL_NAME)
		return g_strdup("a verb"); /* nothing else can follow "7:" */
	out = g_string_new(yysymbol_name(symbols[0]));
	for (int i = 1; i < n; i++)
		g_string_append_printf(out, "%s%s", i == n - 1 ? " or " : ", ",
				       yysymbol_name(symbols[i]));
	return g_string_free(out, FALSE);
}

static int yyreport_syntax_error(const yypcontext_t *context, void *scanner, GsReader *reader)
{
	g_autofree char *expected = describe_expected(context);

	(void)scanner;
	gs_reader_unexpected(reader, expected);
	return 0;
}

/* Only for what is not a syntax error: the parser's stack is full. */
static void gs_yyerror(const GsPos *pos, void *scanner, GsReader *reader, const char *message)
{
	(void)scanner;
	gs_diagnostics_add(reader->diags, *pos, "%s", message);
}
