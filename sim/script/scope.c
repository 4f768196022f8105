/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Domains and names that a script has declared so far. */
#include "script/scope.h"

struct GsScope {
	GPtrArray *domains;     /* GsDeclared *, in the order of declaration */
	GHashTable *by_domid;   /* domid -> GsDeclared * */
	GPtrArray *definitions; /* GsDefinition *, in the order of definition */
	GHashTable *by_key;     /* key -> GsDefinition * */
};

static void definition_free(gpointer data)
{
	GsDefinition *definition = data;

	g_free(definition->name);
	g_free(definition);
}

GsScope *gs_scope_new(void)
{
	GsScope *scope = g_new0(GsScope, 1);

	scope->domains = g_ptr_array_new_with_free_func(g_free);
	scope->by_domid = g_hash_table_new(NULL, NULL);
	scope->definitions = g_ptr_array_new_with_free_func(definition_free);
	scope->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return scope;
}

void gs_scope_free(GsScope *scope)
{
	g_hash_table_unref(scope->by_domid);
	g_hash_table_unref(scope->by_key);
	g_ptr_array_unref(scope->domains);
	g_ptr_array_unref(scope->definitions);
	g_free(scope);
}

GsDeclared *gs_scope_domain(const GsScope *scope, guint domid)
{
	return g_hash_table_lookup(scope->by_domid, GUINT_TO_POINTER(domid));
}

GsDeclared *gs_scope_declare(GsScope *scope, guint domid, GsPos pos)
{
	GsDeclared *declared = gs_scope_domain(scope, domid);

	if (!declared) {
		declared = g_new0(GsDeclared, 1);
		g_ptr_array_add(scope->domains, declared);
		g_hash_table_insert(scope->by_domid, GUINT_TO_POINTER(domid), declared);
	}
	*declared = (GsDeclared){ .domid = domid, .pos = pos };
	return declared;
}

char *gs_scope_domains_text(const GsScope *scope)
{
	GString *out = g_string_new(NULL);

	/* A handful helps, a long list does not. */
	for (guint i = 0; i < scope->domains->len && scope->domains->len <= 8; i++) {
		const GsDeclared *declared = g_ptr_array_index(scope->domains, i);

		if (!declared->missing)
			g_string_append_printf(out, "%s%u", out->len ? ", " : "", declared->domid);
	}
	return g_string_free(out, FALSE);
}

static char *key_of(GsNameKind kind, guint domid, const char *name)
{
	return g_strdup_printf("%u:%u:%s", kind,
			       gs_name_kinds[kind].of_domain ? domid : 0, name);
}

GsDefinition *gs_scope_find(const GsScope *scope, GsNameKind kind, guint domid, const char *name)
{
	g_autofree char *key = key_of(kind, domid, name);

	return g_hash_table_lookup(scope->by_key, key);
}

GsDefinition *gs_scope_define(GsScope *scope, GsNameKind kind, guint domid, const char *name,
			      GsPos pos)
{
	GsDefinition *definition = gs_scope_find(scope, kind, domid, name);

	if (!definition) {
		definition = g_new0(GsDefinition, 1);
		definition->name = g_strdup(name);
		g_ptr_array_add(scope->definitions, definition);
		g_hash_table_insert(scope->by_key, key_of(kind, domid, name), definition);
	}
	definition->kind = kind;
	definition->domid = domid;
	definition->pos = pos;
	definition->slots = 0;
	definition->when = NULL;
	definition->missing = definition->unmapped = FALSE;
	definition->type = GS_VALUE_NONE;
	definition->constant = definition->is_param = FALSE;
	definition->op = -1;
	return definition;
}

void gs_scope_names(const GsScope *scope, GsNameKind kind, guint domid, GPtrArray *names)
{
	for (guint i = 0; i < scope->definitions->len; i++) {
		const GsDefinition *definition = g_ptr_array_index(scope->definitions, i);

		if (definition->kind == kind && !definition->missing &&
		    (!gs_name_kinds[kind].of_domain || definition->domid == domid))
			g_ptr_array_add(names, definition->name);
	}
}

void gs_scope_params(const GsScope *scope, GPtrArray *names)
{
	for (guint i = 0; i < scope->definitions->len; i++) {
		const GsDefinition *definition = g_ptr_array_index(scope->definitions, i);

		if (definition->is_param)
			g_ptr_array_add(names, definition->name);
	}
}

void gs_scope_forget(GsScope *scope, GsNameKind kind, guint domid, const char *name)
{
	GsDefinition *definition = gs_scope_find(scope, kind, domid, name);
	g_autofree char *key = key_of(kind, domid, name);

	if (!definition)
		return;
	g_hash_table_remove(scope->by_key, key);
	g_ptr_array_remove(scope->definitions, definition);
}
