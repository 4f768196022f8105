/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The Xen image itself: private copies, one machine each, and that a broken
 * hypervisor is contained.  SKIP without Xen's source.
 */
#include <check.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hv/hv.h"
#include "hv-xen.h"
#include "../lib/run-suite.h"

#define VA 0x40000000ul

static guint bugs, asserts;

static gboolean copy_from(gpointer host G_GNUC_UNUSED, domid_t domid G_GNUC_UNUSED, gpointer dst,
			  guint64 addr, gsize len)
{
	memcpy(dst, GSIZE_TO_POINTER(addr), len);
	return TRUE;
}

static gboolean copy_to(gpointer host G_GNUC_UNUSED, domid_t domid G_GNUC_UNUSED, guint64 addr,
			gconstpointer src, gsize len)
{
	memcpy(GSIZE_TO_POINTER(addr), src, len);
	return TRUE;
}

static void hypervisor_bug(gpointer host G_GNUC_UNUSED, gboolean fatal,
			   const char *where G_GNUC_UNUSED, const char *text G_GNUC_UNUSED)
{
	if (fatal)
		bugs++;
	else
		asserts++;
}

/* A host signal comes while Xen runs: in what the host does for it. */
static gboolean copy_from_trap(gpointer host G_GNUC_UNUSED, domid_t domid G_GNUC_UNUSED,
			       gpointer dst G_GNUC_UNUSED, guint64 addr G_GNUC_UNUSED,
			       gsize len G_GNUC_UNUSED)
{
	__builtin_trap();
}

static const HvHost trapping_host = {
	.copy_from_guest = copy_from_trap, .copy_to_guest = copy_to,
	.hypervisor_bug = hypervisor_bug,
};

static const HvHost host = {
	.copy_from_guest = copy_from, .copy_to_guest = copy_to, .hypervisor_bug = hypervisor_bug,
};

/* A private copy, as sim loads one for each run. */
static const HvInterface *load(void)
{
	int from = open(getenv("XEN_IMAGE"), O_RDONLY), to = memfd_create("xen", 0);
	const HvInterface *(*interface)(void);
	struct stat info;
	char path[32];
	void *image;

	ck_assert_int_eq(fstat(from, &info), 0);
	ck_assert_int_eq(sendfile(to, from, NULL, info.st_size), info.st_size);
	close(from);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", to);
	image = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	ck_assert_ptr_nonnull(image);
	*(void **)&interface = dlsym(image, "hv_interface");
	ck_assert_ptr_nonnull(interface);
	return interface();
}

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

START_TEST(one_machine_a_copy)
{
	const HvMachineConfig config = {.frames = 64};
	const HvInterface *a = load(), *b = load();
	HvMachine *first, *second;
	GError *error = NULL;

	ck_assert_ptr_ne(a, b);
	first = a->machine_new(&config, &host, NULL, NULL);
	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_null(a->machine_new(&config, &host, NULL, &error));
	ck_assert(error && error->domain == HV_ERROR);
	g_clear_error(&error);
	second = b->machine_new(&config, &host, NULL, NULL);
	ck_assert_ptr_nonnull(second);
	add(a, first, 1, HV_GUEST_HVM);
	ck_assert_ptr_null(b->domain_by_id(second, 1));
	a->machine_free(first);
	b->machine_free(second);
	first = a->machine_new(&config, &host, NULL, NULL);
	ck_assert_ptr_nonnull(first);
	a->machine_free(first);
}
END_TEST

static void check_says(const HvInterface *hv, HvMachine *machine, const char *part)
{
	char *text = hv->check(machine);

	if (part)
		ck_assert_msg(text && strstr(text, part), "%s", text ? text : "consistent");
	else
		ck_assert_msg(!text, "%s", text);
	g_free(text);
}

/*
 * The granter dies behind a mapping that its mapper has torn down itself, and its number
 * goes to a new domain.  When the mapper dies Xen looks for the pin there: BUG.
 */
START_TEST(bug_is_contained)
{
	const HvMachineConfig config = {.frames = 64};
	const HvInterface *hv = load();
	HvMachine *machine = hv->machine_new(&config, &host, NULL, NULL);
	HvDomain *granter = add(hv, machine, 1, HV_GUEST_PV);
	HvDomain *mapper = add(hv, machine, 2, HV_GUEST_PV);
	HvGrantEntry entry = {
		.flags = GTF_permit_access, .domid = 2, .frame = hv->domain_page(granter, 3),
	};
	gnttab_map_grant_ref_t op = {.host_addr = VA, .flags = GNTMAP_host_map, .ref = 8, .dom = 1};
	unsigned long map[5] = {GNTTABOP_map_grant_ref, (unsigned long)&op, 1};
	unsigned long forget[5] = {VA, 0, 0};

	ck_assert_int_eq(hv->l1_attach(mapper, VA, hv->domain_page(mapper, 7)), 0);
	ck_assert(hv->grant_entry_write(granter, 8, &entry));
	ck_assert_int_eq(hv->hypercall(mapper, 0, __HYPERVISOR_grant_table_op, map), 0);
	ck_assert_int_eq(op.status, GNTST_okay);
	ck_assert_int_eq(hv->hypercall(mapper, 0, __HYPERVISOR_update_va_mapping, forget), 0);
	hv->domain_destroy(granter);
	ck_assert_ptr_null(hv->domain_by_id(machine, 1));
	granter = add(hv, machine, 1, HV_GUEST_PV);
	ck_assert_uint_eq(bugs + asserts, 0);
	hv->domain_destroy(mapper);
	ck_assert_uint_eq(bugs, 1);
	/* It left in the middle of what it did. */
	check_says(hv, machine, "is held after the call");
	ck_assert_int_eq(hv->hypercall(granter, 0, __HYPERVISOR_grant_table_op, map), -EFAULT);
	ck_assert_uint_eq(bugs, 1);
	hv->machine_free(machine);
}
END_TEST

