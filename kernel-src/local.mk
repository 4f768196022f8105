# SPDX-License-Identifier: GPL-2.0-or-later
# Kernel images: Linux's sources are imported, then image.mk compiles them.

kernel_dir = kernel
image_dir = $(pkglibdir)/images

EXTRA_DIST += \
	kernel-src/abi.sh \
	kernel-src/faults \
	kernel-src/features.list \
	kernel-src/features.sh \
	kernel-src/image.flags \
	kernel-src/image.mk \
	kernel-src/import \
	kernel-src/include \
	kernel-src/include-older \
	kernel-src/instrument \
	kernel-src/instrument.mk \
	kernel-src/interface \
	kernel-src/linux-files.list \
	kernel-src/peek \
	kernel-src/runtime

# The number of the interface; written again only if it is another.
.PHONY: ks-abi
ks-abi.h: ks-abi
	@$(srcdir)/kernel-src/abi.sh '$(srcdir)/kernel-src/interface' $@
CLEANFILES += ks-abi.h

.PHONY: kernel-images
# Both steps are quick when nothing has changed.
kernel-images:
	@$(srcdir)/kernel-src/import/all.sh --list '$(srcdir)/kernel-src/linux-files.list' \
		--out '$(kernel_dir)' --cache '$(GNTSIM_CACHE)' --configured config.status \
		'$(LINUX_SOURCE)' $(LINUX_VERSIONS)
	@for series in $$(awk '$$2 != "-" && !seen[$$2]++ { print $$2 }' '$(kernel_dir)/versions'); do \
		$(MAKE) --no-print-directory -f '$(srcdir)/kernel-src/image.mk' KS='$(srcdir)/kernel-src' \
			OUT='$(kernel_dir)' SERIES=$$series CC='$(CC)' SPATCH='$(SPATCH)' V='$(V)' \
			$(if $(filter all,$(LINUX_FAULTS)),,FAULTS='$(LINUX_FAULTS)') \
			CFLAGS='$(CFLAGS) $(WERROR_CFLAGS) $(SANITIZER_CFLAGS)' LDFLAGS='$(LDFLAGS)' images || exit 1; \
	done

all-local: kernel-images

install-exec-local:
	$(MKDIR_P) '$(DESTDIR)$(image_dir)'
	for image in '$(kernel_dir)'/*/*.so; do \
		$(INSTALL_DATA) "$$image" '$(DESTDIR)$(image_dir)/' || exit 1; \
	done

uninstall-local:
	for image in '$(kernel_dir)'/*/*.so; do \
		rm -f "$(DESTDIR)$(image_dir)/$${image##*/}"; \
	done
	-rmdir '$(DESTDIR)$(image_dir)' '$(DESTDIR)$(pkglibdir)' 2>/dev/null

clean-local:
	rm -rf '$(kernel_dir)'
