# SPDX-License-Identifier: GPL-2.0-or-later
# The hypervisor model: a library of its own, leaning on GLib and Xen's public
# headers only.  Included from the top-level Makefile.am.

noinst_LIBRARIES += libhvmodel.a

libhvmodel_a_CPPFLAGS = \
	-I$(top_srcdir)/hv-model \
	$(AM_CPPFLAGS) \
	$(GLIB_CFLAGS)

libhvmodel_a_SOURCES = \
	hv-model/active-entry.c \
	hv-model/bitmap.c \
	hv-model/bug.c \
	hv-model/check-frames.c \
	hv-model/check.c \
	hv-model/domain.c \
	hv-model/event-channel.c \
	hv-model/event-deliver.c \
	hv-model/event-op.c \
	hv-model/fault-table.c \
	hv-model/frames.c \
	hv-model/gnttab-acquire.c \
	hv-model/gnttab-cache.c \
	hv-model/gnttab-copy.c \
	hv-model/gnttab-entry.c \
	hv-model/gnttab-map.c \
	hv-model/gnttab-setup.c \
	hv-model/gnttab-swap.c \
	hv-model/gnttab-table.c \
	hv-model/gnttab-transfer.c \
	hv-model/gnttab-unmap-batch.c \
	hv-model/gnttab-unmap.c \
	hv-model/gnttab-version.c \
	hv-model/gnttab.c \
	hv-model/gtf-table.c \
	hv-model/gtf.c \
	hv-model/host-map-hvm.c \
	hv-model/host-map-pv.c \
	hv-model/host-map.c \
	hv-model/inject.c \
	hv-model/inspect.c \
	hv-model/interface.c \
	hv-model/l1-entry.c \
	hv-model/l1-tables.c \
	hv-model/machine.c \
	hv-model/maptrack.c \
	hv-model/memory-op.c \
	hv-model/memory-paging.c \
	hv-model/memory-reservation.c \
	hv-model/memory-resource.c \
	hv-model/mmu-op.c \
	hv-model/op-table.c \
	hv-model/p2m.c \
	hv-model/paging.c \
	hv-model/status-table.c \
	hv-model/books.h \
	hv-model/event.h \
	hv-model/frames.h \
	hv-model/gnttab.h \
	hv-model/inject.h \
	hv-model/l1.h \
	hv-model/machine.h \
	hv-model/memory-op.h \
	hv-model/p2m.h \
	hv-model/private.h \
	hv-model/unmap.h \
	hv-model/hv/fault.h \
	hv-model/hv/grant.h \
	hv-model/hv/host.h \
	hv-model/hv/hv.h \
	hv-model/hv/paging.h \
	hv-model/hv/types.h
