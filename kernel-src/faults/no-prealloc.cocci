// SPDX-License-Identifier: GPL-2.0-or-later
// What the kernel did before b7dd0e350e0b "x86/xen: safely map and unmap grant
// frames when in atomic context": no address space is reserved at boot, the
// first mapping reserves it, and frames are entered and removed by walking the
// page table.  So growing the table in atomic context may sleep, and enters lazy
// MMU mode, which the vCPU may be in already.
//
// kind: historic
// shows: sleep-in-atomic, lazy-mmu-nested
// needs: KS_HAS_PTE_RECORDING
// files: arch/x86/xen/grant-table.c
// rules: 5

@init@
identifier a, b;
@@
int arch_gnttab_init(unsigned long a, unsigned long b)
{
- ...
+	return 0;
}

@unused@
identifier f = {gnttab_apply, arch_gnttab_valloc, arch_gnttab_vfree};
@@
- f(...)
- {
- ...
- }

@shared@
typedef pte_t;
identifier list, n, most, where;
@@
+static int late_table(pte_t *slot, unsigned long va, void *unused)
+{
+	return 0;
+}
+
+/* The first mapping reserves room for all that may ever come, page tables too. */
+static void *arch_gnttab_late_reserve(struct gnttab_vm_area *room, unsigned long pages)
+{
+	unsigned long bytes = pages * PAGE_SIZE;
+
+	room->area = get_vm_area(bytes, VM_IOREMAP);
+	BUG_ON(!room->area);
+	BUG_ON(apply_to_page_range(&init_mm, (unsigned long)room->area->addr, bytes,
+				   late_table, NULL));
+	return room->area->addr;
+}
+
+static int late_enter_shared(pte_t *slot, unsigned long va, void *cursor)
+{
+	unsigned long **next = cursor;
+
+	set_pte_at(&init_mm, va, slot, mfn_pte(*(*next)++, PAGE_KERNEL));
+	return 0;
+}
+
 int arch_gnttab_map_shared(unsigned long *list, unsigned long n, unsigned long most,
			    void **where)
{
- ...
+	if (!*where)
+		*where = arch_gnttab_late_reserve(&gnttab_shared_vm_area, most);
+	return apply_to_page_range(&init_mm, (unsigned long)*where, n * PAGE_SIZE,
+				   late_enter_shared, &list);
}

@status@
typedef pte_t, uint64_t, grant_status_t;
identifier list, n, most, where;
@@
+static int late_enter_status(pte_t *slot, unsigned long va, void *cursor)
+{
+	uint64_t **next = cursor;
+
+	set_pte_at(&init_mm, va, slot, mfn_pte(*(*next)++, PAGE_KERNEL));
+	return 0;
+}
+
 int arch_gnttab_map_status(uint64_t *list, unsigned long n, unsigned long most,
			    grant_status_t **where)
{
- ...
+	if (!*where)
+		*where = arch_gnttab_late_reserve(&gnttab_status_vm_area, most);
+	return apply_to_page_range(&init_mm, (unsigned long)*where, n * PAGE_SIZE,
+				   late_enter_status, &list);
}

@unmap@
typedef pte_t;
identifier start, n;
@@
+static int late_remove(pte_t *slot, unsigned long va, void *unused)
+{
+	set_pte_at(&init_mm, va, slot, __pte(0));
+	return 0;
+}
+
 void arch_gnttab_unmap(void *start, unsigned long n)
{
- ...
+	apply_to_page_range(&init_mm, (unsigned long)start, n * PAGE_SIZE, late_remove, NULL);
}
