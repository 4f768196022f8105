/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Notifications, after evtchn_send and evtchn_unmask in xen/common/event_channel.c and
 * evtchn_2l_set_pending in xen/common/event_2l.c (4.17).  An event that comes while
 * one is pending is the same event.
 *
 * There is no shared_info page here: the host is told of an event in the moment when
 * the guest would be interrupted, and that counts as taken.  So one is pending only
 * while its port is masked.
 */
#include "machine/private.h"

static void deliver(HvDomain *domain, guint port)
{
	const HvMachine *machine = domain->machine;

	domain->ports[port].pending = FALSE;
	if (machine->host->event_channel)
		machine->host->event_channel(machine->host_data, domain->id, port);
}

void hv_event_set_pending(HvDomain *domain, guint port)
{
	if (domain->ports[port].masked)
		domain->ports[port].pending = TRUE;
	else
		deliver(domain, port);
}

int hv_event_send(HvDomain *domain, guint port)
{
	const HvPort *here = hv_event_port(domain, port);

	if (!here || here->state == HV_PORT_FREE)
		return -EINVAL;
	/* Nobody is there yet: dropped. */
	if (here->state == HV_PORT_INTERDOMAIN)
		hv_event_set_pending(hv_domain_find(domain->machine, here->remote),
				     here->remote_port);
	return 0;
}

int hv_event_unmask(HvDomain *domain, guint port)
{
	HvPort *here = hv_event_port(domain, port);

	if (!here)
		return -EINVAL;
	here->masked = FALSE;
	if (here->pending)
		deliver(domain, port);
	return 0;
}

gboolean hv_event_mask(HvDomain *domain, guint port, gboolean masked)
{
	HvPort *here = hv_event_port(domain, port);

	if (!here)
		return FALSE;
	here->masked = masked;
	return TRUE;
}
