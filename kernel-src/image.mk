# SPDX-License-Identifier: GPL-2.0-or-later
#
# Compiles kernel images out of imported sources (GNU make).  The main Makefile
# calls it after every import; by hand:
#
#   make -f kernel-src/image.mk KS=kernel-src OUT=build/kernel SERIES=6.1
#
# KS        this folder
# OUT       where linux-SERIES/src and linux-SERIES/manifest are; the image
#           OUT/linux-SERIES/linux-SERIES.so, and for every faults/F.cocci the image
#           OUT/linux-SERIES+F/linux-SERIES+F.so, come there too
# NAME      another name than linux-SERIES for all of these
# FAULTS    which faults to build, of those that this kernel can have; default: all
# FLAGS     compiler flags, one a line; @SRC@, @KS@ and @TOP@ are replaced
# FEATURES  the list of what differs between kernels, features.list
#
# Objects that a fault does not change are shared by all images of a series.

KS ?= kernel-src
SERIES ?= 6.1
CC ?= gcc
CFLAGS ?= -g -O2
SPATCH ?= spatch
FLAGS ?= $(KS)/image.flags
FEATURES ?= $(KS)/features.list
FAULT_DIR ?= $(KS)/faults
FAULTS ?= $(sort $(patsubst $(FAULT_DIR)/%.cocci,%,$(wildcard $(FAULT_DIR)/*.cocci)))

NAME := linux-$(SERIES)
TOP := $(OUT)/$(NAME)
# What this kernel has and others have not, before anything is compiled; it decides
# which of the faults there can be.
$(shell '$(KS)/features.sh' '$(FEATURES)' '$(TOP)/src' '$(TOP)/features.h')
# Of which interface it is.
$(shell '$(KS)/abi.sh' '$(KS)/interface' '$(TOP)/ks-abi.h')
FAULTS_HERE := $(if $(FAULTS),$(shell '$(KS)/faults/applicable.sh' '$(TOP)/features.h' $(FAULTS:%='$(FAULT_DIR)/%.cocci')))
RELEASE := $(shell sed -n 's/^. release: //p' '$(TOP)/manifest')
# The sanitizers of clang are in the program only, not in its shared objects.
no_undefined := $(if $(and $(findstring -fsanitize=,$(CFLAGS)),$(findstring clang,$(shell $(CC) --version))),,-Wl,-z,defs)
quiet := $(if $(filter 1,$(V)),,@)
say = $(if $(quiet),@printf '  %-8s %s\n' $(1) $(2))

image_so = $(OUT)/$(1)/$(1).so
IMAGES := $(call image_so,$(NAME)) $(foreach f,$(FAULTS_HERE),$(call image_so,$(NAME)+$(f)))

.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
.PHONY: images FORCE
images: $(IMAGES)

# --- what is compiled --------------------------------------------------------

peek_c := $(wildcard $(KS)/peek/*.c)
# Kernel files that a peek file includes are not compiled on their own.
peeked := $(if $(peek_c),$(shell sed -n 's,^\#include ["<]\(.*\.c\)[">].*,\1,p' $(peek_c)))
# Drivers whose kernel services this kernel has otherwise than we do.
without := $(if $(shell grep -x '.define KS_HAS_GNTDEV 0' '$(TOP)/features.h'),$(addprefix drivers/xen/,gntalloc.c gntdev.c gntdev-dmabuf.c))
linux_c := $(filter-out $(peeked) $(without),$(shell sed -n 's/^[0-9a-f]\{64\}  \(.*\.c\)$$/\1/p' '$(TOP)/manifest'))
runtime_c := $(filter-out image.c,$(notdir $(wildcard $(KS)/runtime/*.c)))

linux_o := $(linux_c:%.c=linux/%.o)
peek_o := $(patsubst $(KS)/peek/%.c,peek/%.o,$(peek_c))
runtime_o := $(runtime_c:%.c=runtime/%.o)

# The objects that the change of one kernel file concerns.
objects_of = $(if $(filter $(1),$(peeked)),$(patsubst $(KS)/peek/%.c,peek/%.o,$(shell grep -l '$(1)' $(peek_c))),$(1:%.c=linux/%.o))

# --- how ---------------------------------------------------------------------

# The flags of an image: rewritten only if they, the compiler or the release differ.
define write_flags
$(quiet)mkdir -p '$(@D)'
$(quiet){ sed -e '/^[[:space:]]*#/d' -e '/^[[:space:]]*$$/d' -e 's|@SRC@|$(abspath $(@D)/src)|g' \
	-e 's|@KS@|$(abspath $(KS))|g' -e 's|@TOP@|$(abspath $(TOP))|g' '$(FLAGS)'; printf '%s\n' $(CFLAGS); } >'$@.tmp'
$(quiet)if cmp -s '$@.tmp' '$@' && [ "$$(cat '$@.cc')" = '$(CC) $(RELEASE)' ]; then rm -f '$@.tmp'; \
	else printf '%s\n' '$(CC) $(RELEASE)' >'$@.cc' && mv -f '$@.tmp' '$@'; fi
endef

# The objects of an image, so that one less links it again.
define write_objects
$(quiet)mkdir -p '$(@D)'
$(quiet)printf '%s\n' $(1) '$(LDFLAGS)' >'$@.tmp'
$(quiet)if cmp -s '$@.tmp' '$@'; then rm -f '$@.tmp'; else mv -f '$@.tmp' '$@'; fi
endef

# $(1): flags file, $(2): source, $(3): more flags.  Linux's headers are system
# headers to the flags, so -MD, not -MMD.
define compile
$(call say,CC,'$(patsubst $(OUT)/%,%,$@)')
$(quiet)mkdir -p '$(@D)'
$(quiet)$(CC) @'$(1)' $(3) -MD -MP -MF '$@.d' -MT '$@' -c -o '$@.tmp' '$(2)' && mv -f '$@.tmp' '$@'
endef

define link
$(call say,LINK,'$(@F)')
$(quiet)$(CC) $(filter-out -D% -I%,$(CFLAGS)) $(LDFLAGS) -shared -Wl,--gc-sections -Wl,-Bsymbolic $(no_undefined) \
	-o '$@.tmp' $(filter %.o,$^) -Wa,-I,'$(TOP)' '$(KS)/runtime/manifest.s' && mv -f '$@.tmp' '$@'
endef
# Every image carries the manifest.
carried := $(TOP)/manifest $(KS)/runtime/manifest.s

# What Kbuild calls the module that a kernel file becomes.
modname = -DKBUILD_MODNAME='"$(subst -,_,$(basename $(<F)))"'
# Who an image is, for runtime/image.c.
identity = -include '$(abspath $(TOP)/ks-abi.h)' -DKS_IMAGE_NAME='"$(1)"' -DKS_IMAGE_RELEASE='"$(RELEASE)"' -DKS_IMAGE_FAULT='"$(2)"'

# --- the unmodified kernel ---------------------------------------------------

objects := $(addprefix $(TOP)/obj/,$(linux_o) $(peek_o) $(runtime_o) image.o)

$(TOP)/flags: FORCE
	$(write_flags)
$(TOP)/objects: FORCE
	$(call write_objects,$(objects))
$(TOP)/obj/linux/%.o: $(TOP)/src/%.c $(TOP)/flags
	$(call compile,$(TOP)/flags,$(abspath $<),$(modname))
$(TOP)/obj/peek/%.o: $(KS)/peek/%.c $(TOP)/flags
	$(call compile,$(TOP)/flags,$(abspath $<))
$(TOP)/obj/runtime/%.o: $(KS)/runtime/%.c $(TOP)/flags
	$(call compile,$(TOP)/flags,$(abspath $<))
$(TOP)/obj/image.o: $(KS)/runtime/image.c $(TOP)/flags
	$(call compile,$(TOP)/flags,$(abspath $<),$(call identity,$(NAME),))
$(call image_so,$(NAME)): $(objects) $(TOP)/objects $(carried)
	$(link)

-include $(objects:%=%.d)

# --- one image per fault -----------------------------------------------------

# $(1): fault, $(2): folder of its image
define fault_image
files_$(1) := $$(shell sed -n 's,^// files: ,,p' '$(FAULT_DIR)/$(1).cocci')
changed_$(1) := $$(foreach f,$$(files_$(1)),$$(call objects_of,$$(f)))
own_$(1) := $$(addprefix $(2)/obj/,$$(changed_$(1)) image.o)
shared_$(1) := $$(addprefix $(TOP)/obj/,$$(filter-out $$(changed_$(1)),$(linux_o) $(peek_o) $(runtime_o)))

$(2)/patched.stamp: $(FAULT_DIR)/$(1).cocci $(KS)/faults/apply.sh $(TOP)/manifest
	$$(call say,SPATCH,'$(1)')
	$(quiet)SPATCH='$(SPATCH)' '$(KS)/faults/apply.sh' '$(FAULT_DIR)/$(1).cocci' '$(TOP)' '$(2)'
$(2)/src/%: $(2)/patched.stamp ;
# The same by the name that it has in a .d file: it is away for a moment.
$(abspath $(2))/src/%: $(2)/patched.stamp ;

$(2)/flags: FORCE
	$$(write_flags)
$(2)/objects: FORCE
	$$(call write_objects,$$(own_$(1)) $$(shared_$(1)))
$(2)/obj/linux/%.o: $(2)/src/%.c $(2)/flags
	$$(call compile,$(2)/flags,$$(abspath $$<),$$(modname))
$(2)/obj/peek/%.o: $(KS)/peek/%.c $(2)/flags $$(addprefix $(2)/src/,$$(files_$(1)))
	$$(call compile,$(2)/flags,$$(abspath $$<))
$(2)/obj/image.o: $(KS)/runtime/image.c $(2)/flags | $(2)/patched.stamp
	$$(call compile,$(2)/flags,$$(abspath $$<),$$(call identity,$(NAME)+$(1),$(1)))
$(call image_so,$(NAME)+$(1)): $$(own_$(1)) $$(shared_$(1)) $(2)/objects $(carried)
	$$(link)

-include $$(own_$(1):%=%.d)
endef

$(foreach f,$(FAULTS_HERE),$(eval $(call fault_image,$(f),$(OUT)/$(NAME)+$(f))))

# The same with a hook before every load and store.
ifneq ($(wildcard $(KS)/instrument/*.c),)
include $(KS)/instrument.mk
endif
