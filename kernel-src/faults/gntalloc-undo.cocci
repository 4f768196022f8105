// SPDX-License-Identifier: GPL-2.0-or-later
// B14: what of an allocation succeeded is undone by a walk over a list whose elements are
// freed on the way.  As before Linux commit 99cb2ddcc617.
//
// kind: historic
// shows: oops
// needs: KS_HAS_GNTDEV
// files: drivers/xen/gntalloc.c
// rules: 1

@undo@
iterator name list_for_each_entry_safe, list_for_each_entry;
expression queue;
identifier gref, next;
@@
add_grefs(...)
{
<...
- list_for_each_entry_safe(gref, next, &queue, next_file) {
+ list_for_each_entry(gref, &queue, next_file) {
+	(void)next;
-	list_del(...);
	__del_gref(...);
  }
...>
}
