/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A hypervisor to be run, by name: "model", "model:FAULT" (with a switchable
 * bug), "wrong:NAME" (a wrapper that lies, to test this test), or the path of a
 * shared object that exports hv_interface().
 */
#ifndef DF_SUBJECT_H
#define DF_SUBJECT_H

#include "hv/hv.h"
#include "load/hypervisor.h"

G_BEGIN_DECLS

typedef struct {
	const HvInterface *hv;
	char *fault;  /* to be switched on, or NULL */
	GsHypervisor loaded; /* of a shared object */
} DfSubject;

/* A shared object is loaded as a private copy: its statics are this run's own. */
DfSubject *df_subject_open(const char *name, GError **error);
void df_subject_close(DfSubject *subject);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DfSubject, df_subject_close)

/* wrong.c */
typedef struct {
	const char *name;
	const char *meaning;
} DfWrongRow;

extern const DfWrongRow df_wrong_table[];
extern const guint df_wrong_count;

/* NULL if there is no such. */
const HvInterface *df_wrong(const char *name);

G_END_DECLS

#endif
