/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The event_channel_op hypercall, after do_event_channel_op in
 * xen/common/event_channel.c (4.17).  Who may: one's own ports; another domain's are
 * for a privileged one to allocate and to ask about.
 */
#include "machine/private.h"

typedef int (*Handler)(HvDomain *domain, gpointer arg);

static int alloc_unbound(HvDomain *domain, gpointer arg)
{
	evtchn_alloc_unbound_t *op = arg;
	HvDomain *target = hv_domain_find_any(domain, op->dom);

	if (!target)
		return -ESRCH;
	if (!hv_domain_may_target(domain, target))
		return -EPERM;
	return hv_event_alloc_unbound(target, op->remote_dom == DOMID_SELF ? domain->id :
									     op->remote_dom,
				      &op->port);
}

static int bind_interdomain(HvDomain *domain, gpointer arg)
{
	evtchn_bind_interdomain_t *op = arg;
	HvDomain *remote = hv_domain_find_any(domain, op->remote_dom);

	if (!remote)
		return -ESRCH;
	return hv_event_bind(domain, remote, op->remote_port, &op->local_port);
}

static int close_port(HvDomain *domain, gpointer arg)
{
	return hv_event_close(domain, ((evtchn_close_t *)arg)->port);
}

static int send_event(HvDomain *domain, gpointer arg)
{
	return hv_event_send(domain, ((evtchn_send_t *)arg)->port);
}

static int unmask(HvDomain *domain, gpointer arg)
{
	return hv_event_unmask(domain, ((evtchn_unmask_t *)arg)->port);
}

static int status(HvDomain *domain, gpointer arg)
{
	evtchn_status_t *op = arg;
	HvDomain *target = hv_domain_find_any(domain, op->dom);
	const HvPort *port;

	if (!target)
		return -ESRCH;
	if (op->port >= HV_EVENT_PORTS)
		return -EINVAL;
	if (!hv_domain_may_target(domain, target))
		return -EPERM;
	port = hv_event_port(target, op->port);
	op->vcpu = 0;
	op->status = EVTCHNSTAT_closed;
	if (port && port->state == HV_PORT_UNBOUND) {
		op->status = EVTCHNSTAT_unbound;
		op->u.unbound.dom = port->remote;
	} else if (port && port->state == HV_PORT_INTERDOMAIN) {
		op->status = EVTCHNSTAT_interdomain;
		op->u.interdomain.dom = port->remote;
		op->u.interdomain.port = port->remote_port;
	}
	return 0;
}

static const struct {
	guint cmd;
	Handler handler;
	gsize size;
	gboolean answers; /* the structure goes back on success */
} rows[] = {
	{EVTCHNOP_alloc_unbound, alloc_unbound, sizeof(evtchn_alloc_unbound_t), TRUE},
	{EVTCHNOP_bind_interdomain, bind_interdomain, sizeof(evtchn_bind_interdomain_t), TRUE},
	{EVTCHNOP_close, close_port, sizeof(evtchn_close_t), FALSE},
	{EVTCHNOP_send, send_event, sizeof(evtchn_send_t), FALSE},
	{EVTCHNOP_status, status, sizeof(evtchn_status_t), TRUE},
	{EVTCHNOP_unmask, unmask, sizeof(evtchn_unmask_t), FALSE},
};

long hv_event_channel_op(HvDomain *domain, guint cmd, guint64 arg)
{
	guint64 op[8];
	HvStep step;
	guint i;
	int rc;

	for (i = 0; i < G_N_ELEMENTS(rows) && rows[i].cmd != cmd; i++)
		;
	if (i == G_N_ELEMENTS(rows))
		return -ENOSYS;
	if (!hv_guest_read(domain, op, arg, rows[i].size))
		return -EFAULT;
	step = hv_step(domain, __HYPERVISOR_event_channel_op, cmd);
	if (step.kind == HV_STEP_ERRNO)
		return step.value;
	rc = rows[i].handler(domain, op);
	if (!rc && rows[i].answers && !hv_guest_write(domain, arg, op, rows[i].size))
		return -EFAULT;
	return rc;
}
