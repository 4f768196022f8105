/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The historic bugs of Xen that can be switched on for a machine.  A row says what
 * goes wrong; the few lines that do it are where the bug was: grep for its
 * HV_FAULT_ name.  The order is that of HvFault in fault-switch.h.
 *
 * Xen 4.17.5, which the model follows otherwise, still has the last two: with both
 * switched on the model answers as it does.
 */
#include "gnttab/gnttab.h"

const HvFaultRow hv_fault_table[] = {
	[HV_FAULT_MAP_EAGAIN_KEEPS_FLAGS] = {
		"map-eagain-keeps-flags", "C5", "fixed by 62698cdaf3 in Xen 4.2",
		"a map that fails because its page is paged out leaves GTF_reading and "
		"GTF_writing set"},
	[HV_FAULT_COPY_EAGAIN_KEEPS_FLAGS] = {
		"copy-eagain-keeps-flags", "C6", "fixed by 8aed1f12c4 in Xen 4.2",
		"a copy that fails because its page is paged out leaves GTF_reading and "
		"GTF_writing set"},
	[HV_FAULT_UNMAP_PUTS_DEVICE_ALWAYS] = {
		"unmap-puts-device-always", "C11", "XSA-224, fixed by 8fdfcb2b6b in Xen 4.10",
		"an unmap with dev_bus_addr 0 drops the page reference of the device map, "
		"every time"},
	[HV_FAULT_DEVICE_MAP_SKIPS_TYPE] = {
		"device-map-skips-type", "C12",
		"XSA-224, fixed by 75b384ece6 and 11fc7ccb72 in Xen 4.10",
		"a writable device map of a translated domain's page takes no type "
		"reference, its unmap drops one"},
	[HV_FAULT_COPY_IGNORES_DEVICE_PINS] = {
		"copy-ignores-device-pins", "C18", "XSA-230, fixed by 6e2a4c7356 in Xen 4.10",
		"a copy that is cleaned up clears GTF_reading and GTF_writing although a "
		"device map is still there"},
	[HV_FAULT_MAP_STATUS_POSITIVE] = {
		"map-status-positive", "C27", "XSA-316, fixed by da0c66c8f4 in Xen 4.14",
		"a map of an entry that does not grant it answers with status 1"},
	[HV_FAULT_COPY_PREEMPTED_AT_FIRST] = {
		"copy-preempted-at-first", "C28", "XSA-318, fixed by d6f22d5d9e in Xen 4.14",
		"a batch of copies that is preempted before its first one returns 0 with "
		"nothing done and no status written"},
	[HV_FAULT_MAP_TRANSITIVE] = {
		"map-transitive", "C31", "fixed by b339e3a976 in Xen 4.15",
		"a map of a transitive grant reads it as a full page: a frame that was never "
		"granted is mapped"},
	[HV_FAULT_UNMAP_PARTIAL_DROPS_COUNT] = {
		"unmap-partial-drops-count", "C36", "XSA-394, fixed by 975a8fb45c in Xen 4.17",
		"an unmap that takes nothing or only a part of a mapping away drops its "
		"count all the same"},
	[HV_FAULT_COPY_PINNED_FRAME_CHANGED] = {
		"copy-pinned-frame-changed", "C40", "XSA-500, fixed by 61b0a59ce2 in 2026",
		"a writing copy to an entry that is pinned for reading and has a new frame: "
		"the reference is on the new frame, the bytes go to the old one"},
	[HV_FAULT_COPY_SELF_UNCHECKED] = {
		"copy-self-unchecked", "C42", "CVE-2026-102704",
		"in a batch of copies a frame of the same domain as before can be named by "
		"number without any grant"},
};

const guint hv_fault_count = G_N_ELEMENTS(hv_fault_table);

G_STATIC_ASSERT(G_N_ELEMENTS(hv_fault_table) == HV_FAULT_COUNT);

const HvFaultRow *hv_fault_by_name(const char *name)
{
	for (guint i = 0; i < hv_fault_count; i++)
		if (!strcmp(hv_fault_table[i].name, name))
			return &hv_fault_table[i];
	return NULL;
}

gboolean hv_engine_fault_set(HvMachine *machine, const char *name, gboolean on)
{
	const HvFaultRow *row = hv_fault_by_name(name);
	guint64 bit;

	if (!row)
		return FALSE;
	bit = 1ull << (row - hv_fault_table);
	if (on)
		machine->faults |= bit;
	else
		machine->faults &= ~bit;
	return TRUE;
}
