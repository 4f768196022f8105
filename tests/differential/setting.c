/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Drawing a configuration.  Swarm testing: every run leaves some kinds of
 * operations out and prefers others, because a fault often shows only where
 * something else does not happen.
 */
#include "setting.h"

#include <stdio.h>
#include <string.h>

static const char *const type_names[] = {"pv", "hvm", "pvh"};

static void draw_domain(HvDomainConfig *config, DfRandom *random, domid_t id, gboolean small)
{
	HvGuestType type = (HvGuestType)df_below(random, 3);

	/* Two in three are PV or HVM by turns, so that both are in most machines. */
	hv_domain_config_init(config, id, id < 2 && df_chance(random, 600) ?
			      (id ? HV_GUEST_HVM : HV_GUEST_PV) : type);
	config->pages = 8 + df_below(random, small ? 4 : 24);
	config->max_grant_frames = 1 + df_below(random, small ? 2 : 5);
	config->max_maptrack_frames = 1 + df_below(random, 2);
	config->max_grant_version = df_chance(random, 750) ? 2 : 1;
	config->vcpus = 1 + df_below(random, 2);
	config->privileged = id == 0 && df_chance(random, 800);
}

void df_setting_draw(DfSetting *setting, DfRandom *random)
{
	static const guint factors[] = {0, 1, 1, 2, 5};
	static const struct { guint errors, care; } moods[] = {
		{0, 980}, {2, 950}, {5, 850}, {10, 700}, {40, 400}, {150, 200}, {300, 0}, {20, 0},
	};
	guint mood = df_below(random, G_N_ELEMENTS(moods));
	static const guint interrupts[] = {0, 20, 300};
	static const guint batches[] = {1, 1, 4, 12, DF_BATCH};
	gboolean small = df_chance(random, 500);
	guint pages = 0;

	memset(setting, 0, sizeof(*setting));
	setting->domains = 2 + df_below(random, 4);
	for (guint i = 0; i < DF_DOMAINS; i++) {
		draw_domain(&setting->domain[i], random, (domid_t)i, small);
		pages += setting->domain[i].pages + 10;
	}
	setting->frames = df_chance(random, 200) ? pages : pages + 64;
	setting->errors = moods[mood].errors;
	setting->care = moods[mood].care;
	setting->refs = 1 + df_below(random, small ? 6 : 24);
	setting->places = 2 + df_below(random, 30);
	setting->interrupts = interrupts[df_below(random, G_N_ELEMENTS(interrupts))];
	setting->reuse = df_chance(random, 60);
	setting->batch = batches[df_below(random, G_N_ELEMENTS(batches))];
	for (guint i = 0; i < DF_KINDS; i++)
		setting->weight[i] = df_kinds[i].weight *
			factors[df_below(random, G_N_ELEMENTS(factors))];
	/* Mappings that are never undone fill the maptrack. */
	if (df_chance(random, 60)) {
		setting->weight[DF_UNMAP] = setting->weight[DF_UNMAP_REPLACE] = 0;
		setting->weight[DF_MAP] = 600;
		setting->weight[DF_DESTROY] = 0;
		setting->refs = MAX(setting->refs, 8);
	}
	/* And mappings, pins and pages that are out pile up where nobody dies. */
	if (setting->care > 500 && df_chance(random, 500))
		setting->weight[DF_DESTROY] = setting->weight[DF_L1_ATTACH] = 0;
	/* Without these nothing else means much. */
	setting->weight[DF_ENTRY] = MAX(setting->weight[DF_ENTRY], 20);
	if (!setting->weight[DF_MAP] && !setting->weight[DF_COPY])
		setting->weight[DF_MAP] = 60;
}

void df_setting_to_text(const DfSetting *setting, guint domains, GString *text)
{
	g_string_append_printf(text, "machine frames %u domains %u\n", setting->frames,
			       setting->domains);
	for (guint i = 0; i < domains; i++) {
		const HvDomainConfig *config = &setting->domain[i];

		g_string_append_printf(text,
				       "domain %u %s vcpus %u pages %u max-grant-frames %u "
				       "maptrack-frames %u max-version %u privileged %d\n",
				       i, type_names[config->type], config->vcpus, config->pages,
				       config->max_grant_frames, config->max_maptrack_frames,
				       config->max_grant_version, config->privileged);
	}
}

gboolean df_setting_read_line(DfSetting *setting, const char *line)
{
	HvDomainConfig config = {0};
	char type[4];
	guint id;

	if (sscanf(line, "machine frames %u domains %u", &setting->frames,
		   &setting->domains) == 2)
		return setting->domains <= DF_DOMAINS;
	if (sscanf(line, "domain %u %3s vcpus %u pages %u max-grant-frames %u "
		   "maptrack-frames %u max-version %u privileged %d", &id, type, &config.vcpus,
		   &config.pages, &config.max_grant_frames, &config.max_maptrack_frames,
		   &config.max_grant_version, &config.privileged) != 8 || id >= DF_DOMAINS)
		return FALSE;
	config.id = (domid_t)id;
	for (guint i = 0; i < G_N_ELEMENTS(type_names); i++)
		if (strcmp(type, type_names[i]) == 0)
			config.type = (HvGuestType)i;
	setting->domain[id] = config;
	return TRUE;
}
