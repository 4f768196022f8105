/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The host around a machine: one that listens to nothing, and one without memory left. */
#include "fixture.h"
#include <signal.h>
#include <sys/resource.h>
#include <xen/event_channel.h>

static gboolean copy_in(gpointer data G_GNUC_UNUSED, domid_t domid G_GNUC_UNUSED, gpointer dst,
			guint64 addr, gsize len)
{
	memcpy(dst, GSIZE_TO_POINTER(addr), len);
	return TRUE;
}

static gboolean copy_out(gpointer data G_GNUC_UNUSED, domid_t domid G_GNUC_UNUSED, guint64 addr,
			 gconstpointer src, gsize len)
{
	memcpy(GSIZE_TO_POINTER(addr), src, len);
	return TRUE;
}

static const HvHost silent = {.copy_from_guest = copy_in, .copy_to_guest = copy_out};

static HvDomain *add(const HvInterface *hv, HvMachine *machine, domid_t id, HvGuestType type)
{
	HvDomainConfig config;
	HvDomain *domain;

	hv_domain_config_init(&config, id, type);
	config.pages = 8;
	domain = hv->domain_new(machine, &config, NULL);
	ck_assert_ptr_nonnull(domain);
	return domain;
}

static long gnttab(const HvInterface *hv, HvDomain *domain, guint cmd, gpointer arg)
{
	unsigned long args[5] = {cmd, GPOINTER_TO_SIZE(arg), 1};

	return hv->hypercall(domain, 0, __HYPERVISOR_grant_table_op, args);
}

static long event(const HvInterface *hv, HvDomain *domain, guint cmd, gpointer arg)
{
	unsigned long args[5] = {cmd, GPOINTER_TO_SIZE(arg)};

	return hv->hypercall(domain, 0, __HYPERVISOR_event_channel_op, args);
}

static gint16 map_at(const HvInterface *hv, HvDomain *mapper, guint64 addr)
{
	gnttab_map_grant_ref_t op = {.host_addr = addr, .flags = GNTMAP_host_map, .ref = 8,
				     .dom = GRANTER};

	ck_assert_int_eq(gnttab(hv, mapper, GNTTABOP_map_grant_ref, &op), 0);
	return op.status;
}

/* Whoever wants to hear nothing gives the two copies alone. */
START_TEST(host_with_copies_only)
{
	const HvInterface *hv = hv_model();
	HvMachineConfig config = {.frames = 64, .checking = TRUE};
	HvMachine *machine = hv->machine_new(&config, &silent, NULL, NULL);
	HvDomain *granter = add(hv, machine, GRANTER, HV_GUEST_HVM);
	HvDomain *hvm = add(hv, machine, MAPPER, HV_GUEST_HVM);
	HvDomain *pv = add(hv, machine, OTHER, HV_GUEST_PV);
	HvGrantEntry entry = {.flags = GTF_permit_access, .domid = MAPPER, .frame = 3};
	evtchn_alloc_unbound_t unbound = {.dom = DOMID_SELF, .remote_dom = OTHER};
	evtchn_bind_interdomain_t bind = {.remote_dom = GRANTER};

	/* A paged page, a p2m entry, a crash. */
	ck_assert(hv->grant_entry_write(granter, 8, &entry));
	ck_assert_int_eq(hv->paging_nominate(granter, 3), 0);
	ck_assert_int_eq(map_at(hv, hvm, FX_GPA), GNTST_eagain);
	ck_assert_int_eq(hv->paging_prep(granter, 3), 0);
	ck_assert_int_eq(map_at(hv, hvm, FX_GPA), GNTST_okay);
	ck_assert_int_eq(map_at(hv, hvm, FX_GPA), GNTST_general_error);
	/* A page table entry. */
	entry.domid = OTHER;
	entry.frame = 4;
	ck_assert(hv->grant_entry_write(granter, 8, &entry));
	ck_assert_int_eq(hv->l1_attach(pv, FX_VA, hv->domain_page(pv, 7)), 0);
	ck_assert_int_eq(map_at(hv, pv, FX_VA), GNTST_general_error); /* the first one's pin */
	entry.frame = 5;
	ck_assert(hv->grant_entry_write(granter, 9, &entry));
	{
		gnttab_map_grant_ref_t op = {.host_addr = FX_VA, .flags = GNTMAP_host_map,
					     .ref = 9, .dom = GRANTER};

		ck_assert_int_eq(gnttab(hv, pv, GNTTABOP_map_grant_ref, &op), 0);
		ck_assert_int_eq(op.status, GNTST_okay);
	}
	/* An event. */
	ck_assert_int_eq(event(hv, granter, EVTCHNOP_alloc_unbound, &unbound), 0);
	bind.remote_port = unbound.port;
	ck_assert_int_eq(event(hv, pv, EVTCHNOP_bind_interdomain, &bind), 0);
	ck_assert_ptr_null(hv->check(machine));
	hv->machine_free(machine);
}
END_TEST

