// SPDX-License-Identifier: GPL-2.0-or-later
// Linux before commit 42baefac638f (XSA-396, CVE-2022-23041): whoever ends access without
// naming the page gets it back at once, while the peer may still map it.
//
// kind: historic
// shows: a page that is free while a peer maps it
// files: drivers/xen/grant-table.c
// rules: 2

@add@
identifier page;
statement S;
@@
gnttab_add_deferred(...)
{
<+...
- if (!page) S
...+>
}

@handle@
expression entry;
@@
gnttab_handle_deferred(...)
{
<+...
- put_page(entry->page);
+ if (entry->page)
+ 	put_page(entry->page);
...+>
}
