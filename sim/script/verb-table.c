/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of verbs; verb-table.h explains the signature notation. */
#include "script/verb-table.h"

#include <string.h>

#define NOBODY GS_WHO_NOBODY
#define BARE   GS_WHO_BARE
#define LINUX  GS_WHO_LINUX
#define ANY    (GS_WHO_BARE | GS_WHO_LINUX)

#define DOMAIN_OPTIONS                                                                     \
	" [pages <pages:number>] [vcpus <vcpus:number>]"                                   \
	" [max-grant-frames <max-grant-frames:number>]"                                    \
	" [maptrack-frames <maptrack-frames:number>] [max-version <max-version:number>]"   \
	" [version <version:number>] [address-width <address-width:number>] [privileged] [unbooted]"

const GsVerb gs_verb_table[GS_VERB_COUNT] = {
	/* --- the machine ----------------------------------------------------- */
	{ GS_VERB_MACHINE, "machine", NOBODY, "[frames <frames:number>] [checked]", FALSE, FALSE,
	  "how many machine frames there are (16384 if not said); checked: the hypervisor checks "
	  "its own books after every hypercall",
	  "machine frames 4096 checked" },
	{ GS_VERB_DOMAIN, "domain", NOBODY,
	  "<id:any-domid> <kernel:kernel> [fault <fault:fault>] pv|hvm|pvh" DOMAIN_OPTIONS, FALSE,
	  FALSE, "a domain: bare (the script plays the guest) or running a kernel image",
	  "domain 1 linux pv max-grant-frames 4" },
	{ GS_VERB_PAGER, "pager", NOBODY,
	  "domain <domain:domid> latency|dead [<latency:duration>] [run-by <run-by:domid>]", FALSE,
	  FALSE, "who pages that domain's pages in again, and how long a page-in takes",
	  "pager domain 7 latency 40ms run-by 0" },
	{ GS_VERB_ALSO_ON, "also-on", NOBODY, "fault <fault:fault>", FALSE, FALSE,
	  "run the script once more with every linux domain on a kernel with that fault",
	  "also-on fault no-prealloc" },
	{ GS_VERB_WAIT, "wait", NOBODY, "<time:duration>", FALSE, FALSE,
	  "let virtual time pass", "wait 40ms" },
	{ GS_VERB_WHEN, "when", NOBODY, "[no] fault [<fault:fault>]", TRUE, FALSE,
	  "run the block only if linux domains run with that fault (or with none)",
	  "when no fault { expect no violation }" },
	{ GS_VERB_REPEAT, "repeat", NOBODY, "<times:number>", TRUE, FALSE,
	  "run the block so many times", "repeat 3 { wait 1ms }" },
	{ GS_VERB_PARALLEL, "parallel", NOBODY, "", TRUE, FALSE,
	  "start every statement of the block as a task of its own and wait for all",
	  "parallel { 1: sleep 2ms; 1: sleep 1ms }" },
	{ GS_VERB_EACH_ALLOCATION, "each-allocation", NOBODY,
	  "<domain:domid> [not] [in <function:function>]", TRUE, FALSE,
	  "run the block once for every allocation the domain makes in it (in that kernel "
	  "function, or not in it), that one failing; the domain starts afresh each time",
	  "each-allocation 1 { wait 1ms }" },

	{ GS_VERB_HYPERVISOR_FAULT, "hypervisor-fault", NOBODY, "<name:hv-fault>", FALSE, FALSE,
	  "put a historic bug of Xen back into the hypervisor (gntsim list faults)",
	  "hypervisor-fault C5" },
	{ GS_VERB_INJECT, "inject", NOBODY,
	  "<domain:domid> <op:op> [status <status:status>] [errno <errno:errno>] [preempt] "
	  "[no-memory] [nth <nth:number>] [times <times:number>]",
	  FALSE, FALSE,
	  "the nth such operation of the domain from now on (1) gives that status or errno, is "
	  "preempted, or finds no memory; so many times in a row (1)",
	  "inject 0 map_grant_ref status bad_page nth 2" },
	{ GS_VERB_EXPECT_CONSISTENT, "expect hypervisor consistent", NOBODY, "", FALSE, FALSE,
	  "pins, flags, status words, maptrack and references of the hypervisor agree",
	  "expect hypervisor consistent" },

	/* --- pages and grants -------------------------------------------------- */
	{ GS_VERB_PAGE, "page", ANY, "<page:new-page> [filled <byte:byte>]", FALSE, TRUE,
	  "take a page of the domain and name it", "7: page A" },
	{ GS_VERB_FILL, "fill", ANY, "<page:page> <byte:byte>", FALSE, FALSE,
	  "write that byte all over the page", "7: fill A 0x5a" },
	{ GS_VERB_GRANT, "grant", ANY, "<ref:new-ref> <page:page> to <to:any-domid> [rw|ro]", FALSE,
	  TRUE, "grant a page: bare writes entry number ref, linux chooses a ref and names it",
	  "7: grant 8 A to 0 rw" },
	{ GS_VERB_REVOKE, "revoke", BARE, "<ref:ref>", FALSE, TRUE,
	  "clear the entry, as a guest that ends access", "7: revoke 8" },
	{ GS_VERB_PAGE_OUT, "page-out", BARE, "<page:page>", FALSE, TRUE,
	  "nominate and evict the page", "7: page-out A" },
	{ GS_VERB_NOMINATE, "nominate", BARE, "<page:page>", FALSE, TRUE,
	  "XENMEM_paging_op_nominate", "7: nominate A" },
	{ GS_VERB_EVICT, "evict", BARE, "<page:page>", FALSE, TRUE, "XENMEM_paging_op_evict",
	  "7: evict A" },
	{ GS_VERB_PAGE_IN, "page-in", BARE, "<page:page>", FALSE, TRUE,
	  "XENMEM_paging_op_prep: the page comes back at once", "7: page-in A" },

	/* --- mapping and copying ------------------------------------------------- */
	{ GS_VERB_MAP, "map", ANY, "<map:new-map> <gref:gref>,.. [rw|ro] [device]", FALSE, TRUE,
	  "map grants in one batch: bare by hypercall, linux by gnttab_batch_map",
	  "0: map M 7:8, 7:9" },
	{ GS_VERB_MAP_REFS, "map-refs", LINUX,
	  "<map:new-map> <gref:gref>,.. [over <over:page>] [rw|ro]", FALSE, TRUE,
	  "map grants by gnttab_map_refs into pages without a frame (over: into that page)",
	  "0: map-refs M 7:8, 7:9" },
	{ GS_VERB_UNMAP, "unmap", ANY, "<map:map>", FALSE, TRUE,
	  "undo what of the mapping succeeded", "0: unmap M" },
	{ GS_VERB_COPY, "copy", ANY,
	  "<from:gref>,.. to <to:page> [offset <offset:number>] [len <len:number>]", FALSE, TRUE,
	  "copy from grants to a page in one batch: bare by hypercall, linux by gnttab_batch_copy",
	  "0: copy 7:8, 7:9 to B len 64" },
	{ GS_VERB_TOUCH, "touch", LINUX, "<slot:slot>", FALSE, TRUE,
	  "write a byte through the mapping", "0: touch M[0]" },

	/* --- hypercalls by hand ---------------------------------------------------- */
	{ GS_VERB_SETUP_TABLE, "setup-table", BARE, "<frames:number>", FALSE, TRUE,
	  "GNTTABOP_setup_table", "7: setup-table 2" },
	{ GS_VERB_SET_VERSION, "set-version", BARE, "<version:number>", FALSE, TRUE,
	  "GNTTABOP_set_version", "7: set-version 2" },
	{ GS_VERB_QUERY_SIZE, "query-size", BARE, "", FALSE, TRUE, "GNTTABOP_query_size",
	  "7: query-size" },
	{ GS_VERB_GET_VERSION, "get-version", BARE, "", FALSE, TRUE,
	  "GNTTABOP_get_version; the result is the version", "7: get-version -> 1" },
	{ GS_VERB_GET_STATUS_FRAMES, "get-status-frames", BARE, "<frames:number>", FALSE, TRUE,
	  "GNTTABOP_get_status_frames", "7: get-status-frames 1 -> general_error" },

	/* --- the kernel -------------------------------------------------------------- */
	{ GS_VERB_BOOT, "boot", LINUX, "", FALSE, TRUE,
	  "run the initcalls of a domain declared unbooted", "1: boot" },
	{ GS_VERB_SUSPEND, "suspend", LINUX, "", FALSE, TRUE, "gnttab_suspend", "1: suspend" },
	{ GS_VERB_RESUME, "resume", LINUX, "", FALSE, TRUE,
	  "gnttab_resume, after the hypervisor forgot the table as on a new host",
	  "1: resume" },
	{ GS_VERB_EXHAUST_GRANTS, "exhaust-grants", LINUX, "[leave <leave:number>]", FALSE, TRUE,
	  "take free refs until only so many are left (0)", "1: exhaust-grants leave 1" },
	{ GS_VERB_RELEASE_GRANTS, "release-grants", LINUX, "", FALSE, TRUE,
	  "give back what exhaust-grants took", "1: release-grants" },
	{ GS_VERB_ALLOC_GRANT, "alloc-grant", LINUX, "<ref:new-ref>", FALSE, TRUE,
	  "gnttab_alloc_grant_references for one ref", "1: alloc-grant R" },
	{ GS_VERB_GRANT_REF, "grant-ref", LINUX, "<ref:ref> <page:page> to <to:any-domid> [rw|ro]",
	  FALSE, TRUE, "gnttab_grant_foreign_access_ref on an allocated ref",
	  "1: grant-ref R A to 0 ro" },
	{ GS_VERB_FREE_GRANT, "free-grant", LINUX, "<ref:ref>", FALSE, TRUE,
	  "gnttab_free_grant_reference", "1: free-grant R" },
	{ GS_VERB_END_ACCESS, "end-access", LINUX, "<ref:ref>", FALSE, TRUE,
	  "gnttab_end_foreign_access; the ref is freed now or, if in use, later",
	  "1: end-access R" },
	{ GS_VERB_SLEEP, "sleep", LINUX, "<time:duration>", FALSE, TRUE, "msleep", "1: sleep 2ms" },
	{ GS_VERB_FAIL_ALLOCATION, "fail-allocation", LINUX, "<nth:number>", FALSE, FALSE,
	  "the nth allocation from now on fails (1: the next)", "1: fail-allocation 1" },

	/* --- contexts ---------------------------------------------------------------- */
	{ GS_VERB_TASK, "task", LINUX, "[vcpu <vcpu:number>]", TRUE, TRUE,
	  "run the block as one task of the domain", "1: task { sleep 1ms }" },
	{ GS_VERB_ATOMIC, "atomic", LINUX, "", TRUE, TRUE, "with preemption off",
	  "1: atomic { alloc-grant R }" },
	{ GS_VERB_LOCK, "lock", LINUX, "", TRUE, TRUE, "holding a driver's spinlock",
	  "1: lock { alloc-grant R }" },
	{ GS_VERB_IRQS_OFF, "irqs-off", LINUX, "", TRUE, TRUE, "with interrupts off",
	  "1: irqs-off { alloc-grant R }" },
	{ GS_VERB_INTERRUPT, "interrupt", LINUX, "", TRUE, TRUE,
	  "in a hard interrupt that hits the vCPU here", "1: interrupt { alloc-grant R }" },
	{ GS_VERB_SOFTIRQ, "softirq", LINUX, "", TRUE, TRUE, "in a soft interrupt",
	  "1: softirq { alloc-grant R }" },
	{ GS_VERB_LAZY_MMU, "lazy-mmu", LINUX, "", TRUE, TRUE, "in lazy MMU mode",
	  "1: lazy-mmu { interrupt { alloc-grant R } }" },

	/* --- expectations --------------------------------------------------------------- */
	{ GS_VERB_EXPECT_NO_VIOLATION, "expect no violation", NOBODY, "", FALSE, FALSE,
	  "none so far that no expectation has claimed", "expect no violation" },
	{ GS_VERB_EXPECT_VIOLATION, "expect violation", NOBODY,
	  "<violation:violation> [in <function:function>] [times <times:number>]", FALSE, FALSE,
	  "one or more such (exactly so many), with that kernel function on the stack",
	  "expect violation sleep-in-atomic in arch_gnttab_map_shared" },
	{ GS_VERB_EXPECT_ENTRY, "expect entry", NOBODY, "<gref:gref> flags <flag:gtf>..", FALSE,
	  FALSE, "the shared entry's flags (v2: with the status word's), exactly these",
	  "expect entry 7:8 flags permit_access reading writing" },
	{ GS_VERB_EXPECT_PINS, "expect pins", NOBODY, "<gref:gref> <is:compare> <n:number>", FALSE,
	  FALSE, "pins that the hypervisor holds on the entry", "expect pins 7:8 == 0" },
	{ GS_VERB_EXPECT_RETRIES, "expect retries", NOBODY, "<gref:gref> <is:compare> <n:number>",
	  FALSE, FALSE, "how often that grant was tried again after GNTST_eagain",
	  "expect retries 7:8 >= 8" },
	{ GS_VERB_EXPECT_HYPERCALLS, "expect hypercalls", NOBODY,
	  "<domain:domid> <op:op> <is:compare> <n:number>", FALSE, FALSE,
	  "hypercalls of that kind by the domain in its last action",
	  "expect hypercalls 0 map_grant_ref == 1" },
	{ GS_VERB_EXPECT_SLEEPS, "expect sleeps", NOBODY,
	  "<domain:domid> from <from:duration> to <to:duration> step <step:duration>", FALSE, FALSE,
	  "the domain's sleeps in its last action were exactly this series, in this order",
	  "expect sleeps 0 from 1ms to 255ms step 1ms" },
	{ GS_VERB_EXPECT_GRANT_FRAMES, "expect grant-frames", NOBODY,
	  "<domain:domid> <is:compare> <n:number>", FALSE, FALSE, "shared grant frames set up",
	  "expect grant-frames 1 == 2" },
	{ GS_VERB_EXPECT_VERSION, "expect version", NOBODY, "<domain:domid> <is:compare> <n:number>",
	  FALSE, FALSE, "version of the domain's grant table", "expect version 1 == 2" },
	{ GS_VERB_EXPECT_RESERVED, "expect reserved", NOBODY,
	  "<domain:domid> shared|status|nothing [<is:compare> <n:number>]", FALSE, FALSE,
	  "pages of address space set aside for shared or status frames by the time the table "
	  "was set up, in process context",
	  "expect reserved 1 shared == 64" },
	{ GS_VERB_EXPECT_GRANT_PTES, "expect grant-ptes", NOBODY,
	  "<domain:domid> <is:compare> <n:number>", FALSE, FALSE,
	  "PTEs present in the reserved address space", "expect grant-ptes 1 == 0" },
	{ GS_VERB_EXPECT_TABLE_ADDRESS, "expect table-address", NOBODY, "<domain:domid> unchanged",
	  FALSE, FALSE, "the frames are mapped where they were after boot",
	  "expect table-address 1 unchanged" },
	{ GS_VERB_EXPECT_PT_WALKS, "expect page-table-walks", NOBODY,
	  "<domain:domid> <is:compare> <n:number>", FALSE, FALSE,
	  "page-table walks of the kernel in its last action", "expect page-table-walks 1 == 0" },
	{ GS_VERB_EXPECT_LEFT_BEHIND, "expect left-behind", NOBODY,
	  "<domain:domid> nothing|only [<what:function>..]", FALSE, FALSE,
	  "memory and address space still held since the domain's last boot began "
	  "(only: by those functions)",
	  "expect left-behind 1 nothing" },
	{ GS_VERB_EXPECT_P2M, "expect p2m", NOBODY, "<page:page-of> is <type:p2m-type>", FALSE,
	  FALSE, "p2m type of a domain's page in the hypervisor", "expect p2m 7:A is ram_paged" },
	{ GS_VERB_EXPECT_FOREIGN, "expect foreign-p2m", NOBODY, "<slot:slot> present|absent", FALSE,
	  FALSE, "the kernel's p2m has a foreign entry for that slot's page",
	  "expect foreign-p2m M[1] absent" },
	{ GS_VERB_EXPECT_BYTE, "expect byte", NOBODY,
	  "<page:page-of> [at <offset:number>] <is:compare> <value:byte>", FALSE, FALSE,
	  "a byte of a page", "expect byte 0:B at 63 == 0x5a" },
	{ GS_VERB_EXPECT_CRASHED, "expect crashed", NOBODY, "<domain:domid>", FALSE, FALSE,
	  "the domain has crashed", "expect crashed 1" },
	{ GS_VERB_EXPECT_RUNNING, "expect running", NOBODY, "<domain:domid>", FALSE, FALSE,
	  "the domain has not crashed", "expect running 1" },
	{ GS_VERB_EXPECT_STATUS_TEXTS, "expect status-texts", NOBODY, "<domain:domid> complete",
	  FALSE, FALSE, "the kernel's GNTTABOP_error_msgs has a text for every status, and Xen's",
	  "expect status-texts 1 complete" },
	{ GS_VERB_EXPECT_FREE_REFS, "expect free-refs", NOBODY,
	  "<domain:domid> <is:compare> <n:number>", FALSE, FALSE, "refs on the kernel's free list",
	  "expect free-refs 1 == 0" },
	{ GS_VERB_EXPECT_BOOTED, "expect booted", NOBODY, "<domain:domid>", FALSE, FALSE,
	  "the domain's initcalls succeeded", "expect booted 1" },
};

const GsVerb *gs_verb_by_name(const char *name)
{
	for (guint i = 0; i < GS_VERB_COUNT; i++)
		if (strcmp(gs_verb_table[i].name, name) == 0)
			return &gs_verb_table[i];
	return NULL;
}
