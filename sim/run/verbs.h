/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The functions behind the verbs, one for each row of script/verbs/. */
#ifndef GS_VERBS_H
#define GS_VERBS_H

#include "run/state.h"

G_BEGIN_DECLS

#define GS_ACTION(name) \
	void gs_act_##name(GsRun *run, GsDomain *domain, const GsStatement *statement, \
			   GsResult *result)

#define STATEMENT(id, ...) void gs_run_##id(GsRun *run, const GsStatement *statement);
#define ACTION(id, ...) GS_ACTION(id);
#define EXPECT(id, ...) void gs_expect_##id(GsRun *run, const GsStatement *statement);
#include "script/verbs/all.def"

/* Verbs of both kinds of domains, for one without a kernel. */
GS_ACTION(bare_grant);
GS_ACTION(bare_map);
GS_ACTION(bare_unmap);
GS_ACTION(bare_copy);

#undef GS_ACTION

/* TRUE if the verb's purpose is to leave another context than it found. */
gboolean gs_run_changes_context(GsVerbId verb);

/* TRUE if any of them asks for the order of events. */
gboolean gs_run_wants_trace(const GPtrArray *statements);

/* The domain an expectation names (its slot "domain"); NULL: the run is over. */
GsDomain *gs_expect_domain(GsRun *run, const GsStatement *statement);
/* The same, and it must run a kernel. */
GsDomain *gs_expect_linux_domain(GsRun *run, const GsStatement *statement);
/*
 * "what: expected <is> <n>, found F" unless it holds; reads slots "is" and "n".  If the
 * run only counts, it is told what was found.
 */
void gs_expect_number(GsRun *run, const GsStatement *statement, guint64 found);

G_END_DECLS

#endif
