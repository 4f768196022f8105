/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * check(): each book that is falsified behind the model's back is told, with what
 * and where; the unharmed machine passes.  The only test that looks inside.
 */
#include "fixture.h"
#include "gnttab/gnttab.h"

static Fixture *mapped(void)
{
	Fixture *fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	return fx;
}

static void pin_more(Fixture *fx)
{
	hv_active(fx->dom[GRANTER], 8)->pins.host_read++;
}

static void pin_less(Fixture *fx)
{
	hv_active(fx->dom[GRANTER], 8)->pins.host_write--;
}

static void pin_without_mapping(Fixture *fx)
{
	hv_active(fx->dom[OTHER], 9)->pins.device_write++;
}

static void marks_lost(Fixture *fx)
{
	hv_active(fx->dom[GRANTER], 8)->marks = GTF_reading;
}

static void device_pin_more(Fixture *fx)
{
	hv_active(fx->dom[GRANTER], 8)->pins.device_read++;
}

static void device_pin_more_writing(Fixture *fx)
{
	hv_active(fx->dom[GRANTER], 8)->pins.device_write++;
}

static void count_lost(Fixture *fx)
{
	hv_active(fx->dom[GRANTER], 8)->maps = 2;
}

static HvFrame *mapped_frame(Fixture *fx)
{
	return hv_frame(fx->machine, hv_active(fx->dom[GRANTER], 8)->mfn);
}

static void reference_lost(Fixture *fx)
{
	mapped_frame(fx)->refs--;
}

static void type_gained(Fixture *fx)
{
	mapped_frame(fx)->types++;
}

static void handle_lost(Fixture *fx)
{
	HvMaptrack *maptrack = &fx->dom[MAPPER]->gt->maptrack;

	maptrack->vcpu[0].head = maptrack->entry[maptrack->vcpu[0].head].next;
}

static void free_list_ring(Fixture *fx)
{
	HvMaptrack *maptrack = &fx->dom[MAPPER]->gt->maptrack;

	maptrack->entry[maptrack->vcpu[0].tail].next = maptrack->vcpu[0].head;
}

static void domain_reference(Fixture *fx)
{
	fx->dom[OTHER]->refs++;
}

/* Of two damages the first is told. */
static void both(Fixture *fx)
{
	pin_more(fx);
	fx->dom[GRANTER]->refs++;
}

static void owner_lost(Fixture *fx)
{
	mapped_frame(fx)->owner = NULL;
}

static void owner_of_free_frame(Fixture *fx)
{
	hv_frame(fx->machine, 300)->owner = fx->dom[OTHER];
}

static const struct {
	void (*damage)(Fixture *fx);
	const char *text;
} rows[] = {
	{pin_more, "domain 1, gref 8: pins (host r 1 w 1, device r 0 w 0) but mappings (0 1, 0 0)"},
	{pin_less, "domain 1, gref 8: pins (host r 0 w 0, device r 0 w 0) but mappings (0 1, 0 0)"},
	{device_pin_more,
	 "domain 1, gref 8: pins (host r 0 w 1, device r 1 w 0) but mappings (0 1, 0 0)"},
	{device_pin_more_writing,
	 "domain 1, gref 8: pins (host r 0 w 1, device r 0 w 1) but mappings (0 1, 0 0)"},
	{both, "domain 1, gref 8: pins (host r 1 w 1, device r 0 w 0) but mappings (0 1, 0 0)"},
	{owner_lost, ": 2 references, no owner"},
	{owner_of_free_frame, "frame 0x12c: 0 references, an owner"},
	{pin_without_mapping,
	 "domain 3, gref 9: pins (host r 0 w 0, device r 0 w 1) but mappings (0 0, 0 0)"},
	{marks_lost, "domain 1, gref 8: GTF flags 0x8 are set, the pins need 0x18"},
	{count_lost, "domain 1, gref 8: 2 mappings are counted, 1 live"},
	{reference_lost, ": 1 references are counted, 2 are there"},
	{type_gained, ": 2 type references are counted, 1 are there"},
	{handle_lost, "domain 2: 256 handles, of which 1 are live and 254 free"},
	{free_list_ring, "domain 2: 256 handles, of which 1 are live and 257 free"},
	{domain_reference, "domain 3: 35 references for 33 frames"},
};

