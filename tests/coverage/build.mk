# SPDX-License-Identifier: GPL-2.0-or-later
#
# The second build, counted by gcov (GNU make): the model, its unit tests,
# gntsim-diff and the Xen image; no kernel image.  tests/coverage/measure.sh calls it.
# Sources are found, not listed, so that a new file cannot be forgotten.
#
# SRC  the top of the source tree
# OUT  where it is built: OUT/tests/unit/hv/test-*, OUT/tests/differential/gntsim-diff
# XEN  where Xen's imported source is (src and manifest); empty: no Xen image

CC ?= gcc
# -O0: a branch that the compiler merged with another cannot be counted.
CFLAGS := -std=gnu17 -g -O0 --coverage
CPPFLAGS := -I$(SRC)/hv-model -I$(SRC)/tests/unit/hv -I$(SRC)/sim
GLIB_CFLAGS ?= $(shell pkg-config --cflags glib-2.0)
GLIB_LIBS ?= $(shell pkg-config --libs glib-2.0)
CHECK_CFLAGS ?= $(shell pkg-config --cflags check)
CHECK_LIBS ?= $(shell pkg-config --libs check)

sources = $(sort $(shell find '$(SRC)/$(1)' -name '*.c'))
objects = $(patsubst $(SRC)/%.c,$(OUT)/%.o,$(1))

model_o := $(call objects,$(call sources,hv-model))
unit_c := $(call sources,tests/unit/hv)
test_o := $(call objects,$(filter $(SRC)/tests/unit/hv/test-%,$(unit_c)))
fixture_o := $(call objects,$(filter-out $(SRC)/tests/unit/hv/test-%,$(unit_c)))
diff_o := $(call objects,$(call sources,tests/differential) $(call sources,sim/load))
tests := $(test_o:.o=)
diff := $(OUT)/tests/differential/gntsim-diff

# What has no source any more would be counted as never run.
stale := $(filter-out $(model_o:.o=.gcno),$(shell find '$(OUT)/hv-model' -name '*.gcno' 2>/dev/null))
$(if $(stale),$(shell rm -f $(stale)))

.SUFFIXES:
.DELETE_ON_ERROR:
.PHONY: all xen
all: $(tests) $(diff) $(if $(XEN),xen)

# Only the model is measured.
$(test_o) $(fixture_o) $(diff_o): CFLAGS := $(filter-out --coverage,$(CFLAGS))
$(diff_o): CPPFLAGS += -D_GNU_SOURCE

$(OUT)/%.o: $(SRC)/%.c
	@mkdir -p '$(@D)'
	@$(CC) $(CPPFLAGS) $(CFLAGS) $(GLIB_CFLAGS) $(CHECK_CFLAGS) -MD -MP -c -o '$@' '$<'
$(tests): %: %.o $(fixture_o) $(model_o)
	@$(CC) --coverage -o '$@' $^ $(CHECK_LIBS) $(GLIB_LIBS)
$(diff): $(diff_o) $(model_o)
	@$(CC) --coverage -o '$@' $^ $(GLIB_LIBS) -ldl

# Xen's image by its own makefile, from the source that is imported already.
xen:
	@mkdir -p '$(OUT)/xen'
	@ln -sfn '$(XEN)/src' '$(OUT)/xen/src'
	@cmp -s '$(XEN)/manifest' '$(OUT)/xen/manifest' || cp '$(XEN)/manifest' '$(OUT)/xen/'
	@$(MAKE) --no-print-directory -f '$(SRC)/xen-src/xen.mk' XS='$(SRC)/xen-src' \
		HV='$(SRC)/hv-model' OUT='$(OUT)/xen' CC='$(CC)' GLIB_CFLAGS='$(GLIB_CFLAGS)' \
		GLIB_LIBS='$(GLIB_LIBS)' CFLAGS='-g -O0 --coverage' image >/dev/null

-include $(patsubst %.o,%.d,$(model_o) $(test_o) $(fixture_o) $(diff_o))
