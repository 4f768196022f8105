# SPDX-License-Identifier: GPL-2.0-or-later
# The Xen image: Xen's grant_table.c is imported, then xen.mk compiles it.  Without
# its source one line says so, and the build goes on.

xen_dir = xen

EXTRA_DIST += \
	xen-src/engine \
	xen-src/engine.flags \
	xen-src/gnttab \
	xen-src/gnttab.flags \
	xen-src/hv-xen.h \
	xen-src/import \
	xen-src/shim \
	xen-src/xen-files.list \
	xen-src/xen.mk \
	xen-src/xs-bridge.h

.PHONY: xen-image
# Both steps are quick when nothing has changed.
xen-image:
	@$(srcdir)/xen-src/import/import.sh --list '$(srcdir)/xen-src/xen-files.list' \
		--out '$(xen_dir)' --cache '$(GNTSIM_CACHE)' '$(XEN_SOURCE)'
	@if test -f '$(xen_dir)/manifest'; then \
		$(MAKE) --no-print-directory -f '$(srcdir)/xen-src/xen.mk' XS='$(srcdir)/xen-src' \
			HV='$(srcdir)/hv-model' OUT='$(xen_dir)' CC='$(CC)' V='$(V)' \
			CFLAGS='$(CFLAGS) $(WERROR_CFLAGS) $(SANITIZER_CFLAGS)' LDFLAGS='$(LDFLAGS)' \
			GLIB_CFLAGS='$(GLIB_CFLAGS)' GLIB_LIBS='$(GLIB_LIBS)' image; \
	else \
		rm -f '$(xen_dir)'/*.so; \
	fi

all-local: xen-image

# The rules of these names are in kernel-src/local.mk: these come before them.
install-exec-local: install-xen-image
uninstall-local: uninstall-xen-image
clean-local: clean-xen-image

.PHONY: install-xen-image uninstall-xen-image clean-xen-image
install-xen-image:
	for image in '$(xen_dir)'/*.so; do \
		test ! -f "$$image" || { $(MKDIR_P) '$(DESTDIR)$(image_dir)' && \
			$(INSTALL_DATA) "$$image" '$(DESTDIR)$(image_dir)/'; } || exit 1; \
	done

uninstall-xen-image:
	rm -f '$(DESTDIR)$(image_dir)'/xen-*.so

clean-xen-image:
	rm -rf '$(xen_dir)'