START_TEST(check_tells_damage)
{
	g_autoptr(Fixture) fx = mapped();
	g_autofree char *text = NULL;

	ck_assert_ptr_null(fx->hv->check(fx->machine));
	rows[_i].damage(fx);
	text = fx->hv->check(fx->machine);
	ck_assert_ptr_nonnull(text);
	ck_assert_msg(g_str_has_suffix(text, rows[_i].text), "%s", text);
}
END_TEST

/* What a mapping or a page table entry names beyond all memory is no frame to count. */
START_TEST(check_beyond_memory)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_HVM);
	g_autofree char *text = NULL;
	guint64 *table = (guint64 *)fx_page(fx, OTHER, FX_L1_PAGE);

	table[9] = (guint64)HV_MAX_FRAMES << HV_PAGE_SHIFT | 3;
	ck_assert_ptr_null(fx->hv->check(fx->machine));
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	hv_active(fx->dom[GRANTER], 8)->mfn = HV_INVALID_MFN;
	text = fx->hv->check(fx->machine);
	ck_assert_ptr_nonnull(text);
	ck_assert_msg(strstr(text, ": 2 references are counted, 1 are there"), "%s", text);
}
END_TEST

/*
 * The model's inside again: a writable map of a translated stranger's page is no use of
 * it as writable, of a PV one's or by a device it is.
 */
START_TEST(map_of_translated_foreign_page_takes_no_type)
{
	g_autoptr(Fixture) fx = fx_new(_i ? HV_GUEST_HVM : HV_GUEST_PV, HV_GUEST_PV);

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_uint_eq(mapped_frame(fx)->types, _i ? 0 : 1);
	ck_assert_int_eq(fx_map(fx, 8, 1, GNTMAP_device_map, NULL), GNTST_okay);
	ck_assert_uint_eq(mapped_frame(fx)->types, _i ? 1 : 3);
}
END_TEST

/* After a hypercall nobody needs to ask. */
START_TEST(check_after_hypercall)
{
	g_autoptr(Fixture) fx = mapped();

	fx->expect_bugs = TRUE;
	marks_lost(fx);
	ck_assert_int_eq(fx_set_version(fx, OTHER, 7, NULL), -EINVAL);
	ck_assert_uint_eq(fx->bugs, 1);
	ck_assert_str_eq(fx->bug, "check: domain 1, gref 8: GTF flags 0x8 are set, the pins need "
			 "0x18");
}
END_TEST

/* Every pair of kinds, through the life of mappings and of domains. */
START_TEST(check_agrees_through_life)
{
	g_autoptr(Fixture) fx = fx_new(_i & 1 ? HV_GUEST_HVM : HV_GUEST_PV,
				       _i & 2 ? HV_GUEST_PVH : HV_GUEST_PV);
	grant_handle_t handle[3];

	fx_grant(fx, 8, 3, 0);
	for (guint i = 0; i < 3; i++)
		ck_assert_int_eq(fx_map(fx, 8, i, i == 1 ? GNTMAP_readonly : 0, &handle[i]),
				 GNTST_okay);
	ck_assert_int_eq(fx_unmap(fx, handle[1], 1), GNTST_okay);
	fx->hv->domain_destroy(fx->dom[_i & 4 ? MAPPER : GRANTER]);
	ck_assert_ptr_null(fx->hv->check(fx->machine));
	fx->hv->domain_destroy(fx->dom[_i & 4 ? GRANTER : MAPPER]);
	ck_assert_ptr_null(fx->hv->check(fx->machine));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("check");
	TCase *tc = tcase_create("check");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, check_tells_damage, 0, G_N_ELEMENTS(rows));
	tcase_add_test(tc, check_beyond_memory);
	tcase_add_loop_test(tc, map_of_translated_foreign_page_takes_no_type, 0, 2);
	tcase_add_test(tc, check_after_hypercall);
	tcase_add_loop_test(tc, check_agrees_through_life, 0, 8);
	return run_suite(suite);
}
