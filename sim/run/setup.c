/* SPDX-License-Identifier: GPL-2.0-or-later */
/* machine, domain, pager, also-on: what the world is made of. */
#include <string.h>

#include "check/check.h"
#include "run/verbs.h"

#define DEFAULT_PAGES 512
#define DEFAULT_ADDRESS_WIDTH 39 /* bits: 512 GiB; a frame number fits into a v1 entry */

void gs_run_machine(GsRun *run, const GsStatement *statement)
{
	(void)run, (void)statement; /* the run began with it */
}

void gs_run_also_on(GsRun *run, const GsStatement *statement)
{
	(void)run, (void)statement; /* the command runs the script again */
}

static HvGuestType guest_type(const GsStatement *statement)
{
	if (gs_statement_has(statement, "hvm"))
		return HV_GUEST_HVM;
	return gs_statement_has(statement, "pvh") ? HV_GUEST_PVH : HV_GUEST_PV;
}

static void fill_config(GsDomainConfig *config, const GsStatement *statement)
{
	hv_domain_config_init(&config->hv, (domid_t)gs_statement_number(statement, "id", 0),
			      guest_type(statement));
	config->hv.pages = (guint)gs_statement_number(statement, "pages", DEFAULT_PAGES);
	config->hv.vcpus = (guint)gs_statement_number(statement, "vcpus", config->hv.vcpus);
	config->hv.max_grant_frames = (guint)gs_statement_number(statement, "max-grant-frames",
								 config->hv.max_grant_frames);
	config->hv.max_maptrack_frames = (guint)gs_statement_number(
		statement, "maptrack-frames", config->hv.max_maptrack_frames);
	config->hv.max_grant_version = (guint)gs_statement_number(statement, "max-version",
								  config->hv.max_grant_version);
	config->hv.privileged = config->hv.id == 0 || gs_statement_has(statement, "privileged");
	config->gnttab_version = (guint)gs_statement_number(statement, "version", 0);
	config->unpopulated =
		(guint)gs_statement_number(statement, "unpopulated", GS_DEFAULT_UNPOPULATED);
	config->address_width =
		(guint)gs_statement_number(statement, "address-width", DEFAULT_ADDRESS_WIDTH);
}

static GArray *params_of(const GsStatement *statement)
{
	GArray *params = g_array_new(FALSE, FALSE, sizeof(GsParam));
	const GsArg *name;

	for (guint i = 0; (name = gs_statement_arg_n(statement, "param", i)); i++) {
		GsParam param = { name->text, gs_statement_arg_n(statement, "value", i)->number };

		g_array_append_val(params, param);
	}
	return params;
}

const GsKernel *gs_run_kernel(GsRun *run, const GsStatement *statement, const char *name,
			      const char *fault)
{
	const GsRunContext *context = run->context;
	const GsKernel *kernel;
	g_autofree char *wanted = NULL;

	if (strcmp(name, "linux") == 0 && !fault && context->kernel)
		return context->kernel;
	if (strcmp(name, "linux") == 0)
		wanted = g_strdup(context->default_version);
	else
		wanted = g_strdup(name);
	kernel = strchr(wanted, '+')
			 ? gs_kernel_by_name(context->kernels, wanted)
			 : gs_kernel_variant(context->kernels, wanted,
					     fault ? fault : run->fault);
	if (!kernel)
		gs_run_skip(run, statement->pos.line, "there is no %skernel image %s%s%s",
			    context->instrument ? "instrumented " : "", wanted,
			    fault || *run->fault ? "+" : "", fault ? fault : run->fault);
	return kernel;
}

static void boot_task(GsTask *task, gpointer data)
{
	GsDomain *domain = task->vcpu->owner;
	long *rc = data;
	GsBalance before;

	gs_balance_take(domain, &before);
	*rc = domain->image->ks->boot();
	gs_check_balance(domain, &before, "boot");
}

/* As a domain without a kernel starts: with one grant frame, like a guest that set it up. */
static gboolean boot_domain(GsRun *run, GsDomain *domain, const GsDeclaration *declaration)
{
	struct ks_gnttab_state state;
	long rc = -1;

	gs_run_on_task(run, domain, 0, "boot", boot_task, &rc);
	if (domain->crashed) {
		gs_run_fail(run, declaration->line, "domain %u crashed while it booted: %s",
			    domain->id, domain->crash_reason);
		return FALSE;
	}
	if (rc) {
		gs_run_fail(run, declaration->line, "domain %u did not boot: %s", domain->id,
			    strerrorname_np((int)-rc) ?: "?");
		return FALSE;
	}
	domain->booted = TRUE;
	domain->booted_seq = domain->image->ks->pages->last_allocation();
	domain->image->ks->gnttab_state(&state);
	domain->table_address = (gulong)state.shared;
	gs_check_free_list(domain);
	return !gs_run_over(run);
}

gboolean gs_run_make_domain(GsRun *run, GsDeclaration *declaration)
{
	GsDomain *former = gs_world_domain(run->world, declaration->config.hv.id), *domain;
	g_autoptr(GError) error = NULL;

	if (former) {
		gs_run_forget_names(run, former->id);
		gs_domain_free(former);
	}
	domain = gs_domain_new(run->world, &declaration->config, declaration->kernel, &error);
	if (!domain) {
		gs_run_error(run, declaration->line, "%s", error->message);
		return FALSE;
	}
	if (domain->image && !gs_run_set_params(run, domain, declaration))
		return FALSE;
	if (domain->image && !declaration->unbooted)
		return boot_domain(run, domain, declaration);
	return TRUE;
}

void gs_run_domain(GsRun *run, const GsStatement *statement)
{
	GsDeclaration *declaration = g_new0(GsDeclaration, 1);

	fill_config(&declaration->config, statement);
	declaration->config.params = params_of(statement);
	declaration->line = statement->pos.line;
	declaration->unbooted = gs_statement_has(statement, "unbooted");
	g_hash_table_insert(run->declarations,
			    GUINT_TO_POINTER((guint)declaration->config.hv.id), declaration);
	if (strcmp(gs_statement_arg(statement, "kernel")->text, "bare") != 0) {
		const GsArg *fault = gs_statement_arg(statement, "fault");

		declaration->kernel = gs_run_kernel(run, statement,
						    gs_statement_arg(statement, "kernel")->text,
						    fault ? fault->text : NULL);
		if (!declaration->kernel)
			return;
	}
	gs_run_make_domain(run, declaration);
}

void gs_run_free_declaration(gpointer data)
{
	GsDeclaration *declaration = data;

	g_array_unref(declaration->config.params);
	g_free(declaration);
}

void gs_run_pager(GsRun *run, const GsStatement *statement)
{
	const GsArg *run_by = gs_statement_arg(statement, "run-by");
	GsPagerConfig config = {
		.domid = (domid_t)gs_statement_number(statement, "domain", 0),
		.dead = gs_statement_has(statement, "dead"),
		.latency_ns = gs_statement_number(statement, "latency", 0),
		.run_by = run_by ? (gint)run_by->number : -1,
	};

	gs_pager_set(run->world, &config);
}
