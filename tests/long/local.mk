# SPDX-License-Identifier: GPL-2.0-or-later
# What takes longer than make check: every version of Linux, with sanitizers, too.
# tests/long/long.sh says what it is.

TESTS += tests/long/parts.sh
EXTRA_DIST += \
	tests/long/long.sh \
	tests/long/parts.sh

# Tests of the kernel, of its drivers and of the client whose `linux' is one version; the
# others have nothing to do with it, or run on every version by themselves.
on_each_linux = \
	tests/cli/api.sh \
	tests/cli/bugs.sh \
	tests/cli/instrument.sh \
	tests/cli/scripts.sh \
	tests/cli/seeds.sh \
	tests/client/docs.sh \
	tests/client/errors.sh \
	tests/client/process.sh \
	tests/unit/sim/test-services

xen_option = $(if $(filter debian,$(XEN_SOURCE)),--with-xen,$(if $(filter none,$(XEN_SOURCE)),--without-xen,--with-xen-tree='$(XEN_SOURCE)'))

# +: make in the script shares this make's jobs.
.PHONY: check-long
check-long:
	+@top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' CC='$(CC)' \
		GNTSIM_CACHE='$(GNTSIM_CACHE)' XEN_OPTION=$(xen_option) ON_EACH_LINUX='$(strip $(on_each_linux))' \
		bash '$(top_srcdir)/tests/long/long.sh' $(PARTS)

clean-local: clean-long
.PHONY: clean-long
clean-long:
	rm -rf long
