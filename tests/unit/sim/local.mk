# SPDX-License-Identifier: GPL-2.0-or-later
# Unit tests of the simulator's parts.

sim_tests = \
	tests/unit/sim/test-backtrace \
	tests/unit/sim/test-diagnose \
	tests/unit/sim/test-memory \
	tests/unit/sim/test-refusals \
	tests/unit/sim/test-sched \
	tests/unit/sim/test-services \
	tests/unit/sim/test-snapshot \
	tests/unit/sim/test-softirq \
	tests/unit/sim/test-trace

check_PROGRAMS += $(sim_tests)
TESTS += $(sim_tests)

tests_unit_sim_test_backtrace_SOURCES = tests/unit/sim/test-backtrace.c
tests_unit_sim_test_backtrace_CPPFLAGS = $(sim_cppflags) $(CHECK_CFLAGS)
tests_unit_sim_test_backtrace_LDADD = $(sim_libs) $(CHECK_LIBS)

tests_unit_sim_test_diagnose_SOURCES = tests/unit/sim/test-diagnose.c
tests_unit_sim_test_diagnose_CPPFLAGS = $(sim_cppflags) $(CHECK_CFLAGS)
tests_unit_sim_test_diagnose_LDADD = $(sim_libs) $(CHECK_LIBS)

tests_unit_sim_test_memory_SOURCES = tests/unit/sim/test-memory.c
tests_unit_sim_test_memory_CPPFLAGS = $(sim_cppflags) $(CHECK_CFLAGS)
tests_unit_sim_test_memory_LDADD = $(sim_libs) $(CHECK_LIBS)

tests_unit_sim_test_refusals_SOURCES = tests/unit/sim/test-refusals.c
tests_unit_sim_test_refusals_CPPFLAGS = $(sim_cppflags) $(CHECK_CFLAGS)
tests_unit_sim_test_refusals_LDADD = $(sim_libs) $(CHECK_LIBS)

tests_unit_sim_test_sched_SOURCES = tests/unit/sim/test-sched.c
tests_unit_sim_test_sched_CPPFLAGS = $(sim_cppflags) $(CHECK_CFLAGS)
tests_unit_sim_test_sched_LDADD = $(sim_libs) $(CHECK_LIBS)

tests_unit_sim_test_services_SOURCES = tests/unit/sim/test-services.c
tests_unit_sim_test_services_CPPFLAGS = \
	-DKS_TEST_IMAGE_DEFAULT='"$(abs_top_builddir)/kernel/linux-$(LINUX_SERIES)/linux-$(LINUX_SERIES).so"' \
	$(sim_cppflags) \
	$(CHECK_CFLAGS)
tests_unit_sim_test_services_LDADD = $(sim_libs) $(CHECK_LIBS)

tests_unit_sim_test_snapshot_SOURCES = tests/unit/sim/test-snapshot.c
tests_unit_sim_test_snapshot_CPPFLAGS = $(sim_cppflags) $(CHECK_CFLAGS)
tests_unit_sim_test_snapshot_LDADD = $(sim_libs) $(CHECK_LIBS)

tests_unit_sim_test_softirq_SOURCES = tests/unit/sim/test-softirq.c
tests_unit_sim_test_softirq_CPPFLAGS = $(sim_cppflags) $(CHECK_CFLAGS)
tests_unit_sim_test_softirq_LDADD = $(sim_libs) $(CHECK_LIBS)

tests_unit_sim_test_trace_SOURCES = tests/unit/sim/test-trace.c
tests_unit_sim_test_trace_CPPFLAGS = $(sim_cppflags) $(CHECK_CFLAGS)
tests_unit_sim_test_trace_LDADD = $(sim_libs) $(CHECK_LIBS)
