/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The image's face: hv/hv.h's table of functions.  Every one of them that may run
 * Xen's code goes in through xs_enter().
 */
#include "hv-xen.h"
#include "machine/private.h"

static int frames_fd(const HvMachine *machine)
{
	return machine->frames.fd;
}

static gpointer frame_ptr(const HvMachine *machine G_GNUC_UNUSED, HvMfn mfn)
{
	return xs_frame_ptr(mfn);
}

static HvDomain *domain_by_id(HvMachine *machine, domid_t id)
{
	HvDomain *domain = xs_domain_find(machine, id);

	return domain && !domain->dying ? domain : NULL;
}

static HvMfn domain_page(const HvDomain *domain, guint n)
{
	return n < domain->n_pages ? domain->pages[n] : HV_INVALID_MFN;
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
		request->rc = xs_l1_attach(request->domain, request->at, request->mfn);
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
	return enter_request((Request){.domain = domain, .at = gfn, .paging = xs_paging_nominate});
}

static int paging_evict(HvDomain *domain, HvGfn gfn)
{
	return enter_request((Request){.domain = domain, .at = gfn, .paging = xs_paging_evict});
}

static int paging_prep(HvDomain *domain, HvGfn gfn)
{
	return enter_request((Request){.domain = domain, .at = gfn, .paging = xs_paging_prep});
}

static int paging_access(HvDomain *domain, HvGfn gfn)
{
	return enter_request((Request){.domain = domain, .at = gfn, .paging = xs_paging_access});
}

/* Xen is as it is: no switches, no injections, and its own checks in it. */
static gboolean fault_set(HvMachine *machine G_GNUC_UNUSED, const char *name G_GNUC_UNUSED,
			  gboolean on G_GNUC_UNUSED)
{
	return FALSE;
}

static gboolean inject(HvMachine *machine G_GNUC_UNUSED,
		       const HvInjection *injection G_GNUC_UNUSED)
{
	return FALSE;
}

static void inject_clear(HvMachine *machine G_GNUC_UNUSED)
{
}

static char *check(const HvMachine *machine G_GNUC_UNUSED)
{
	return NULL;
}

const HvInterface *hv_interface(void)
{
	static HvInterface xen = {
		.name = "xen-" XS_SERIES,
		.machine_new = xs_machine_new,
		.machine_free = xs_machine_free,
		.frames_fd = frames_fd,
		.frame_ptr = frame_ptr,
		.frames_free = xs_frames_free,
		.domain_new = xs_domain_new,
		.domain_destroy = xs_domain_destroy,
		.domain_by_id = domain_by_id,
		.hypercall = xs_hypercall,
		.l1_attach = l1_attach,
		.p2m_get = xs_p2m_get,
		.domain_page = domain_page,
		.paging_nominate = paging_nominate,
		.paging_evict = paging_evict,
		.paging_prep = paging_prep,
		.paging_access = paging_access,
		.fault_set = fault_set,
		.inject = inject,
		.inject_clear = inject_clear,
		.check = check,
		.host_signal = xs_host_signal,
	};

	xs_inspect(&xen);
	return &xen;
}
