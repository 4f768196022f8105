/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Hypervisors that are wrong on purpose: the model behind a hypercall that
 * changes one thing.  If the differential test does not find each of them, it is
 * the test that is wrong.
 */
#include "subject.h"

#include <errno.h>
#include <setjmp.h>
#include <string.h>

#include "world.h"

/* The arguments of the hypercall that wrong answers are put into. */
static gpointer argument(DfWorld *world, const unsigned long args[5])
{
	return args[1] >= DF_GUEST && args[1] < DF_GUEST + DF_GUEST_OWN ?
	       world->guest + (args[1] - DF_GUEST) : NULL;
}

/* The world of a machine of ours; the interface has no place to keep it. */
static DfWorld *current;

static HvMachine *machine_new(const HvMachineConfig *config, const HvHost *host, gpointer data,
			      GError **error)
{
	current = data;
	return hv_model()->machine_new(config, host, data, error);
}

static long status(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5])
{
	long rc = hv_model()->hypercall(domain, vcpu, nr, args);
	gnttab_map_grant_ref_t *op = argument(current, args);

	for (gulong i = 0; nr == __HYPERVISOR_grant_table_op && !rc && op &&
	     args[0] == GNTTABOP_map_grant_ref && i < args[2]; i++)
		if (op[i].status == GNTST_eagain)
			op[i].status = GNTST_bad_page;
	return rc;
}

static long written_back(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5])
{
	long rc = hv_model()->hypercall(domain, vcpu, nr, args);
	gnttab_map_grant_ref_t *op = argument(current, args);

	for (gulong i = 0; nr == __HYPERVISOR_grant_table_op && !rc && op &&
	     args[0] == GNTTABOP_map_grant_ref && i < args[2]; i++)
		if (op[i].status == GNTST_general_error)
			op[i].handle = 0;
	return rc;
}

static long copied(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5])
{
	gnttab_copy_t *op = argument(current, args);

	/* One byte too few, of long copies only. */
	if (nr == __HYPERVISOR_grant_table_op && op && args[0] == GNTTABOP_copy && args[2] == 1 &&
	    op->len > 200 && op->len < 1000 && (op->flags & GNTCOPY_source_gref)) {
		long rc;

		op->len--;
		rc = hv_model()->hypercall(domain, vcpu, nr, args);
		op->len++;
		return rc;
	}
	return hv_model()->hypercall(domain, vcpu, nr, args);
}

static long result(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5])
{
	long rc = hv_model()->hypercall(domain, vcpu, nr, args);

	return nr == __HYPERVISOR_grant_table_op && args[0] == GNTTABOP_set_version && rc == -16 ?
	       -22 : rc;
}

/* An unmap with status okay that has not happened. */
static long kept(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5])
{
	gnttab_unmap_grant_ref_t *op = argument(current, args);

	if (nr == __HYPERVISOR_grant_table_op && op && args[0] == GNTTABOP_unmap_grant_ref &&
	    args[2] == 1 && op->handle == 7) {
		op->status = GNTST_okay;
		return 0;
	}
	return hv_model()->hypercall(domain, vcpu, nr, args);
}

static jmp_buf entry;

/* Traps, and contains the signal as a hypervisor can. */
static long trap(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5])
{
	if (nr != __HYPERVISOR_grant_table_op || args[0] != GNTTABOP_query_size)
		return hv_model()->hypercall(domain, vcpu, nr, args);
	if (!setjmp(entry))
		__builtin_trap();
	current->host.hypervisor_bug(current, TRUE, "query_size", "trap");
	return -EFAULT;
}

static void host_signal(HvMachine *machine G_GNUC_UNUSED, int signal G_GNUC_UNUSED,
			gconstpointer pc G_GNUC_UNUSED)
{
	longjmp(entry, 1);
}

static int prep(HvDomain *domain, HvGfn gfn)
{
	int rc = hv_model()->paging_prep(domain, gfn);
	HvP2mEntry entry = hv_model()->p2m_get(domain, gfn);

	if (!rc && gfn == 5)
		*(guint8 *)hv_model()->frame_ptr(current->machine, entry.mfn) ^= 1;
	return rc;
}

const DfWrongRow df_wrong_table[] = {
	{ "status", "a map says bad_page in the place of eagain" },
	{ "written-back", "a map that fails with general_error changes the handle" },
	{ "copied", "copies of 201 to 999 bytes lose the last one" },
	{ "result", "set_version says -EINVAL in the place of -EBUSY" },
	{ "kept", "unmap of handle 7 does nothing and says okay" },
	{ "trap", "query_size ends in a signal" },
	{ "paged-in", "gfn 5 comes back from the pager with a bit changed" },
};
const guint df_wrong_count = G_N_ELEMENTS(df_wrong_table);

const HvInterface *df_wrong(const char *name)
{
	static long (*const hypercalls[])(HvDomain *, guint, guint, const unsigned long[5]) = {
		status, written_back, copied, result, kept, trap, NULL,
	};
	static HvInterface wrong;

	wrong = *hv_model();
	wrong.machine_new = machine_new;
	for (guint i = 0; i < df_wrong_count; i++) {
		if (strcmp(df_wrong_table[i].name, name) != 0)
			continue;
		wrong.host_signal = hypercalls[i] == trap ? host_signal : NULL;
		if (hypercalls[i])
			wrong.hypercall = hypercalls[i];
		else
			wrong.paging_prep = prep;
		return &wrong;
	}
	return NULL;
}
