/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Event channels: a domain's ports and what each is bound to, after
 * xen/common/event_channel.c.
 */
#ifndef HV_EVENT_H
#define HV_EVENT_H

#include "hv/types.h"
#include <xen/event_channel.h>

/* Ports 1 to 1023: xl's default for max_event_channels.  Port 0 is never given out. */
#define HV_EVENT_PORTS 1024u

typedef enum {
	HV_PORT_FREE,
	HV_PORT_UNBOUND,     /* waits for a domain to bind to it */
	HV_PORT_INTERDOMAIN,
} HvPortState;

typedef struct {
	HvPortState state;
	domid_t remote;      /* who may bind, or who has */
	guint remote_port;   /* interdomain */
	gboolean pending, masked;
} HvPort;

/* event-channel.c: ports.  0 or -errno. */
int hv_event_alloc_unbound(HvDomain *domain, domid_t remote, guint *port);
int hv_event_bind(HvDomain *domain, HvDomain *remote, guint remote_port, guint *port);
int hv_event_close(HvDomain *domain, guint port);
void hv_event_close_all(HvDomain *domain);
/* The port, NULL beyond the last one. */
HvPort *hv_event_port(const HvDomain *domain, guint port);

/* event-deliver.c: notifications. */
int hv_event_send(HvDomain *domain, guint port);
/* Marks it, and tells the host unless it is masked or was marked before. */
void hv_event_set_pending(HvDomain *domain, guint port);
int hv_event_unmask(HvDomain *domain, guint port);
/* The guest's own write to its mask; FALSE if there is no such port. */
gboolean hv_event_mask(HvDomain *domain, guint port, gboolean masked);

/* event-op.c: the hypercall. */
long hv_event_channel_op(HvDomain *domain, guint cmd, guint64 arg);

#endif
