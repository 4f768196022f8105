/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: what drivers/xen/events/events_base.c knows of event channels that are counted
 * (evtchn_make_refcounted): who has asked for one, and how many refer to it.
 */
#ifndef KS_EVENT_CHANNEL_H
#define KS_EVENT_CHANNEL_H

#include <linux/types.h>
#include "ks-events.h"

/* The port is bound to an interrupt and has one reference, the caller's; or -ENOMEM. */
int ks_event_channel_own(unsigned int port);
bool ks_event_channel_known(unsigned int port);

extern const struct ks_events ks_driver_events;

#endif
