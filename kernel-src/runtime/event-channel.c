/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Event channels as drivers know them, after drivers/xen/events/events_base.c.  No
 * driver here binds one to an interrupt yet, so there is none to take a reference to.
 */
#include <linux/kernel.h>
#include <xen/xen.h>
#include <xen/events.h>

int evtchn_get(evtchn_port_t evtchn)
{
	(void)evtchn;
	return -ENOENT;
}

void evtchn_put(evtchn_port_t evtchn)
{
	WARN(1, "event channel %u is put, and was never bound to an interrupt", evtchn);
}
