# SPDX-License-Identifier: GPL-2.0-or-later
# Tests of the Xen image, and the model's own tests run on it.  They are SKIP without
# Xen's source.

hv_xen_tests = \
	tests/xen/hv-copy-pins-xen \
	tests/xen/hv-copy-xen \
	tests/xen/hv-domain-xen \
	tests/xen/hv-event-xen \
	tests/xen/hv-inject-xen \
	tests/xen/hv-l1-xen \
	tests/xen/hv-map-xen \
	tests/xen/hv-map-pins-xen \
	tests/xen/hv-map-place-xen \
	tests/xen/hv-maptrack-xen \
	tests/xen/hv-memory-xen \
	tests/xen/hv-op-xen \
	tests/xen/hv-paging-xen \
	tests/xen/hv-resource-xen \
	tests/xen/hv-reset-xen \
	tests/xen/hv-setup-xen \
	tests/xen/hv-swap-xen \
	tests/xen/hv-transfer-xen \
	tests/xen/hv-unmap-xen \
	tests/xen/hv-unmap-replace-xen \
	tests/xen/hv-version-xen

check_PROGRAMS += \
	$(hv_xen_tests) \
	tests/xen/test-xen
check_LIBRARIES += \
	tests/xen/libfixture-xen.a
TESTS += \
	tests/xen/import.sh \
	tests/xen/suite.sh \
	tests/xen/image.sh
EXTRA_DIST += \
	tests/xen/image.sh \
	tests/xen/import.sh \
	tests/xen/known-differences \
	tests/xen/suite.sh

hv_xen_cppflags = \
	-I$(top_srcdir)/hv-model \
	-I$(top_srcdir)/tests/unit/hv \
	-I$(top_srcdir)/xen-src \
	$(AM_CPPFLAGS) \
	$(GLIB_CFLAGS) \
	$(CHECK_CFLAGS)
# The tables of names and hv_domain_config_init() are the model library's.
hv_xen_ldadd = \
	tests/xen/libfixture-xen.a \
	libhvmodel.a \
	$(GLIB_LIBS) \
	$(CHECK_LIBS) \
	-ldl

tests_xen_libfixture_xen_a_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_libfixture_xen_a_SOURCES = \
	tests/unit/hv/fixture.c \
	tests/unit/hv/fixture.h \
	tests/xen/hv-is-xen.c

tests_xen_test_xen_CPPFLAGS = -D_GNU_SOURCE $(hv_xen_cppflags)
tests_xen_test_xen_LDADD = $(hv_xen_ldadd)
tests_xen_test_xen_SOURCES = tests/xen/test-xen.c

tests_xen_hv_copy_xen_SOURCES = tests/unit/hv/test-copy.c
tests_xen_hv_copy_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_copy_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_copy_pins_xen_SOURCES = tests/unit/hv/test-copy-pins.c
tests_xen_hv_copy_pins_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_copy_pins_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_domain_xen_SOURCES = tests/unit/hv/test-domain.c
tests_xen_hv_domain_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_domain_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_event_xen_SOURCES = tests/unit/hv/test-event.c
tests_xen_hv_event_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_event_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_inject_xen_SOURCES = tests/unit/hv/test-inject.c
tests_xen_hv_inject_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_inject_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_l1_xen_SOURCES = tests/unit/hv/test-l1.c
tests_xen_hv_l1_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_l1_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_map_xen_SOURCES = tests/unit/hv/test-map.c
tests_xen_hv_map_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_map_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_map_pins_xen_SOURCES = tests/unit/hv/test-map-pins.c
tests_xen_hv_map_pins_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_map_pins_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_map_place_xen_SOURCES = tests/unit/hv/test-map-place.c
tests_xen_hv_map_place_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_map_place_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_maptrack_xen_SOURCES = tests/unit/hv/test-maptrack.c
tests_xen_hv_maptrack_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_maptrack_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_memory_xen_SOURCES = tests/unit/hv/test-memory.c
tests_xen_hv_memory_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_memory_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_op_xen_SOURCES = tests/unit/hv/test-op.c
tests_xen_hv_op_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_op_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_paging_xen_SOURCES = tests/unit/hv/test-paging.c
tests_xen_hv_paging_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_paging_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_resource_xen_SOURCES = tests/unit/hv/test-resource.c
tests_xen_hv_resource_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_resource_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_reset_xen_SOURCES = tests/unit/hv/test-reset.c
tests_xen_hv_reset_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_reset_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_setup_xen_SOURCES = tests/unit/hv/test-setup.c
tests_xen_hv_setup_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_setup_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_swap_xen_SOURCES = tests/unit/hv/test-swap.c
tests_xen_hv_swap_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_swap_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_transfer_xen_SOURCES = tests/unit/hv/test-transfer.c
tests_xen_hv_transfer_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_transfer_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_unmap_xen_SOURCES = tests/unit/hv/test-unmap.c
tests_xen_hv_unmap_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_unmap_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_unmap_replace_xen_SOURCES = tests/unit/hv/test-unmap-replace.c
tests_xen_hv_unmap_replace_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_unmap_replace_xen_LDADD = $(hv_xen_ldadd)

tests_xen_hv_version_xen_SOURCES = tests/unit/hv/test-version.c
tests_xen_hv_version_xen_CPPFLAGS = $(hv_xen_cppflags)
tests_xen_hv_version_xen_LDADD = $(hv_xen_ldadd)
