/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A domain's event channel ports: allocated, bound and closed, after get_free_port,
 * evtchn_alloc_unbound, evtchn_bind_interdomain and evtchn_close in
 * xen/common/event_channel.c (4.17).  The lowest free port is given out; closing one
 * end leaves the other one unbound, waiting for the same domain.
 *
 * Not modelled: VIRQs, PIRQs, IPIs, FIFO channels.
 */
#include "machine/private.h"

HvPort *hv_event_port(const HvDomain *domain, guint port)
{
	return port < HV_EVENT_PORTS && domain->ports ? &domain->ports[port] : NULL;
}

static int free_port(HvDomain *domain, guint *port)
{
	if (domain->dying)
		return -EINVAL;
	if (!domain->ports)
		domain->ports = g_new0(HvPort, HV_EVENT_PORTS);
	for (guint i = 1; i < HV_EVENT_PORTS; i++)
		if (domain->ports[i].state == HV_PORT_FREE) {
			*port = i;
			return 0;
		}
	return -ENOSPC;
}

int hv_event_alloc_unbound(HvDomain *domain, domid_t remote, guint *port)
{
	int rc = free_port(domain, port);

	if (rc)
		return rc;
	domain->ports[*port].state = HV_PORT_UNBOUND;
	domain->ports[*port].remote = remote;
	return 0;
}

int hv_event_bind(HvDomain *domain, HvDomain *remote, guint remote_port, guint *port)
{
	HvPort *there;
	int rc = free_port(domain, port);

	if (rc)
		return rc;
	there = hv_event_port(remote, remote_port);
	if (!there || there->state != HV_PORT_UNBOUND || there->remote != domain->id)
		return -EINVAL;
	there->state = HV_PORT_INTERDOMAIN;
	there->remote_port = *port;
	domain->ports[*port].state = HV_PORT_INTERDOMAIN;
	domain->ports[*port].remote = remote->id;
	domain->ports[*port].remote_port = remote_port;
	/* Something may have been sent before: better once too often. */
	hv_event_set_pending(domain, *port);
	return 0;
}

int hv_event_close(HvDomain *domain, guint port)
{
	HvPort *here = hv_event_port(domain, port), *there;

	if (!here || here->state == HV_PORT_FREE)
		return -EINVAL;
	if (here->state == HV_PORT_INTERDOMAIN) {
		there = hv_event_port(hv_domain_find(domain->machine, here->remote),
				      here->remote_port);
		there->state = HV_PORT_UNBOUND;
		there->remote = domain->id;
	}
	/* The mask is the guest's own, and stays. */
	here->state = HV_PORT_FREE;
	here->pending = FALSE;
	return 0;
}

void hv_event_close_all(HvDomain *domain)
{
	for (guint i = 1; i < HV_EVENT_PORTS; i++)
		hv_event_close(domain, i);
}