/* Nor of the hypervisor's own mistakes: here, marks that stay behind. */
START_TEST(host_not_told_of_bugs)
{
	const HvInterface *hv = hv_model();
	HvMachineConfig config = {.frames = 64, .checking = TRUE};
	HvMachine *machine = hv->machine_new(&config, &silent, NULL, NULL);
	HvDomain *granter = add(hv, machine, GRANTER, HV_GUEST_HVM);
	HvGrantEntry entry = {.flags = GTF_permit_access, .domid = MAPPER, .frame = 3};
	g_autofree char *text = NULL;

	ck_assert(hv->fault_set(machine, "map-eagain-keeps-flags", TRUE));
	ck_assert(hv->grant_entry_write(granter, 8, &entry));
	ck_assert_int_eq(hv->paging_nominate(granter, 3), 0);
	ck_assert_int_eq(map_at(hv, add(hv, machine, MAPPER, HV_GUEST_HVM), FX_GPA),
			 GNTST_eagain);
	text = hv->check(machine);
	ck_assert_ptr_nonnull(text);
	hv->machine_free(machine);
}
END_TEST

START_TEST(host_without_a_copy)
{
	HvHost host = silent;
	HvMachineConfig config = {.frames = 8};
	g_autoptr(GError) error = NULL;

	if (_i)
		host.copy_from_guest = NULL;
	else
		host.copy_to_guest = NULL;
	ck_assert_ptr_null(hv_model()->machine_new(&config, &host, NULL, &error));
	ck_assert(g_error_matches(error, HV_ERROR, HV_ERROR_CONFIG));
}
END_TEST

/* AddressSanitizer needs more address space than a limit that is of use here; gcc, clang. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#elif defined(__has_feature)
#define SANITIZED __has_feature(address_sanitizer)
#else
#define SANITIZED 0
#endif

/* What the host may run out of: descriptors, file size, address space, and heap. */
static const struct {
	int resource;
	rlim_t limit;
	guint frames;
	const char *text;
} limits[] = {
	{RLIMIT_NOFILE, 0, 8, "machine memory of 8 frames: "},
	{RLIMIT_FSIZE, HV_PAGE_SIZE, 8, "machine memory of 8 frames: "},
	{RLIMIT_AS, 4ull << 30, HV_MAX_FRAMES, "mapping 4194304 machine frames: "},
	{RLIMIT_AS, (16ull << 30) + (128 << 20), HV_MAX_FRAMES,
	 "no memory to keep account of 4194304 machine frames"},
};

/* An error that says what, and nothing left behind: the next machine is made. */
START_TEST(host_out_of_memory)
{
	const HvInterface *hv = hv_model();
	HvMachineConfig config = {.frames = limits[_i].frames};
	g_autoptr(GError) error = NULL;
	struct rlimit old, limit;
	HvMachine *machine;

	if (SANITIZED && limits[_i].resource == RLIMIT_AS)
		return;
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(getrlimit(limits[_i].resource, &old), 0);
	limit = (struct rlimit){limits[_i].limit, old.rlim_max};
	ck_assert_int_eq(setrlimit(limits[_i].resource, &limit), 0);
	machine = hv->machine_new(&config, &silent, NULL, &error);
	ck_assert_int_eq(setrlimit(limits[_i].resource, &old), 0);
	ck_assert_ptr_null(machine);
	ck_assert(g_error_matches(error, HV_ERROR, HV_ERROR_SYSTEM));
	ck_assert_msg(g_str_has_prefix(error->message, limits[_i].text), "%s", error->message);
	config.frames = 8;
	machine = hv->machine_new(&config, &silent, NULL, NULL);
	ck_assert_ptr_nonnull(machine);
	hv->machine_free(machine);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host");
	TCase *tc = tcase_create("host");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, host_with_copies_only);
	tcase_add_test(tc, host_not_told_of_bugs);
	tcase_add_loop_test(tc, host_without_a_copy, 0, 2);
	tcase_add_loop_test(tc, host_out_of_memory, 0, G_N_ELEMENTS(limits));
	return run_suite(suite);
}
