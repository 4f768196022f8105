# SPDX-License-Identifier: GPL-2.0-or-later
# Tests of the kernel image on a fake simulator.  KS_TEST_IMAGE names another image.

check_PROGRAMS += \
	tests/unit/kernel/test-image
TESTS += \
	tests/unit/kernel/test-image

tests_unit_kernel_test_image_SOURCES = \
	tests/unit/kernel/mock-xen.c \
	tests/unit/kernel/mock.c \
	tests/unit/kernel/mock.h \
	tests/unit/kernel/test-image.c
tests_unit_kernel_test_image_CPPFLAGS = \
	-DKS_TEST_IMAGE_DEFAULT='"$(abs_top_builddir)/kernel/linux-$(LINUX_SERIES)/linux-$(LINUX_SERIES).so"' \
	-I$(top_srcdir)/kernel-src/interface \
	$(AM_CPPFLAGS) \
	$(CHECK_CFLAGS)
tests_unit_kernel_test_image_LDADD = \
	$(CHECK_LIBS) \
	-ldl
