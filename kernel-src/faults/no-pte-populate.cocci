// SPDX-License-Identifier: GPL-2.0-or-later
// Synthetic, to show that the checker pte-unpopulated fires: boot reserves the
// address space but makes no page tables, so the PTE pointers that later
// mappings go by were never filled in.
//
// kind: synthetic
// shows: pte-unpopulated
// needs: KS_HAS_PTE_RECORDING
// files: arch/x86/xen/grant-table.c
// rules: 1

@valloc@
expression mm, start, size, record, data;
@@
arch_gnttab_valloc(...)
{
<+...
- apply_to_page_range(mm, start, size, record, data)
+ ((void)record, 0)
...+>
}
