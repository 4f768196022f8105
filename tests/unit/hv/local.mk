# SPDX-License-Identifier: GPL-2.0-or-later
# Tests of the hypervisor model: a program a subject, TAP on stdout.

hv_tests = \
	tests/unit/hv/test-check \
	tests/unit/hv/test-copy \
	tests/unit/hv/test-copy-pins \
	tests/unit/hv/test-domain \
	tests/unit/hv/test-event \
	tests/unit/hv/test-faults \
	tests/unit/hv/test-host \
	tests/unit/hv/test-inject \
	tests/unit/hv/test-l1 \
	tests/unit/hv/test-map \
	tests/unit/hv/test-map-pins \
	tests/unit/hv/test-map-place \
	tests/unit/hv/test-maptrack \
	tests/unit/hv/test-memory \
	tests/unit/hv/test-op \
	tests/unit/hv/test-paging \
	tests/unit/hv/test-refusal \
	tests/unit/hv/test-reset \
	tests/unit/hv/test-resource \
	tests/unit/hv/test-setup \
	tests/unit/hv/test-swap \
	tests/unit/hv/test-tables \
	tests/unit/hv/test-transfer \
	tests/unit/hv/test-unmap \
	tests/unit/hv/test-unmap-replace \
	tests/unit/hv/test-version \
	tests/unit/hv/test-window

check_PROGRAMS += $(hv_tests)
TESTS += $(hv_tests)

hv_test_cppflags = \
	-I$(top_srcdir)/hv-model \
	-I$(top_srcdir)/tests/unit/hv \
	$(AM_CPPFLAGS) \
	$(GLIB_CFLAGS) \
	$(CHECK_CFLAGS)

hv_test_ldadd = \
	libhvmodel.a \
	$(GLIB_LIBS) \
	$(CHECK_LIBS)

tests_unit_hv_test_check_SOURCES = \
	tests/unit/hv/test-check.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_check_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_check_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_copy_SOURCES = \
	tests/unit/hv/test-copy.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_copy_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_copy_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_copy_pins_SOURCES = \
	tests/unit/hv/test-copy-pins.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_copy_pins_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_copy_pins_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_domain_SOURCES = \
	tests/unit/hv/test-domain.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_domain_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_domain_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_event_SOURCES = \
	tests/unit/hv/test-event.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_event_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_event_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_faults_SOURCES = \
	tests/unit/hv/test-faults.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_faults_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_faults_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_host_SOURCES = \
	tests/unit/hv/test-host.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_host_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_host_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_inject_SOURCES = \
	tests/unit/hv/test-inject.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_inject_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_inject_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_l1_SOURCES = \
	tests/unit/hv/test-l1.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_l1_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_l1_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_map_SOURCES = \
	tests/unit/hv/test-map.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_map_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_map_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_map_pins_SOURCES = \
	tests/unit/hv/test-map-pins.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_map_pins_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_map_pins_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_map_place_SOURCES = \
	tests/unit/hv/test-map-place.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_map_place_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_map_place_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_maptrack_SOURCES = \
	tests/unit/hv/test-maptrack.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_maptrack_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_maptrack_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_memory_SOURCES = \
	tests/unit/hv/test-memory.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_memory_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_memory_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_op_SOURCES = \
	tests/unit/hv/test-op.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_op_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_op_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_paging_SOURCES = \
	tests/unit/hv/test-paging.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_paging_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_paging_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_refusal_SOURCES = \
	tests/unit/hv/test-refusal.c \
	tests/unit/hv/refusal-cases-copy.c \
	tests/unit/hv/refusal-cases-map.c \
	tests/unit/hv/refusal-cases-other.c \
	tests/unit/hv/refusal-cases.h \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_refusal_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_refusal_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_reset_SOURCES = \
	tests/unit/hv/test-reset.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_reset_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_reset_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_resource_SOURCES = \
	tests/unit/hv/test-resource.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_resource_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_resource_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_setup_SOURCES = \
	tests/unit/hv/test-setup.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_setup_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_setup_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_swap_SOURCES = \
	tests/unit/hv/test-swap.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_swap_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_swap_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_tables_SOURCES = \
	tests/unit/hv/test-tables.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_tables_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_tables_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_transfer_SOURCES = \
	tests/unit/hv/test-transfer.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_transfer_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_transfer_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_unmap_SOURCES = \
	tests/unit/hv/test-unmap.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_unmap_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_unmap_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_unmap_replace_SOURCES = \
	tests/unit/hv/test-unmap-replace.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_unmap_replace_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_unmap_replace_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_version_SOURCES = \
	tests/unit/hv/test-version.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_version_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_version_LDADD = $(hv_test_ldadd)

tests_unit_hv_test_window_SOURCES = \
	tests/unit/hv/test-window.c \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h
tests_unit_hv_test_window_CPPFLAGS = $(hv_test_cppflags)
tests_unit_hv_test_window_LDADD = $(hv_test_ldadd)
