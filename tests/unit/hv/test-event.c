/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Event channels: bound, sent, masked, closed, and what is refused. */
#include "fixture.h"
#include <xen/event_channel.h>

static long op(Fixture *fx, guint dom, guint cmd, gpointer arg)
{
	return fx_call(fx, dom, __HYPERVISOR_event_channel_op, cmd, GPOINTER_TO_SIZE(arg), 0);
}

static long alloc(Fixture *fx, guint caller, domid_t dom, domid_t remote, guint *port)
{
	evtchn_alloc_unbound_t arg = {.dom = dom, .remote_dom = remote};
	long rc = op(fx, caller, EVTCHNOP_alloc_unbound, &arg);

	if (port)
		*port = arg.port;
	return rc;
}

static long bind_to(Fixture *fx, guint caller, domid_t remote, guint remote_port, guint *port)
{
	evtchn_bind_interdomain_t arg = {.remote_dom = remote, .remote_port = remote_port};
	long rc = op(fx, caller, EVTCHNOP_bind_interdomain, &arg);

	if (port)
		*port = arg.local_port;
	return rc;
}

static long simple(Fixture *fx, guint caller, guint cmd, guint port)
{
	guint arg = port; /* send, close and unmask name a port and nothing else */

	return op(fx, caller, cmd, &arg);
}

/* The granter's port 1 and the mapper's port 1. */
static Fixture *bound(void)
{
	Fixture *fx = fx_new(HV_GUEST_PV, HV_GUEST_HVM);
	guint port;

	ck_assert_int_eq(alloc(fx, GRANTER, DOMID_SELF, MAPPER, &port), 0);
	ck_assert_uint_eq(port, 1);
	ck_assert_int_eq(bind_to(fx, MAPPER, GRANTER, 1, &port), 0);
	ck_assert_uint_eq(port, 1);
	/* Told once, as something may have been sent before. */
	ck_assert_uint_eq(fx->ports, 1);
	ck_assert_uint_eq(fx->last_port_domain, MAPPER);
	fx->ports = 0;
	return fx;
}

static evtchn_status_t status(Fixture *fx, guint dom, guint port)
{
	evtchn_status_t arg = {.dom = dom, .port = port, .status = 99};

	ck_assert_int_eq(op(fx, 0, EVTCHNOP_status, &arg), 0);
	return arg;
}

START_TEST(event_both_ways)
{
	g_autoptr(Fixture) fx = bound();

	ck_assert_int_eq(simple(fx, GRANTER, EVTCHNOP_send, 1), 0);
	ck_assert_uint_eq(fx->last_port_domain, MAPPER);
	ck_assert_int_eq(simple(fx, MAPPER, EVTCHNOP_send, 1), 0);
	ck_assert_uint_eq(fx->last_port_domain, GRANTER);
	ck_assert_uint_eq(fx->last_port, 1);
	ck_assert_uint_eq(fx->ports, 2);
}
END_TEST

START_TEST(event_masked_stays_pending)
{
	g_autoptr(Fixture) fx = bound();

	ck_assert(fx->hv->event_mask(fx->dom[MAPPER], 1, TRUE));
	for (guint i = 0; i < 3; i++)
		ck_assert_int_eq(simple(fx, GRANTER, EVTCHNOP_send, 1), 0);
	ck_assert_uint_eq(fx->ports, 0);
	ck_assert_int_eq(simple(fx, MAPPER, EVTCHNOP_unmask, 1), 0);
	ck_assert_uint_eq(fx->ports, 1);
	ck_assert_int_eq(simple(fx, MAPPER, EVTCHNOP_unmask, 1), 0);
	ck_assert_uint_eq(fx->ports, 1);
	ck_assert(!fx->hv->event_mask(fx->dom[MAPPER], 1024, TRUE));
}
END_TEST

START_TEST(event_status)
{
	g_autoptr(Fixture) fx = bound();

	ck_assert_uint_eq(status(fx, GRANTER, 1).status, EVTCHNSTAT_interdomain);
	ck_assert_uint_eq(status(fx, GRANTER, 1).u.interdomain.dom, MAPPER);
	ck_assert_uint_eq(status(fx, GRANTER, 1).u.interdomain.port, 1);
	ck_assert_uint_eq(status(fx, GRANTER, 2).status, EVTCHNSTAT_closed);
	ck_assert_uint_eq(status(fx, OTHER, 1).status, EVTCHNSTAT_closed);
}
END_TEST

/* One end closed: the other waits for the same domain again. */
START_TEST(event_close)
{
	g_autoptr(Fixture) fx = bound();
	guint port;

	if (_i)
		fx->hv->domain_destroy(fx->dom[MAPPER]);
	else
		ck_assert_int_eq(simple(fx, MAPPER, EVTCHNOP_close, 1), 0);
	ck_assert_uint_eq(status(fx, GRANTER, 1).status, EVTCHNSTAT_unbound);
	ck_assert_uint_eq(status(fx, GRANTER, 1).u.unbound.dom, MAPPER);
	ck_assert_int_eq(simple(fx, GRANTER, EVTCHNOP_send, 1), 0);
	ck_assert_uint_eq(fx->ports, 0);
	if (_i)
		return;
	ck_assert_int_eq(simple(fx, MAPPER, EVTCHNOP_close, 1), -EINVAL);
	ck_assert_int_eq(bind_to(fx, MAPPER, GRANTER, 1, &port), 0);
	ck_assert_uint_eq(port, 1);
	ck_assert_int_eq(simple(fx, GRANTER, EVTCHNOP_close, 1), 0);
	ck_assert_int_eq(simple(fx, GRANTER, EVTCHNOP_send, 1), -EINVAL);
}
END_TEST

