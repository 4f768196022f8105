# SPDX-License-Identifier: GPL-2.0-or-later
# The hypervisor model: a library of its own, leaning on GLib and Xen's public
# headers only.  xen-src/xen.mk compiles machine/ and tables/ once more, for the Xen
# image.  Included from the top-level Makefile.am.

noinst_LIBRARIES += libhvmodel.a

libhvmodel_a_CPPFLAGS = \
	-I$(top_srcdir)/hv-model \
	$(AM_CPPFLAGS) \
	$(GLIB_CFLAGS)

# What a guest wrote word by word is read so: a wider load waits until all of it has been stored.
libhvmodel_a_CFLAGS = \
	-fno-tree-vectorize \
	$(AM_CFLAGS)

libhvmodel_a_SOURCES = \
	hv-model/gnttab/acquire.c \
	hv-model/gnttab/cache.c \
	hv-model/gnttab/check-table.c \
	hv-model/gnttab/copy.c \
	hv-model/gnttab/engine.c \
	hv-model/gnttab/entry.c \
	hv-model/gnttab/fault-table.c \
	hv-model/gnttab/gtf.c \
	hv-model/gnttab/map.c \
	hv-model/gnttab/maptrack.c \
	hv-model/gnttab/model.c \
	hv-model/gnttab/op.c \
	hv-model/gnttab/setup.c \
	hv-model/gnttab/swap.c \
	hv-model/gnttab/table-frames.c \
	hv-model/gnttab/table.c \
	hv-model/gnttab/transfer.c \
	hv-model/gnttab/unmap-batch.c \
	hv-model/gnttab/unmap.c \
	hv-model/gnttab/version.c \
	hv-model/machine/bitmap.c \
	hv-model/machine/bug.c \
	hv-model/machine/check-frames.c \
	hv-model/machine/check.c \
	hv-model/machine/copy-forward.c \
	hv-model/machine/domain.c \
	hv-model/machine/event-channel.c \
	hv-model/machine/event-deliver.c \
	hv-model/machine/event-op.c \
	hv-model/machine/frames.c \
	hv-model/machine/host-map-hvm.c \
	hv-model/machine/host-map-pv.c \
	hv-model/machine/host-map.c \
	hv-model/machine/hypercall.c \
	hv-model/machine/inject.c \
	hv-model/machine/inspect.c \
	hv-model/machine/interface.c \
	hv-model/machine/l1-entry.c \
	hv-model/machine/l1-tables.c \
	hv-model/machine/machine.c \
	hv-model/machine/memory-op.c \
	hv-model/machine/memory-paging.c \
	hv-model/machine/memory-reservation.c \
	hv-model/machine/memory-resource.c \
	hv-model/machine/mmu-op.c \
	hv-model/machine/p2m.c \
	hv-model/machine/paging.c \
	hv-model/machine/refuse.c \
	hv-model/machine/reset.c \
	hv-model/tables/abi.c \
	hv-model/tables/gtf-table.c \
	hv-model/tables/op-table.c \
	hv-model/tables/refusal-table.c \
	hv-model/tables/status-table.c \
	hv-model/gnttab/active-entry.h \
	hv-model/gnttab/entry.h \
	hv-model/gnttab/fault-switch.h \
	hv-model/gnttab/gnttab.h \
	hv-model/gnttab/unmap.h \
	hv-model/machine/books.h \
	hv-model/machine/engine.h \
	hv-model/machine/event.h \
	hv-model/machine/frame-info.h \
	hv-model/machine/frame-refs.h \
	hv-model/machine/frames.h \
	hv-model/machine/host-map.h \
	hv-model/machine/inject.h \
	hv-model/machine/l1.h \
	hv-model/machine/machine.h \
	hv-model/machine/memory-op.h \
	hv-model/machine/p2m.h \
	hv-model/machine/private.h \
	hv-model/machine/refuse.h \
	hv-model/hv/fault.h \
	hv-model/hv/grant.h \
	hv-model/hv/host.h \
	hv-model/hv/hv.h \
	hv-model/hv/paging.h \
	hv-model/hv/refusal.h \
	hv-model/hv/refusals/all.def \
	hv-model/hv/refusals/call.def \
	hv-model/hv/refusals/copy.def \
	hv-model/hv/refusals/entry.def \
	hv-model/hv/refusals/map.def \
	hv-model/hv/refusals/other.def \
	hv-model/hv/refusals/table.def \
	hv-model/hv/refusals/unmap.def \
	hv-model/hv/types.h
