// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that an instrumented image gives way between two stores to a
// shared page: an entry's flags are written before its frame, so for a moment it
// grants what the entry granted last.
//
// kind: synthetic
// shows: nothing by itself; the peer sees another page
// files: drivers/xen/grant-table.c
// rules: 1

@order@
expression at, type;
@@
gnttab_update_entry_v1(...)
{
+ gnttab_shared.v1[at].flags = type;
  ...
- gnttab_shared.v1[at].flags = type;
}