START_TEST(event_refused)
{
	g_autoptr(Fixture) fx = bound();
	evtchn_status_t arg = {.dom = GRANTER, .port = 1};

	ck_assert_int_eq(alloc(fx, MAPPER, GRANTER, MAPPER, NULL), -EPERM);
	ck_assert_int_eq(alloc(fx, MAPPER, 77, MAPPER, NULL), -ESRCH);
	ck_assert_int_eq(alloc(fx, 0, GRANTER, 77, NULL), 0); /* not looked up */
	ck_assert_int_eq(bind_to(fx, MAPPER, 77, 1, NULL), -ESRCH);
	ck_assert_int_eq(bind_to(fx, MAPPER, GRANTER, 1, NULL), -EINVAL);
	ck_assert_int_eq(bind_to(fx, MAPPER, GRANTER, 2, NULL), -EINVAL);
	ck_assert_int_eq(bind_to(fx, MAPPER, GRANTER, 4096, NULL), -EINVAL);
	ck_assert_int_eq(bind_to(fx, MAPPER, OTHER, 1, NULL), -EINVAL);
	for (guint port = 0; port < 5000; port += 2500) {
		ck_assert_int_eq(simple(fx, OTHER, EVTCHNOP_send, port), -EINVAL);
		ck_assert_int_eq(simple(fx, OTHER, EVTCHNOP_close, port), -EINVAL);
	}
	ck_assert_int_eq(simple(fx, OTHER, EVTCHNOP_unmask, 4096), -EINVAL);
	ck_assert_int_eq(op(fx, MAPPER, EVTCHNOP_status, &arg), -EPERM);
	arg.port = 4096;
	ck_assert_int_eq(op(fx, MAPPER, EVTCHNOP_status, &arg), -EINVAL);
	arg.dom = 77;
	ck_assert_int_eq(op(fx, MAPPER, EVTCHNOP_status, &arg), -ESRCH);
	ck_assert_int_eq(op(fx, MAPPER, EVTCHNOP_bind_virq, &arg), -ENOSYS);
}
END_TEST

START_TEST(event_ports_run_out)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	guint port;

	for (guint i = 1; i < 1024; i++) {
		ck_assert_int_eq(alloc(fx, OTHER, DOMID_SELF, DOMID_SELF, &port), 0);
		ck_assert_uint_eq(port, i);
	}
	ck_assert_int_eq(alloc(fx, OTHER, DOMID_SELF, DOMID_SELF, &port), -ENOSPC);
	ck_assert_int_eq(simple(fx, OTHER, EVTCHNOP_close, 500), 0);
	ck_assert_int_eq(alloc(fx, OTHER, DOMID_SELF, DOMID_SELF, &port), 0);
	ck_assert_int_eq(bind_to(fx, OTHER, DOMID_SELF, 7, &port), -ENOSPC);
	ck_assert_int_eq(simple(fx, OTHER, EVTCHNOP_close, 500), 0);
	/* With itself. */
	ck_assert_int_eq(bind_to(fx, OTHER, DOMID_SELF, 7, &port), 0);
	ck_assert_uint_eq(port, 500);
	ck_assert_int_eq(simple(fx, OTHER, EVTCHNOP_send, 500), 0);
	ck_assert_uint_eq(fx->last_port, 7);
}
END_TEST

START_TEST(event_of_dying_domain)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	ck_assert_int_eq(alloc(fx, 0, GRANTER, MAPPER, NULL), -EINVAL);
}
END_TEST

START_TEST(event_unreadable)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	evtchn_alloc_unbound_t arg = {.dom = DOMID_SELF};

	fx->refuse = GPOINTER_TO_SIZE(&arg);
	fx->refuse_end = fx->refuse + 1;
	fx->refuse_writes_only = _i;
	ck_assert_int_eq(op(fx, OTHER, EVTCHNOP_alloc_unbound, &arg), -EFAULT);
}
END_TEST

START_TEST(event_injected)
{
	g_autoptr(Fixture) fx = bound();
	HvInjection injection = {
		.kind = HV_INJECT_ERRNO, .domid = GRANTER, .nr = __HYPERVISOR_event_channel_op,
		.cmd = EVTCHNOP_send, .nth = 1, .times = 1, .value = -ENOMEM,
	};

	ck_assert(fx->hv->inject(fx->machine, &injection));
	ck_assert_int_eq(simple(fx, GRANTER, EVTCHNOP_send, 1), -ENOMEM);
	ck_assert_uint_eq(fx->ports, 0);
	ck_assert_int_eq(simple(fx, GRANTER, EVTCHNOP_send, 1), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("event");
	TCase *tc = tcase_create("event channels");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, event_both_ways);
	tcase_add_test(tc, event_masked_stays_pending);
	tcase_add_test(tc, event_status);
	tcase_add_loop_test(tc, event_close, 0, 2);
	tcase_add_test(tc, event_refused);
	tcase_add_test(tc, event_ports_run_out);
	tcase_add_test(tc, event_of_dying_domain);
	tcase_add_loop_test(tc, event_unreadable, 0, 2);
	tcase_add_test(tc, event_injected);
	return run_suite(suite);
}
