/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The grant_table_op hypercall: the loop that calls Xen again when it wants to go on
 * later, and its way to the guest's memory.
 */
#include "engine/engine.h"

/* A call interrupted so often without getting on has no end. */
#define MAX_IDLE_CONTINUATIONS 64
/* Above: the state of a continued cache_flush. */
#define CMD_MASK 0xfffu

static XsOp *current_op;

long xs_create_continuation(unsigned int cmd, unsigned long uop, unsigned int count)
{
	current_op->continued = TRUE;
	current_op->cmd = cmd;
	current_op->uop = uop;
	current_op->count = count;
	return -EINTR; /* seen by nobody */
}

/* Interrupted where Xen does not look: the rest as a call of its own. */
static void go_on_at_element(XsOp *op)
{
	op->split = FALSE;
	op->count -= (op->element_at - op->uop) / op->row->arg_size;
	op->uop = op->element_at;
}

/*
 * A copy waits by restarting for a pin to go that only another vCPU could drop.  It is
 * told, and answered in Xen's place; the batch goes on.  FALSE if that cannot be written.
 */
static gboolean pass_over_copy(XsOp *op)
{
	static const gint16 status = GNTST_eagain;

	hv_bug(xs_machine, FALSE, "gnttab_copy", "a hypercall is continued without end");
	if (!hv_guest_write(op->domain, op->uop + G_STRUCT_OFFSET(gnttab_copy_t, status), &status,
			    sizeof(status)))
		return FALSE;
	op->uop += sizeof(gnttab_copy_t);
	op->count--;
	return TRUE;
}

static long run_to_end(XsOp *op)
{
	for (guint idle = 0;;) {
		guint cmd = op->cmd, count = op->count;
		unsigned long uop = op->uop;
		long rc;

		op->continued = FALSE;
		rc = xs_gnttab_op(cmd, uop, count);
		if (op->failed)
			return op->step.value;
		if (op->split)
			go_on_at_element(op);
		else if (!op->continued)
			return rc;
		idle = op->cmd == cmd && op->uop == uop && op->count == count ? idle + 1 : 0;
		if (idle < MAX_IDLE_CONTINUATIONS)
			continue;
		if (op->cmd != GNTTABOP_copy)
			xs_bug(__FILE__, __LINE__, "a hypercall is continued without end");
		if (!pass_over_copy(op))
			return -EFAULT;
		if (!op->count)
			return 0;
		idle = 0;
	}
}

long hv_engine_op(HvDomain *domain, guint vcpu, guint cmd, guint64 uop, guint count)
{
	struct vcpu *outer = xs_current;
	XsOp op;
	long rc;

	op.outer = current_op;
	op.domain = domain;
	op.cmd = cmd;
	op.uop = uop;
	op.count = count;
	op.row = hv_grant_op_by_cmd(cmd & CMD_MASK);
	op.stepped = op.failed = op.split = op.replaced = FALSE;
	current_op = &op;
	xs_current = xs_domain_of(domain)->vcpu[vcpu];
	rc = run_to_end(&op);
	xs_current = outer;
	current_op = op.outer;
	return rc;
}

/* Between two elements of a batch, of whatever calls are under way. */
bool xs_preempt_check(void)
{
	return current_op && hv_step_will_preempt(current_op->domain, __HYPERVISOR_grant_table_op,
						  current_op->row->cmd);
}

/* x86's access_ok: a PV guest must not name Xen's own addresses. */
bool xs_access_okay(unsigned long addr, unsigned long count, unsigned long size)
{
	if (xs_current->domain->translated)
		return true;
	return addr < 1ul << 47 || addr >= 0xffff880000000000ul || !count || !size;
}

/* grant_table.c reads nothing but elements. */
unsigned long xs_copy_from_guest(void *to, unsigned long from, unsigned long size)
{
	if (!hv_guest_read(current_op->domain, to, from, size) ||
	    (xs_machine->injections && !xs_inject(current_op, to, from, size)))
		return size;
	return 0;
}

/* Of a map that succeeded, what Xen's maptrack does not keep. */
static void note_map(HvDomain *domain, const gnttab_map_grant_ref_t *op)
{
	HvDomain *granter = hv_domain_find(domain->machine, op->dom);
	GArray *notes = domain->gt->note;
	XsMapNote *note;

	if (op->handle >= notes->len)
		g_array_set_size(notes, op->handle + 1);
	note = &g_array_index(notes, XsMapNote, op->handle);
	note->serial = granter ? granter->serial : 0;
	note->host_addr = op->host_addr;
	if (!(op->flags & GNTMAP_contains_pte))
		note->host_addr &= ~(guint64)(HV_PAGE_SIZE - 1);
	hv_event(domain, HV_EVENT_MAP, op->dom, op->ref, op->handle, 0);
}

unsigned long xs_copy_to_guest(unsigned long to, const void *from, unsigned long size)
{
	const gnttab_map_grant_ref_t *map = from;
	XsOp *op = current_op;

	if (op->replaced)
		from = xs_inject_answer(op, to, from, size);
	else if (op->row->cmd == GNTTABOP_map_grant_ref && size == sizeof(*map) &&
		 map->status == GNTST_okay)
		note_map(op->domain, map);
	return hv_guest_write(op->domain, to, from, size) ? 0 : size;
}
