/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * libFuzzer target: three domains make any hypercall with any argument.  No input
 * may crash the model, touch memory outside the guest's, or leave its books in
 * disagreement.  (Guests do not write their entries here but through the
 * interface: a guest that overwrites flags on purpose may make them disagree.)
 *
 *   make fuzz && ./fuzz-hypercall -max_total_time=600
 */
#include <stdlib.h>
#include <string.h>

#include "hv/hv.h"

#define GUEST_BASE 0x10000u
#define GUEST_SIZE 0x4000u
#define N_DOMAINS  3

typedef struct {
	guint8 guest[GUEST_SIZE]; /* what the domains can pass to a hypercall */
	const uint8_t *data;
	size_t left;
} Input;

static gboolean in_guest(guint64 addr, gsize len)
{
	return addr >= GUEST_BASE && len <= GUEST_SIZE && addr - GUEST_BASE <= GUEST_SIZE - len;
}

static gboolean from_guest(gpointer host, domid_t domid, gpointer dst, guint64 addr, gsize len)
{
	Input *input = host;

	(void)domid;
	if (!in_guest(addr, len))
		return FALSE;
	memcpy(dst, input->guest + (addr - GUEST_BASE), len);
	return TRUE;
}

static gboolean to_guest(gpointer host, domid_t domid, guint64 addr, gconstpointer src, gsize len)
{
	Input *input = host;

	(void)domid;
	if (!in_guest(addr, len))
		return FALSE;
	memcpy(input->guest + (addr - GUEST_BASE), src, len);
	return TRUE;
}

static void take(Input *input, void *to, size_t len)
{
	size_t have = MIN(len, input->left);

	memset(to, 0, len);
	memcpy(to, input->data, have);
	input->data += have;
	input->left -= have;
}

static guint64 small(Input *input, guint bytes)
{
	guint64 value = 0;

	take(input, &value, bytes);
	return value;
}

/* The argument structures are the next bytes of the input, or somewhere else. */
static unsigned long guest_argument(Input *input)
{
	guint8 how = (guint8)small(input, 1);
	gsize len = MIN(small(input, 1) * 4u, 512u);

	if (how >= 250)
		return small(input, 8);
	take(input, input->guest + how * 8u, len);
	return GUEST_BASE + how * 8u;
}

static void hypercall(const HvInterface *hv, HvDomain *domain, Input *input)
{
	static const guint numbers[] = { __HYPERVISOR_grant_table_op, __HYPERVISOR_grant_table_op,
					 __HYPERVISOR_grant_table_op, __HYPERVISOR_memory_op,
					 __HYPERVISOR_mmu_update, __HYPERVISOR_update_va_mapping,
					 __HYPERVISOR_event_channel_op };
	guint8 which = (guint8)small(input, 1);
	guint nr = which < 250 ? numbers[which % G_N_ELEMENTS(numbers)] : which;
	unsigned long args[5] = { small(input, which & 0x80 ? 4 : 1), 0, 0, 0, DOMID_SELF };

	if (nr == __HYPERVISOR_mmu_update) {
		args[1] = args[0] & 7;
		args[0] = guest_argument(input);
		args[3] = DOMID_SELF;
	} else if (nr == __HYPERVISOR_update_va_mapping) {
		args[0] = 0x100000000000ul + (args[0] << HV_PAGE_SHIFT);
		args[1] = small(input, 5);
	} else {
		args[1] = guest_argument(input);
		args[2] = small(input, which & 0x40 ? 4 : 1);
	}
	hv->hypercall(domain, 0, nr, args);
}

static void write_entry(const HvInterface *hv, HvDomain *domain, Input *input)
{
	grant_ref_t ref = (grant_ref_t)small(input, 1);
	HvGrantPins pins = { 0 };
	HvGrantEntry entry = {
		.version = hv->grant_version(domain),
		.flags = (guint16)small(input, 2) & ~(GTF_reading | GTF_writing),
		.domid = (domid_t)small(input, 1) % (N_DOMAINS + 1),
		.frame = small(input, 2),
	};

	/* A guest in its right mind leaves an entry alone that is in use. */
	if (hv->grant_pins(domain, ref, &pins) && hv_pins_total(&pins) == 0)
		hv->grant_entry_write(domain, ref, &entry);
}

static void step(const HvInterface *hv, HvMachine *machine, Input *input)
{
	HvDomain *domain = hv->domain_by_id(machine, (domid_t)(small(input, 1) % N_DOMAINS));
	HvGfn gfn;

	if (!domain)
		return;
	switch (small(input, 1) % 8) {
	case 0:
		write_entry(hv, domain, input);
		break;
	case 1:
		gfn = small(input, 1);
		hv->paging_nominate(domain, gfn);
		hv->paging_evict(domain, gfn);
		break;
	case 2:
		hv->paging_prep(domain, small(input, 1));
		break;
	case 3:
		hv->l1_attach(domain, 0x100000000000ull, hv->domain_page(domain, (guint)small(input, 1) % 32));
		break;
	default:
		hypercall(hv, domain, input);
	}
}

static HvMachine *new_machine(const HvInterface *hv, Input *input)
{
	static const HvHost host = { .copy_from_guest = from_guest, .copy_to_guest = to_guest };
	static const HvGuestType types[N_DOMAINS] = { HV_GUEST_PV, HV_GUEST_HVM, HV_GUEST_PVH };
	HvMachineConfig config = { .frames = 512 };
	HvMachine *machine = hv->machine_new(&config, &host, input, NULL);

	for (guint i = 0; machine && i < N_DOMAINS; i++) {
		HvDomainConfig domain;

		hv_domain_config_init(&domain, (domid_t)i, types[i]);
		domain.pages = 32;
		domain.max_grant_frames = 4;
		domain.max_maptrack_frames = 1;
		domain.privileged = i == 0;
		hv->domain_new(machine, &domain, NULL);
	}
	return machine;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const HvInterface *hv = hv_model();
	Input *input = calloc(1, sizeof(*input));
	HvMachine *machine;
	char *why;

	if (!input)
		return 0;
	input->data = data;
	input->left = size;
	machine = new_machine(hv, input);
	while (machine && input->left)
		step(hv, machine, input);
	why = machine ? hv->check(machine) : NULL;
	if (why)
		g_error("the books disagree: %s", why);
	if (machine)
		hv->machine_free(machine);
	free(input);
	return 0;
}
