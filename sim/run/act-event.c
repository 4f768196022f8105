/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Event channels: of a kernel as through /dev/xen/evtchn, of a bare domain by hypercall. */
#include "run/object.h"
#include "run/verbs.h"
#include "world/platform.h"

#include <xen/event_channel.h>

static const struct ks_events *events_of(const GsDomain *domain)
{
	return domain->image->ks->events;
}

static long bare_op(GsDomain *domain, guint cmd, gpointer op)
{
	const unsigned long args[5] = { cmd, (unsigned long)op };

	return gs_hypercall(domain, __HYPERVISOR_event_channel_op, args);
}

static long alloc(GsDomain *domain, domid_t remote)
{
	evtchn_alloc_unbound_t op = { .dom = DOMID_SELF, .remote_dom = remote };
	long rc;

	if (domain->image)
		return events_of(domain)->alloc(remote);
	rc = bare_op(domain, EVTCHNOP_alloc_unbound, &op);
	return rc ? rc : (long)op.port;
}

static long bind(GsDomain *domain, domid_t remote, guint port)
{
	evtchn_bind_interdomain_t op = { .remote_dom = remote, .remote_port = port };
	long rc;

	if (domain->image)
		return events_of(domain)->bind(remote, port);
	rc = bare_op(domain, EVTCHNOP_bind_interdomain, &op);
	return rc ? rc : (long)op.local_port;
}

/* A port's number is used again, and binding to it gives an event: those do not count. */
static void name_port(GsRun *run, GsDomain *domain, const GsStatement *statement,
		      GsResult *result)
{
	GsObject *event;

	if (result->rc < 0)
		return;
	event = gs_run_name_object(run, domain, GS_NAME_EVENT,
				   gs_statement_arg(statement, "event")->text);
	event->n = (guint)result->rc;
	event->count = gs_account_events(&domain->account, event->n);
	result->rc = 0;
}

static const GsObject *event_arg(GsRun *run, const GsStatement *statement)
{
	return gs_run_object(run, statement, "event", GS_NAME_EVENT);
}

void gs_act_event_channel(GsRun *run, GsDomain *domain, const GsStatement *statement,
			  GsResult *result)
{
	result->rc = alloc(domain, (domid_t)gs_statement_number(statement, "to", 0));
	name_port(run, domain, statement, result);
}

void gs_act_bind_event_channel(GsRun *run, GsDomain *domain, const GsStatement *statement,
			       GsResult *result)
{
	const GsObject *remote = gs_run_object(run, statement, "remote", GS_NAME_EVENT);

	if (!remote)
		return;
	result->rc = bind(domain, remote->domain->id, remote->n);
	name_port(run, domain, statement, result);
}

void gs_act_notify(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const GsObject *event = event_arg(run, statement);
	evtchn_send_t op = { .port = event ? event->n : 0 };

	if (event)
		result->rc = domain->image ? events_of(domain)->notify(event->n)
					   : bare_op(domain, EVTCHNOP_send, &op);
}

void gs_act_close_event_channel(GsRun *run, GsDomain *domain, const GsStatement *statement,
				GsResult *result)
{
	const GsObject *event = event_arg(run, statement);
	evtchn_close_t op = { .port = event ? event->n : 0 };

	if (event)
		result->rc = domain->image ? events_of(domain)->unbind(event->n)
					   : bare_op(domain, EVTCHNOP_close, &op);
}

void gs_expect_events(GsRun *run, const GsStatement *statement)
{
	const GsObject *event = event_arg(run, statement);

	if (event)
		gs_expect_number(run, statement,
				 gs_account_events(&event->domain->account, event->n) - event->count);
}