/* An L1 entry that is written behind Xen's back shows a frame without a reference. */
START_TEST(check_finds_lost_reference)
{
	const HvMachineConfig config = {.frames = 64};
	const HvInterface *hv = load();
	HvMachine *machine = hv->machine_new(&config, &host, NULL, NULL);
	HvDomain *domain = add(hv, machine, 1, HV_GUEST_PV);
	HvMfn table = hv->domain_page(domain, 7), page = hv->domain_page(domain, 3);

	ck_assert_int_eq(hv->l1_attach(domain, VA, table), 0);
	check_says(hv, machine, NULL);
	((guint64 *)hv->frame_ptr(machine, table))[5] = page << HV_PAGE_SHIFT | 1;
	check_says(hv, machine, "1 references are counted, 2 are there");
	((guint64 *)hv->frame_ptr(machine, table))[5] = 0;
	check_says(hv, machine, NULL);
	hv->machine_free(machine);
}
END_TEST

/*
 * Of a domain that died while a frame of its grant table was mapped nothing is left but
 * that table: a machine that goes away now must free it once.
 */
START_TEST(dead_with_its_table_mapped)
{
	const HvMachineConfig config = {.frames = 64};
	const HvInterface *hv = load();
	HvMachine *machine = hv->machine_new(&config, &host, NULL, NULL);
	HvDomain *granter = add(hv, machine, 1, HV_GUEST_PV);
	HvDomain *mapper = add(hv, machine, 2, HV_GUEST_PV);
	HvGrantEntry entry = {.flags = GTF_permit_access, .domid = 2};
	xen_pfn_t frame = 0;
	gnttab_setup_table_t table = {.dom = DOMID_SELF, .nr_frames = 1, .frame_list.p = &frame};
	gnttab_map_grant_ref_t op = {.host_addr = VA, .flags = GNTMAP_host_map, .ref = 8, .dom = 1};
	unsigned long setup[5] = {GNTTABOP_setup_table, (unsigned long)&table, 1};
	unsigned long map[5] = {GNTTABOP_map_grant_ref, (unsigned long)&op, 1};

	ck_assert_int_eq(hv->l1_attach(mapper, VA, hv->domain_page(mapper, 7)), 0);
	ck_assert_int_eq(hv->hypercall(granter, 0, __HYPERVISOR_grant_table_op, setup), 0);
	entry.frame = frame;
	ck_assert(hv->grant_entry_write(granter, 8, &entry));
	ck_assert_int_eq(hv->hypercall(mapper, 0, __HYPERVISOR_grant_table_op, map), 0);
	ck_assert_int_eq(op.status, GNTST_okay);
	hv->domain_destroy(granter);
	hv->machine_free(machine);
	ck_assert_uint_eq(bugs + asserts, 0);
}
END_TEST

static const HvInterface *trapping;
static HvMachine *trapping_machine;

static void on_signal(int signal, siginfo_t *info, void *context G_GNUC_UNUSED)
{
	trapping->host_signal(trapping_machine, signal, info->si_addr);
	_exit(EXIT_FAILURE);
}

START_TEST(host_signal_is_contained)
{
	static char alternate[1 << 16];
	const HvMachineConfig config = {.frames = 64};
	const stack_t stack = {.ss_sp = alternate, .ss_size = sizeof(alternate)};
	const struct sigaction action = {
		.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER,
	};
	unsigned long map[5] = {GNTTABOP_map_grant_ref, VA, 1};
	HvDomain *domain;

	trapping = load();
	trapping_machine = trapping->machine_new(&config, &trapping_host, NULL, NULL);
	domain = add(trapping, trapping_machine, 1, HV_GUEST_PV);
	ck_assert_int_eq(sigaltstack(&stack, NULL), 0);
	ck_assert_int_eq(sigaction(SIGILL, &action, NULL), 0);
	/* Nothing is contained while Xen does not run. */
	trapping->host_signal(trapping_machine, SIGILL, NULL);
	ck_assert_uint_eq(bugs, 0);
	ck_assert_int_eq(trapping->hypercall(domain, 0, __HYPERVISOR_grant_table_op, map), -EFAULT);
	ck_assert_uint_eq(bugs, 1);
	ck_assert_int_eq(trapping->hypercall(domain, 0, __HYPERVISOR_grant_table_op, map), -EFAULT);
	ck_assert_uint_eq(bugs, 1);
	trapping->machine_free(trapping_machine);
}
END_TEST

int main(void)
{
	TCase *tcase = tcase_create("image");
	Suite *suite = suite_create("xen");

	if (!getenv("XEN_IMAGE")) {
		puts("1..0 # SKIP Xen's source is missing");
		return EXIT_SUCCESS;
	}
	tcase_add_test(tcase, one_machine_a_copy);
	tcase_add_test(tcase, bug_is_contained);
	tcase_add_test(tcase, check_finds_lost_reference);
	tcase_add_test(tcase, dead_with_its_table_mapped);
	tcase_add_test(tcase, host_signal_is_contained);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
