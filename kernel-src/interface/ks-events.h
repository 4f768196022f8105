/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Event channels of a kernel, as a program has them through /dev/xen/evtchn.  Results are
 * 0, the port, or -errno as the hypervisor gave it.
 */
#ifndef KS_EVENTS_H
#define KS_EVENTS_H

struct ks_events {
	long (*alloc)(unsigned short remote);                      /* IOCTL_EVTCHN_BIND_UNBOUND_PORT */
	long (*bind)(unsigned short remote, unsigned int port);    /* IOCTL_EVTCHN_BIND_INTERDOMAIN */
	long (*notify)(unsigned int port);                         /* IOCTL_EVTCHN_NOTIFY */
	/* IOCTL_EVTCHN_UNBIND: closed when nobody else refers to it; -ENOTCONN: not bound so. */
	long (*unbind)(unsigned int port);
};

#endif
