/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of verbs: parser, checker, runner, help and man page all read it.
 * A verb is one row in a file of verbs/, which is all there is to say about it; run/
 * has the function that it names.  Rows are of three kinds:
 *
 *   STATEMENT(id, name, form, signature, meaning, example)    of the run: gs_run_ID
 *   ACTION(id, name, who, form, signature, meaning, example)  of a domain: gs_act_ID
 *   EXPECT(id, name, signature, meaning, example)             gs_expect_ID
 *
 * The verb's number is GS_VERB_ID (GS_VERB_expect_ID).  Form: LINE; BLOCK: a { } block must
 * follow; SILENT: an action without any outcome, so that no -> may follow.
 *
 * A signature says what may follow the verb, in this notation:
 *
 *   to             the word itself
 *   rw|ro          one of the words
 *   <slot:type>    an argument of that type, which the runner finds by `slot`
 *   [ ... ]        may be left out
 *   [ ... ]..      may be left out, or given more than once
 *   <slot:type>,.. one or more, separated by commas
 *   <slot:type>..  one or more, separated by blanks
 *
 * Types: number, duration, domid (a declared domain), any-domid, page (a page of the
 * statement's domain), new-page, page-of (7:A), gref (7:8 or 1:R), ref (of the
 * statement's domain: a number, or the name of one), new-ref, map (a mapping of the statement's
 * domain), any-map (a mapping of any domain), new-map, slot (M[1]; M alone is
 * M[0]), list, seq, callback, pages, cache (of the statement's domain; with any- of any, with
 * new- their definition), process, file, device-map (likewise), area (V[1]; V alone is
 * V[0]), pin, event (an event channel; likewise), device (in /dev/xen), kernel, param (a module
 * parameter), fault, violation, finding, function, gtf (a GTF_ name), op (a GNTTABOP name),
 * status, errno, hv-fault (the id of a bug in gntsim list faults), compare (== != < <= > >=), byte (0..255), p2m-type,
 * value (anything that has a value), new-value, string ("in quotes"), trace-event,
 * trace-field, op-field (of an operation's structure).
 */
#ifndef GS_VERB_TABLE_H
#define GS_VERB_TABLE_H

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
#define STATEMENT(id, ...) GS_VERB_##id,
#define ACTION(id, ...) GS_VERB_##id,
#define EXPECT(id, ...) GS_VERB_expect_##id,
#include "script/verbs/all.def"
	GS_VERB_COUNT
} GsVerbId;

typedef enum {
	GS_WHO_NOBODY = 1, /* no domain before the verb */
	GS_WHO_BARE = 2,   /* a domain whose script plays the guest */
	GS_WHO_LINUX = 4,  /* a domain that runs a kernel image */
} GsWho;

typedef struct {
	GsVerbId id;
	const char *group;     /* heads it and its neighbours in lists: the subject of its file */
	const char *name;      /* "page-out", "expect entry": words that start the statement */
	guint who;             /* GsWho, or-ed */
	const char *signature; /* see above; "" for none */
	gboolean block;        /* a { } block must follow */
	gboolean outcome;      /* -> may follow */
	const char *meaning;   /* one line for help */
	const char *example;   /* one line that parses (in a suitable script) */
} GsVerb;

extern const GsVerb gs_verb_table[GS_VERB_COUNT];

/*
 * TRUE if it compares a number that it finds (slot "is" and one more, last in its
 * signature): `let' can give that number a name.
 */
gboolean gs_verb_counts(const GsVerb *verb);

/* For which domains it is: "bare", "linux", "both"; "-": it stands without one. */
const char *gs_verb_domains(const GsVerb *verb);

/* The verb by name, or NULL. */
const GsVerb *gs_verb_by_name(const char *name);

G_END_DECLS

#endif
