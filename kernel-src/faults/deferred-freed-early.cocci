// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker heap-error fires: the record of a deferred
// grant is freed before its page is looked up in it.
//
// kind: synthetic
// shows: heap-error
// files: drivers/xen/grant-table.c
// rules: 1

@early@
expression entry;
@@
gnttab_handle_deferred(...)
{
<+...
+ kfree(entry);
  put_page(entry->page);
  ...
- kfree(entry);
...+>
}
