/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Event channels as drivers know them, after drivers/xen/events/events_base.c: a driver
 * refers to one by its port as long as somebody has it bound to an interrupt, and the last
 * reference closes it.
 */
#include "ks/event-channel.h"

#include <linux/kernel.h>
#include <xen/xen.h>
#include <xen/events.h>
#include <xen/interface/event_channel.h>
#include <asm/xen/hypercall.h>
#include "ks/mutex.h"
#include "ks/slab.h"

#define MAX_CHANNELS 4096 /* of the two-level ABI: xen_evtchn_max_channels() */

struct event_channel {
	struct list_head list;
	unsigned int port;
	short references;
};

static LIST_HEAD(channels);
static DEFINE_MUTEX(irq_mapping_update_lock);

static struct event_channel *find(unsigned int port)
{
	struct event_channel *channel;

	list_for_each_entry(channel, &channels, list)
		if (channel->port == port)
			return channel;
	return NULL;
}

int ks_event_channel_own(unsigned int port)
{
	struct event_channel *channel = kzalloc(sizeof(*channel), GFP_KERNEL);

	if (!channel)
		return -ENOMEM;
	channel->port = port;
	channel->references = 1;
	mutex_lock(&irq_mapping_update_lock);
	list_add(&channel->list, &channels);
	mutex_unlock(&irq_mapping_update_lock);
	return 0;
}

bool ks_event_channel_known(unsigned int port)
{
	bool known;

	mutex_lock(&irq_mapping_update_lock);
	known = find(port);
	mutex_unlock(&irq_mapping_update_lock);
	return known;
}

int evtchn_get(evtchn_port_t evtchn)
{
	struct event_channel *channel;
	int error = -ENOENT;

	if (evtchn >= MAX_CHANNELS)
		return -EINVAL;
	mutex_lock(&irq_mapping_update_lock);
	channel = find(evtchn);
	if (channel)
		error = channel->references == SHRT_MAX ? -EINVAL : 0;
	if (channel && !error)
		channel->references++;
	mutex_unlock(&irq_mapping_update_lock);
	return error;
}

/* unbind_from_irq() */
static void put(struct event_channel *channel)
{
	struct evtchn_close close = { .port = channel->port };

	if (--channel->references)
		return;
	list_del(&channel->list);
	kfree(channel);
	BUG_ON(HYPERVISOR_event_channel_op(EVTCHNOP_close, &close));
}

void evtchn_put(evtchn_port_t evtchn)
{
	struct event_channel *channel;

	mutex_lock(&irq_mapping_update_lock);
	channel = find(evtchn);
	if (channel)
		put(channel);
	mutex_unlock(&irq_mapping_update_lock);
	WARN(!channel, "event channel %u is put, and is not bound to an interrupt", evtchn);
}
