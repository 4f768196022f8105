# SPDX-License-Identifier: GPL-2.0-or-later
#
# Instrumented images, OUT/NAME/NAME.instrumented.so: Linux's files (and ours that
# include one) compiled so that every load and store calls a hook of instrument/*.c
# first.  The runtime is not instrumented, so its objects are those of the other image.
# Included by image.mk.
#
# INSTRUMENT   which images get one: those with these faults, and the one without;
#              default: all.  none: no image at all

INSTRUMENT ?= $(FAULTS_HERE)
OBJCOPY ?= objcopy

hook_c := $(notdir $(wildcard $(KS)/instrument/*.c))
hook_o := $(hook_c:%.c=instrument/%.o)

# Other sanitizers exclude this one.  gcc's -Wtsan: libtsan does not know fences; we do.
hooked := -fno-sanitize=all -fsanitize=thread -DKS_INSTRUMENTED \
	$(if $(findstring clang,$(shell $(CC) --version)),-mllvm -tsan-distinguish-volatile=1, \
		--param tsan-distinguish-volatile=1 -Wno-tsan)

# Calls that the compiler makes or leaves as they are.
renamed := $(foreach f,memcpy memmove memset memcmp,--redefine-sym $(f)=ks_hook_$(f))

define compile_hooked
$(call say,HOOK,'$(patsubst $(OUT)/%,%,$@)')
$(quiet)mkdir -p '$(@D)'
$(quiet)$(CC) @'$(1)' $(3) $(hooked) -MD -MP -MF '$@.d' -MT '$@' -c -o '$@.tmp' '$(2)' && \
	$(OBJCOPY) $(renamed) '$@.tmp' && mv -f '$@.tmp' '$@'
endef

instrumented_so = $(OUT)/$(1)/$(1).instrumented.so
hooks := $(addprefix $(TOP)/obj/,$(hook_o))

$(TOP)/obj/instrument/%.o: $(KS)/instrument/%.c $(TOP)/flags
	$(call compile,$(TOP)/flags,$(abspath $<),-fno-sanitize=all)
-include $(hooks:%=%.d)

# $(1): name of the image, $(2): its folder, $(3): its own objects of Linux and peek, $(4): those
# that it shares with the image without a fault, $(5): what its sources wait for
define instrumented_image
hooked_$(1) := $$(addprefix $(2)/hooked/,$(3)) $$(addprefix $(TOP)/hooked/,$(4))

$(2)/hooked/linux/%.o: $(2)/src/%.c $(2)/flags
	$$(call compile_hooked,$(2)/flags,$$(abspath $$<),$$(modname))
$(2)/hooked/peek/%.o: $(KS)/peek/%.c $(2)/flags $(5)
	$$(call compile_hooked,$(2)/flags,$$(abspath $$<))
$(2)/instrumented: FORCE
	$$(call write_objects,$$(hooked_$(1)) $$(hooks))
$(call instrumented_so,$(1)): $$(hooked_$(1)) $$(hooks) $(2)/obj/image.o \
		$$(addprefix $(TOP)/obj/,$$(runtime_o)) $(2)/instrumented
	$$(link)

-include $$(patsubst %,%.d,$$(addprefix $(2)/hooked/,$(3)))
images: $(call instrumented_so,$(1))
endef

ifneq ($(INSTRUMENT),none)
$(eval $(call instrumented_image,$(NAME),$(TOP),$(linux_o) $(peek_o),,))
$(foreach f,$(filter $(INSTRUMENT),$(FAULTS_HERE)),$(eval $(call instrumented_image,$(NAME)+$(f),$(OUT)/$(NAME)+$(f),$(changed_$(f)),$(filter-out $(changed_$(f)),$(linux_o) $(peek_o)),$(addprefix $(OUT)/$(NAME)+$(f)/src/,$(files_$(f))))))
endif
