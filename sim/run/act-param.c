/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Module parameters, at boot and while the kernel runs. */
#include <errno.h>

#include "run/text.h"
#include "run/verbs.h"

static char *names_of(const GsDomain *domain)
{
	GString *names = g_string_new(NULL);
	const char *name;

	for (guint i = 0; (name = domain->image->ks->param_name(i)); i++)
		g_string_append_printf(names, "%s%s", i ? ", " : "", name);
	return g_string_free(names, FALSE);
}

/* Of one kernel or another: that it is missing says something of the kernel, not of the script. */
static gboolean known_elsewhere(const char *name)
{
	static const char *const names[] = { "version", "free_per_iteration", "xen_scrub_pages", NULL };

	return g_strv_contains(names, name);
}

/* Linux would only log it and boot; a script that asks for it is wrong. */
gboolean gs_run_set_params(GsRun *run, GsDomain *domain, const GsDeclaration *declaration)
{
	const GArray *params = declaration->config.params;

	for (guint i = 0; i < params->len; i++) {
		const GsParam *param = &g_array_index(params, GsParam, i);
		int rc = domain->image->ks->param_set(param->name, param->value, FALSE);
		g_autofree char *names = names_of(domain), *error = gs_text_rc(rc);

		if (!rc)
			continue;
		if (rc == -ENOENT && known_elsewhere(param->name))
			gs_run_skip(run, declaration->line,
				    "this kernel (%s) has no module parameter %s",
				    domain->image->ks->name, param->name);
		else if (rc == -ENOENT)
			gs_run_error(run, declaration->line,
				     "the grant code of %s has no module parameter %s; it has: %s",
				     domain->image->ks->name, param->name, names);
		else
			gs_run_error(run, declaration->line,
				     "%lu is no value for the module parameter %s (%s)",
				     param->value, param->name, error);
		return FALSE;
	}
	return TRUE;
}

void gs_act_set_param(GsRun *run, GsDomain *domain, const GsStatement *statement,
		      GsResult *result)
{
	(void)run;
	result->rc = domain->image->ks->param_set(gs_statement_arg(statement, "param")->text,
						  gs_statement_number(statement, "value", 0), TRUE);
}
