# SPDX-License-Identifier: GPL-2.0-or-later
# The library that gntsim exec preloads into a program.  It is loaded into programs of any
# make, so it is built without sanitizers, whatever the rest is built with.

client_dir = $(pkglibdir)
client_sources = \
	client/areas.c \
	client/calls.c \
	client/close.c \
	client/connection.c \
	client/follow.c \
	client/memory.c \
	client/own.c \
	client/protect.c
client_headers = \
	client/client.h \
	client/raw.h \
	client/wire.h

EXTRA_DIST += \
	$(client_sources) \
	$(client_headers)

client/gntsim-client.so: $(client_sources) $(client_headers)
	$(AM_V_at)$(MKDIR_P) client
	$(AM_V_CCLD)$(CC) -std=gnu17 -D_GNU_SOURCE -Wall -Wextra $(WERROR_CFLAGS) -I$(top_srcdir) \
		-g -O2 -U_FORTIFY_SOURCE -fPIC -fvisibility=hidden -shared -o $@ \
		$(client_sources:%=$(top_srcdir)/%) -Wl,--no-undefined

all-local: client/gntsim-client.so
install-exec-local: install-client
uninstall-local: uninstall-client
clean-local: clean-client

.PHONY: install-client uninstall-client clean-client
install-client: client/gntsim-client.so
	$(MKDIR_P) '$(DESTDIR)$(client_dir)'
	$(INSTALL_DATA) client/gntsim-client.so '$(DESTDIR)$(client_dir)/'

uninstall-client:
	rm -f '$(DESTDIR)$(client_dir)/gntsim-client.so'

clean-client:
	rm -f client/gntsim-client.so
