# SPDX-License-Identifier: GPL-2.0-or-later
#
# Compiles the Xen image out of imported sources (GNU make).  The main Makefile calls
# it after every import; by hand:
#
#   make -f xen-src/xen.mk XS=xen-src HV=hv-model OUT=build/xen
#
# XS   this folder
# HV   the hypervisor model, whose machine/ is compiled into the image
# OUT  where src and manifest are; the image OUT/xen-X.Y.so comes there too

XS ?= xen-src
HV ?= hv-model
CC ?= gcc
CFLAGS ?= -g -O2
GLIB_CFLAGS ?= $(shell pkg-config --cflags glib-2.0)
GLIB_LIBS ?= $(shell pkg-config --libs glib-2.0)

VERSION := $(shell sed -n 's/^. version: //p' '$(OUT)/manifest')
SERIES := $(shell echo '$(VERSION)' | cut -d. -f1,2)
NUMBER := $(subst .,,$(SERIES))
IMAGE := $(OUT)/xen-$(SERIES).so
# The sanitizers of clang are in the program only, not in its shared objects.
no_undefined := $(if $(findstring -fsanitize=,$(CFLAGS)),,-Wl,-z,defs)
quiet := $(if $(filter 1,$(V)),,@)
say = $(if $(quiet),@printf '  %-8s %s\n' $(1) $(2))

gnttab_o := $(patsubst $(XS)/%.c,$(OUT)/obj/%.o,$(wildcard $(XS)/gnttab/*.c))
engine_o := $(patsubst $(XS)/%.c,$(OUT)/obj/%.o,$(wildcard $(XS)/engine/*.c))
machine_o := $(patsubst $(HV)/%.c,$(OUT)/obj/hv/%.o,$(wildcard $(HV)/machine/*.c $(HV)/tables/*.c))
objects := $(gnttab_o) $(engine_o) $(machine_o)

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: image FORCE
image: $(IMAGE)

# Rewritten only if they, the compiler or the version differ.
define write_flags
$(quiet)mkdir -p '$(@D)'
$(quiet){ sed -e '/^[[:space:]]*#/d' -e '/^[[:space:]]*$$/d' -e 's|@SRC@|$(abspath $(OUT)/src)|g' \
	-e 's|@XS@|$(abspath $(XS))|g' -e 's|@HV@|$(abspath $(HV))|g' '$(1)'; \
	printf '%s\n' $(2) $(CFLAGS); } >'$@.tmp'
$(quiet)if cmp -s '$@.tmp' '$@' && [ "$$(cat '$@.cc')" = '$(CC) $(VERSION)' ]; then rm -f '$@.tmp'; \
	else printf '%s\n' '$(CC) $(VERSION)' >'$@.cc' && mv -f '$@.tmp' '$@'; fi
endef

define compile
$(call say,CC,'$(patsubst $(OUT)/obj/%,xen/%,$@)')
$(quiet)mkdir -p '$(@D)'
$(quiet)$(CC) @'$(1)' -MD -MP -MF '$@.d' -MT '$@' -c -o '$@.tmp' '$<' && mv -f '$@.tmp' '$@'
endef

$(OUT)/gnttab.flags: FORCE
	$(call write_flags,$(XS)/gnttab.flags,-DXS_XEN=$(NUMBER))
$(OUT)/engine.flags: FORCE
	$(call write_flags,$(XS)/engine.flags,-DXS_SERIES='\"$(SERIES)\"' $(GLIB_CFLAGS))
$(gnttab_o): $(OUT)/obj/%.o: $(XS)/%.c $(OUT)/gnttab.flags $(OUT)/manifest
	$(call compile,$(OUT)/gnttab.flags)
$(engine_o): $(OUT)/obj/%.o: $(XS)/%.c $(OUT)/engine.flags
	$(call compile,$(OUT)/engine.flags)
$(machine_o): $(OUT)/obj/hv/%.o: $(HV)/%.c $(OUT)/engine.flags
	$(call compile,$(OUT)/engine.flags)
$(IMAGE): $(objects)
	$(call say,LINK,'$(@F)')
	$(quiet)$(CC) $(filter-out -D% -I%,$(CFLAGS)) $(LDFLAGS) -shared -Wl,-Bsymbolic $(no_undefined) \
		-o '$@.tmp' $(objects) $(GLIB_LIBS) && mv -f '$@.tmp' '$@'

-include $(objects:%=%.d)
