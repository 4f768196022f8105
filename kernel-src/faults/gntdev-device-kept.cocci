// SPDX-License-Identifier: GPL-2.0-or-later
// B2, XSA-361: the bus address that a map for a device gave is left out of its unmap, so
// Xen unmaps it for the host alone: the device's pin and the handle are never dropped.
// Mended by Linux commit dbe5283605b3.
//
// kind: historic
// shows: handle-leak
// needs: KS_HAS_GNTDEV
// files: drivers/xen/gntdev.c
// rules: 1

@left_out@
expression op, bus;
@@
gntdev_map_grant_pages(...)
{
<+...
- op.dev_bus_addr = bus;
+ op.dev_bus_addr = 0;
...+>
}
