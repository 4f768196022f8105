# SPDX-License-Identifier: GPL-2.0-or-later
# What `gntsim image build' needs of this folder: found through a link where gntsim is
# built, and installed beside the scripts.

# The scripts and everything that image.mk reads, in folders as here.
kernel_src_installed = \
	abi.sh \
	faults \
	features.list \
	features.sh \
	image.flags \
	image.mk \
	import \
	include \
	include-older \
	instrument \
	instrument.mk \
	interface \
	linux-files.list \
	peek \
	runtime
kernel_src_dir = $(pkgdatadir)/kernel-src

.PHONY: kernel-src-here install-kernel-src uninstall-kernel-src clean-kernel-src-here

kernel-src-here:
	@test -e kernel-src || $(LN_S) '$(abs_top_srcdir)/kernel-src' kernel-src

install-kernel-src:
	cd '$(srcdir)/kernel-src' && find $(kernel_src_installed) -type f | \
		while read -r file; do \
			to='$(DESTDIR)$(kernel_src_dir)'/$$file; \
			$(MKDIR_P) "$${to%/*}" || exit 1; \
			case $$file in \
			*.sh) $(INSTALL_SCRIPT) "$$file" "$$to" || exit 1 ;; \
			*) $(INSTALL_DATA) "$$file" "$$to" || exit 1 ;; \
			esac; \
		done

uninstall-kernel-src:
	rm -rf '$(DESTDIR)$(kernel_src_dir)'

clean-kernel-src-here:
	test ! -L kernel-src || rm -f kernel-src

# The rules of these names are in other fragments, or nothing but this.
all-local: kernel-src-here
install-data-local: install-kernel-src
uninstall-local: uninstall-kernel-src
clean-local: clean-kernel-src-here
