/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a script has declared so far: domains, and names. */
#ifndef GS_SCOPE_H
#define GS_SCOPE_H

#include "script/name-kind.h"
#include "script/node.h"

G_BEGIN_DECLS

typedef enum {
	GS_DOMAIN_UNKNOWN, /* not declared, or not well: reported once, nothing follows */
	GS_DOMAIN_BARE,
	GS_DOMAIN_LINUX,
} GsDomainKind;

typedef struct {
	guint domid;
	GsDomainKind kind;
	GsPos pos;
	gboolean pv;      /* said so: its pages are its own frames and cannot be paged */
	gboolean missing; /* somebody used it and was told; a declaration may follow */
	guint64 vcpus;    /* 0: not said */
} GsDeclared;

typedef struct {
	GsNameKind kind;
	guint domid;
	char *name;
	GsPos pos;
	guint slots;        /* of a mapping; 0: not known */
	const GsNode *when; /* the innermost `when' around it */
	gboolean missing;
	gboolean unmapped;  /* a mapping that is undone: its name can be had again */
	/* Of a value: */
	GsValueType type;
	gboolean constant, is_param;
	gint64 value;       /* if it is constant */
	gint op;            /* of a result: GNTTABOP_* whose fields it has; -1: none */
} GsDefinition;

typedef struct GsScope GsScope;

GsScope *gs_scope_new(void);
void gs_scope_free(GsScope *scope);

/* NULL: not declared. */
GsDeclared *gs_scope_domain(const GsScope *scope, guint domid);
/* Declares it, or makes it anew. */
GsDeclared *gs_scope_declare(GsScope *scope, guint domid, GsPos pos);
/* Declared domains' numbers in order, as text; for messages. */
char *gs_scope_domains_text(const GsScope *scope);

/* NULL: not defined. */
GsDefinition *gs_scope_find(const GsScope *scope, GsNameKind kind, guint domid, const char *name);
/* Defines it, or makes it anew. */
GsDefinition *gs_scope_define(GsScope *scope, GsNameKind kind, guint domid, const char *name,
			      GsPos pos);
/* Appends the names (const char *) of that kind and domain, in the order of definition. */
void gs_scope_names(const GsScope *scope, GsNameKind kind, guint domid, GPtrArray *names);

/* The names of parameters. */
void gs_scope_params(const GsScope *scope, GPtrArray *names);
/* The name is not known any more. */
void gs_scope_forget(GsScope *scope, GsNameKind kind, guint domid, const char *name);

G_END_DECLS

#endif
