/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The image's face: a machine's own table of functions, where every one that may run
 * Xen's code goes in through xs_enter().
 */
#include "hv-xen.h"
#include "engine/engine.h"
#include "machine/machine.h"

typedef struct {
	HvDomain *domain;
	guint vcpu, nr;
	const unsigned long *args;
	long rc;
} Call;

static void run_call(gpointer data)
{
	Call *call = data;

	call->rc = hv_hypercall(call->domain, call->vcpu, call->nr, call->args);
}

static long hypercall(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5])
{
	Call call = {.domain = domain, .vcpu = vcpu, .nr = nr, .args = args};

	return xs_enter(run_call, &call) ? call.rc : -EFAULT;
}

typedef struct {
	HvDomain *domain;
	guint64 at;
	HvMfn mfn;
	int (*paging)(HvDomain *domain, HvGfn gfn);
	int rc;
} Request;

static void run_request(gpointer data)
{
	Request *request = data;

	if (request->paging)
		request->rc = request->paging(request->domain, request->at);
	else
		request->rc = hv_l1_attach(request->domain, request->at, request->mfn);
}

static int enter_request(Request request)
{
	return xs_enter(run_request, &request) ? request.rc : -EFAULT;
}

static int l1_attach(HvDomain *domain, guint64 va, HvMfn mfn)
{
	return enter_request((Request){.domain = domain, .at = va, .mfn = mfn});
}

static int paging_nominate(HvDomain *domain, HvGfn gfn)
{
	return enter_request((Request){.domain = domain, .at = gfn, .paging = hv_paging_nominate});
}

static int paging_evict(HvDomain *domain, HvGfn gfn)
{
	return enter_request((Request){.domain = domain, .at = gfn, .paging = hv_paging_evict});
}

static void run_reset(gpointer data)
{
	Request *request = data;

	request->rc = hv_grant_reset(request->domain);
}

static int grant_reset(HvDomain *domain)
{
	Request request = {.domain = domain};

	return xs_enter(run_reset, &request) ? request.rc : -EFAULT;
}

static int paging_prep(HvDomain *domain, HvGfn gfn)
{
	return enter_request((Request){.domain = domain, .at = gfn, .paging = hv_paging_prep});
}

static int paging_access(HvDomain *domain, HvGfn gfn)
{
	return enter_request((Request){.domain = domain, .at = gfn, .paging = hv_paging_access});
}

typedef struct {
	HvMachine *machine;
	const HvDomainConfig *config;
	GError **error;
	HvDomain *domain;
} New;

static void run_new(gpointer data)
{
	New *new = data;

	new->domain = hv_domain_new(new->machine, new->config, new->error);
}

static HvDomain *domain_new(HvMachine *machine, const HvDomainConfig *config, GError **error)
{
	New new = {.machine = machine, .config = config, .error = error};

	if (xs_enter(run_new, &new))
		return new.domain;
	g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM, "Xen is broken: no domain %u", config->id);
	return NULL;
}

static void run_destroy(gpointer domain)
{
	hv_domain_destroy(domain);
}

static void domain_destroy(HvDomain *domain)
{
	xs_enter(run_destroy, domain);
}

static void run_free(gpointer machine)
{
	hv_machine_free(machine);
}

/* If Xen breaks on the way, what is left of the machine is lost. */
static void machine_free(HvMachine *machine)
{
	if (machine && xs_is_broken())
		hv_machine_free(machine);
	else if (machine && !xs_enter(run_free, machine))
		hv_engine_machine_clear(machine);
}

const HvInterface *hv_interface(void)
{
	static HvInterface xen;

	xen = *hv_machine_interface();
	xen.machine_free = machine_free;
	xen.domain_new = domain_new;
	xen.domain_destroy = domain_destroy;
	xen.hypercall = hypercall;
	xen.l1_attach = l1_attach;
	xen.paging_nominate = paging_nominate;
	xen.paging_evict = paging_evict;
	xen.paging_prep = paging_prep;
	xen.grant_reset = grant_reset;
	xen.paging_access = paging_access;
	xen.host_signal = xs_host_signal;
	return &xen;
}
