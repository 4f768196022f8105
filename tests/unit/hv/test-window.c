/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A host that gives a window on guest memory: maps and unmaps answer the same as by
 * copies, and what is in the window is theirs to read and write.
 */
#include "fixture.h"

static guint windows;
static guint64 asked, asked_len;

static gpointer window(gpointer host, domid_t domid, guint64 addr, gsize len)
{
	(void)host;
	windows++;
	asked = addr;
	asked_len = len;
	ck_assert_uint_eq(domid, MAPPER);
	return GSIZE_TO_POINTER(addr);
}

static gpointer no_window(gpointer host, domid_t domid, guint64 addr, gsize len)
{
	(void)host, (void)domid, (void)addr, (void)len;
	windows++;
	return NULL;
}

/* Of a batch the second one fails; what is not the answer stays as it was. */
static void batch(Fixture *fx)
{
	gnttab_map_grant_ref_t map[3];
	gnttab_unmap_grant_ref_t unmap[3];

	fx_grant(fx, 8, 3, 0);
	fx_grant(fx, 10, 4, GTF_readonly);
	for (guint i = 0; i < 3; i++)
		map[i] = fx_map_op(fx, 8 + i, i, GNTMAP_host_map | (i == 2 ? GNTMAP_readonly : 0));
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, map, 3), 0);
	ck_assert_int_eq(map[0].status, GNTST_okay);
	ck_assert_int_ne(map[1].status, GNTST_okay);
	ck_assert_int_eq(map[2].status, GNTST_okay);
	ck_assert_uint_eq(map[2].dev_bus_addr,
			  fx->hv->domain_page(fx->dom[GRANTER], 4) << HV_PAGE_SHIFT);
	ck_assert_uint_eq(map[2].ref, 10);
	for (guint i = 0; i < 3; i++)
		unmap[i] = (gnttab_unmap_grant_ref_t){
			.host_addr = fx_addr(fx, MAPPER, i), .handle = map[i].handle, .status = 77,
		};
	unmap[1].handle = 4711;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_grant_ref, unmap, 3), 0);
	ck_assert_int_eq(unmap[0].status, GNTST_okay);
	ck_assert_int_eq(unmap[1].status, GNTST_bad_handle);
	ck_assert_int_eq(unmap[2].status, GNTST_okay);
	ck_assert_uint_eq(unmap[1].handle, 4711);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 0);
	ck_assert_uint_eq(fx_look(fx, 10).status, 0);
}

START_TEST(a_window_is_used)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, _i ? HV_GUEST_PVH : HV_GUEST_PV);
	gboolean model = strcmp(fx->hv->name, "model") == 0;

	windows = 0;
	fx->host.guest_window = window;
	batch(fx);
	/* Real Xen knows copies only. */
	ck_assert_uint_eq(windows, model ? 2 : 0);
	if (model)
		ck_assert_uint_eq(asked_len, 3 * sizeof(gnttab_unmap_grant_ref_t));
}
END_TEST

START_TEST(without_one_it_is_copied)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, _i ? HV_GUEST_PVH : HV_GUEST_PV);

	fx->host.guest_window = no_window;
	batch(fx);
}
END_TEST

/* Through a window nothing is copied: what cannot be copied does not matter. */
START_TEST(nothing_is_copied)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);

	if (strcmp(fx->hv->name, "model") != 0)
		return;
	fx_grant(fx, 8, 3, 0);
	fx->host.guest_window = window;
	fx->refuse = GPOINTER_TO_SIZE(&op);
	fx->refuse_end = fx->refuse + sizeof(op);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, &op, 1), 0);
	ck_assert_int_eq(op.status, GNTST_okay);
	ck_assert_uint_eq(asked, GPOINTER_TO_SIZE(&op));
	fx->host.guest_window = NULL;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, &op, 1), -EFAULT);
	fx->refuse = fx->refuse_end = 0;
	ck_assert_int_eq(fx_unmap(fx, op.handle, 0), GNTST_okay);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("window");
	TCase *tc = tcase_create("window");

	tcase_add_loop_test(tc, a_window_is_used, 0, 2);
	tcase_add_loop_test(tc, without_one_it_is_copied, 0, 2);
	tcase_add_test(tc, nothing_is_copied);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
