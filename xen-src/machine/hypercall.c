/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From a hypercall number to its file, the loop that restarts a call which Xen
 * interrupts, and guest access.  Which calls and operations a translated guest has
 * is xen/arch/x86/hvm/hypercall.c's table: a mirror.
 */
#include "machine/private.h"

/* A call interrupted so often without getting on has no end. */
#define MAX_IDLE_CONTINUATIONS 64

typedef struct {
	HvDomain *domain;
	guint nr;
	const unsigned long *args;
	long rc;
} Call;

static struct {
	gboolean pending;
	guint cmd, count;
	unsigned long uop;
} continuation;

long xs_create_continuation(unsigned int cmd, unsigned long uop, unsigned int count)
{
	continuation.pending = TRUE;
	continuation.cmd = cmd;
	continuation.uop = uop;
	continuation.count = count;
	return -EINTR; /* seen by nobody */
}

static long run_to_end(guint cmd, unsigned long uop, guint count)
{
	for (guint idle = 0; idle < MAX_IDLE_CONTINUATIONS;) {
		long rc;

		continuation.pending = FALSE;
		rc = xs_gnttab_op(cmd, uop, count);
		if (!continuation.pending)
			return rc;
		if (continuation.cmd == cmd && continuation.uop == uop &&
		    continuation.count == count)
			idle++;
		else
			idle = 0;
		cmd = continuation.cmd;
		uop = continuation.uop;
		count = continuation.count;
	}
	xs_report("do_grant_table_op", "a hypercall is continued without end");
	return -EBUSY;
}

static gboolean translated_may(guint cmd)
{
	static const guint allowed = 1u << GNTTABOP_map_grant_ref |
		1u << GNTTABOP_unmap_grant_ref | 1u << GNTTABOP_setup_table |
		1u << GNTTABOP_copy | 1u << GNTTABOP_query_size | 1u << GNTTABOP_set_version |
		1u << GNTTABOP_get_version | 1u << GNTTABOP_swap_grant_ref;

	return cmd < 32 && (allowed >> cmd & 1);
}

static long grant_table_op(HvDomain *domain, const unsigned long args[5])
{
	guint cmd = args[0];

	if (xs_translated(domain) && !translated_may(cmd))
		return -ENOSYS;
	return run_to_end(cmd, args[1], args[2]);
}

static void dispatch(gpointer data)
{
	Call *call = data;
	const unsigned long *args = call->args;

	switch (call->nr) {
	case __HYPERVISOR_grant_table_op:
		call->rc = grant_table_op(call->domain, args);
		break;
	case __HYPERVISOR_memory_op:
		call->rc = xs_memory_op(call->domain, args[0], args[1]);
		break;
	case __HYPERVISOR_mmu_update:
		if (!xs_translated(call->domain))
			call->rc = xs_mmu_update(call->domain, args[0], args[1], args[2],
						 args[3]);
		break;
	case __HYPERVISOR_update_va_mapping:
		if (!xs_translated(call->domain))
			call->rc = xs_update_va_mapping(call->domain, args[0], args[1], args[2]);
		break;
	}
}

long xs_hypercall(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5])
{
	Call call = {.domain = domain, .nr = nr, .args = args, .rc = -ENOSYS};

	if (vcpu >= domain->vcpus)
		return -EINVAL;
	xs_current = domain->x.vcpu[vcpu];
	return xs_enter(dispatch, &call) ? call.rc : -EFAULT;
}

/* x86's access_ok: a PV guest must not name Xen's own addresses. */
bool xs_access_okay(unsigned long addr, unsigned long count, unsigned long size)
{
	if (xs_current->domain->translated)
		return true;
	return addr < 1ul << 47 || addr >= 0xffff880000000000ul || !count || !size;
}

unsigned long xs_copy_from_guest(void *to, unsigned long from, unsigned long size)
{
	return xs_guest_read((HvDomain *)xs_current->domain, to, from, size) ? 0 : size;
}

/* Of a map that succeeded, the address: Xen's maptrack does not keep it. */
static void note_map(HvDomain *domain, const gnttab_map_grant_ref_t *op)
{
	guint64 *addr = g_new(guint64, 1);

	*addr = op->host_addr;
	if (!(op->flags & GNTMAP_contains_pte))
		*addr &= ~(guint64)(HV_PAGE_SIZE - 1);
	g_hash_table_replace(domain->host_addr, GUINT_TO_POINTER(op->handle), addr);
	xs_event(domain, HV_EVENT_MAP, op->dom, op->ref, op->handle, 0);
}

unsigned long xs_copy_to_guest(unsigned long to, const void *from, unsigned long size)
{
	HvDomain *domain = (HvDomain *)xs_current->domain;
	const gnttab_map_grant_ref_t *op = from;

	/* No other operation writes a structure of that size back. */
	if (size == sizeof(*op) && op->status == GNTST_okay)
		note_map(domain, op);
	return xs_guest_write(domain, to, from, size) ? 0 : size;
}
