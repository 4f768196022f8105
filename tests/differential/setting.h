/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The configuration of one run, drawn from its seed: machine, domains, habits. */
#ifndef DF_SETTING_H
#define DF_SETTING_H

#include "op.h"
#include "random.h"

G_BEGIN_DECLS

typedef struct {
	guint frames;                 /* of the machine */
	guint domains;                /* that exist from the start */
	HvDomainConfig domain[DF_DOMAINS]; /* a created one takes the row of its id */
	/* How it is drawn; says nothing about what happens in a replay. */
	guint errors;                 /* wrong arguments, in a thousand */
	guint interrupts;             /* batches that are interrupted, in a thousand */
	guint care;                   /* values that are looked for to succeed, in a thousand */
	guint refs;                   /* how many low refs are in use */
	guint places;                 /* mapping places in use */
	guint batch;                  /* most slots */
	gboolean reuse;               /* a granter's number goes to another domain too soon */
	guint weight[DF_KINDS];
} DfSetting;

void df_setting_draw(DfSetting *setting, DfRandom *random);
/* "machine frames 256", "domain 0 pv ...": a line each, so many of them. */
void df_setting_to_text(const DfSetting *setting, guint domains, GString *text);
/* FALSE if the line is no line of a setting. */
gboolean df_setting_read_line(DfSetting *setting, const char *line);

G_END_DECLS

#endif
