/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a program does with event channels, after drivers/xen/evtchn.c. */
#include "ks/event-channel.h"

#include <linux/kernel.h>
#include <xen/xen.h>
#include <xen/events.h>
#include <xen/interface/event_channel.h>
#include <asm/xen/hypercall.h>

/* evtchn_bind_to_user(); without memory the port is closed again. */
static long own(unsigned int port)
{
	struct evtchn_close close = { .port = port };
	int error = ks_event_channel_own(port);

	if (error)
		HYPERVISOR_event_channel_op(EVTCHNOP_close, &close);
	return error ? error : (long)port;
}

static long event_alloc(unsigned short remote)
{
	struct evtchn_alloc_unbound op = { .dom = DOMID_SELF, .remote_dom = remote };
	int error = HYPERVISOR_event_channel_op(EVTCHNOP_alloc_unbound, &op);

	return error ? error : own(op.port);
}

static long event_bind(unsigned short remote, unsigned int port)
{
	struct evtchn_bind_interdomain op = { .remote_dom = remote, .remote_port = port };
	int error = HYPERVISOR_event_channel_op(EVTCHNOP_bind_interdomain, &op);

	return error ? error : own(op.local_port);
}

static long event_notify(unsigned int port)
{
	if (!ks_event_channel_known(port))
		return -ENOTCONN;
	notify_remote_via_evtchn(port);
	return 0;
}

static long event_unbind(unsigned int port)
{
	if (!ks_event_channel_known(port))
		return -ENOTCONN;
	evtchn_put(port);
	return 0;
}

const struct ks_events ks_driver_events = {
	.alloc = event_alloc,
	.bind = event_bind,
	.notify = event_notify,
	.unbind = event_unbind,
};
