// SPDX-License-Identifier: GPL-2.0-or-later
// B5: the warning that a grant could not be unmapped does not ask whether it had been
// mapped.  Fixed by Linux commit 166d38632316.
//
// kind: historic
// shows: warn
// needs: KS_HAS_GNTDEV
// files: drivers/xen/gntdev.c
// rules: 2

@user_unmap@
expression failed, map, i, none;
@@
- WARN_ON(failed && map->unmap_ops[i].handle != none)
+ WARN_ON(failed)

@kernel_unmap@
expression failed, map, i, none;
@@
- WARN_ON(failed && map->kunmap_ops[i].handle != none)
+ WARN_ON(failed)
