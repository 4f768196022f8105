/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every function of xengnttab.h on grants of another domain's, in ways that work and ways
 * that fail.  gnttab.gnt is the other domain: ref 8 to 11 are its pages, each filled with
 * its number, 10 is read-only.
 */
#include <sys/mman.h>
#include <poll.h>
#include <xengnttab.h>

#include "client.h"

#define PEER 7
#define PAGE 4096
#define RW (PROT_READ | PROT_WRITE)

static xengnttab_handle *gnttab;

static void one_page(void)
{
	unsigned char *page = xengnttab_map_grant_ref(gnttab, PEER, 8, RW);

	ok(page && page[0] == 8 && page[PAGE - 1] == 8, "map_grant_ref: the peer's bytes are there");
	if (!page)
		return;
	page[1] = 0x51;
	ok(xengnttab_unmap(gnttab, page, 1) == 0, "unmap");
	page = xengnttab_map_grant_ref(gnttab, PEER, 10, PROT_READ);
	ok(page && page[5] == 10, "map_grant_ref: a read-only grant");
	ok(page && xengnttab_unmap(gnttab, page, 1) == 0, "unmap of a read-only grant");
	page = xengnttab_map_grant_ref(gnttab, PEER, 10, RW);
	ok(!page, "map_grant_ref: a read-only grant for writing fails");
	ok(!xengnttab_map_grant_ref(gnttab, PEER, 99, RW), "map_grant_ref: a ref that is none fails");
	ok(!xengnttab_map_grant_ref(gnttab, 42, 8, RW), "map_grant_ref: a domain that is none fails");
}

static void several_pages(void)
{
	uint32_t domids[3] = { PEER, PEER, PEER }, refs[3] = { 11, 8, 9 }, bad[3] = { 11, 99, 9 };
	unsigned char *pages = xengnttab_map_grant_refs(gnttab, 3, domids, refs, RW);

	ok(pages && pages[0] == 11 && pages[PAGE] == 8 && pages[2 * PAGE] == 9,
	   "map_grant_refs: three pages in that order");
	if (pages) {
		pages[2 * PAGE + 2] = 0x52;
		fails(xengnttab_unmap(gnttab, pages + PAGE, 7) != 0, EINVAL,
		      "unmap with another count fails");
		ok(xengnttab_unmap(gnttab, pages, 3) == 0, "unmap of three");
	}
	pages = xengnttab_map_domain_grant_refs(gnttab, 2, PEER, refs, RW);
	ok(pages && pages[0] == 11 && pages[PAGE] == 8, "map_domain_grant_refs: two pages");
	ok(pages && xengnttab_unmap(gnttab, pages, 2) == 0, "unmap of two");
	ok(!xengnttab_map_grant_refs(gnttab, 3, domids, bad, RW),
	   "map_grant_refs: one bad ref of three fails");
	ok(!xengnttab_map_domain_grant_refs(gnttab, 0, PEER, refs, RW),
	   "map_domain_grant_refs: none at all fails");
}

static void notify(void)
{
	unsigned char *page = xengnttab_map_grant_ref_notify(gnttab, PEER, 9, RW, 16, -1);

	ok(page && page[16] == 9, "map_grant_ref_notify");
	ok(page && xengnttab_unmap(gnttab, page, 1) == 0, "unmap, which clears the byte");
	ok(!xengnttab_map_grant_ref_notify(gnttab, PEER, 9, RW, 16, 4000),
	   "map_grant_ref_notify: a port that is none fails");
}

static xengnttab_grant_copy_segment_t from_grant(uint32_t ref, uint16_t offset, void *to, uint16_t len)
{
	return (xengnttab_grant_copy_segment_t){
		.source.foreign = { .ref = ref, .offset = offset, .domid = PEER },
		.dest.virt = to, .len = len, .flags = GNTCOPY_source_gref,
	};
}

static xengnttab_grant_copy_segment_t to_grant(void *from, uint32_t ref, uint16_t offset, uint16_t len)
{
	return (xengnttab_grant_copy_segment_t){
		.source.virt = from, .dest.foreign = { .ref = ref, .offset = offset, .domid = PEER },
		.len = len, .flags = GNTCOPY_dest_gref,
	};
}

/* A buffer that lies across the end of a page, with bytes around it that must stay. */
static void copy(void)
{
	unsigned char *local = aligned_alloc(PAGE, 2 * PAGE), *at = local + PAGE - 8;
	xengnttab_grant_copy_segment_t segments[2];

	memset(local, 0x77, 2 * PAGE);
	segments[0] = from_grant(9, 100, at, 16);
	ok(xengnttab_grant_copy(gnttab, 1, segments) == 0 && segments[0].status == GNTST_okay,
	   "grant_copy from a grant");
	ok(at[0] == 9 && at[15] == 9 && at[-1] == 0x77 && at[16] == 0x77,
	   "grant_copy: these bytes and no others");
	memset(local, 0x53, 64);
	segments[0] = to_grant(local, 11, 8, 4);
	segments[1] = from_grant(99, 0, local, 4);
	ok(xengnttab_grant_copy(gnttab, 2, segments) == 0 && segments[0].status == GNTST_okay &&
	   segments[1].status != GNTST_okay, "grant_copy: each segment has its own status");
	segments[0] = to_grant(local, 10, 0, 4);
	ok(xengnttab_grant_copy(gnttab, 1, segments) == 0 && segments[0].status != GNTST_okay,
	   "grant_copy to a read-only grant: its status says so");
	segments[0] = from_grant(9, 0, (void *)0x1000, 4);
	fails(xengnttab_grant_copy(gnttab, 1, segments) != 0, EFAULT,
	      "grant_copy to an address that is none fails");
	segments[0] = from_grant(9, 4090, local, 16);
	ok(xengnttab_grant_copy(gnttab, 1, segments) != 0, "grant_copy across the grant's page fails");
	free(local);
}

/* exported: what the domain says to that, which may not, or has no descriptor for a program. */
static void dmabuf(int exported)
{
	uint32_t refs[1] = { 8 }, fd;

	fails(xengnttab_dmabuf_exp_from_refs(gnttab, PEER, 0, 1, refs, &fd) != 0, exported,
	      "dmabuf_exp_from_refs is refused");
	ok(xengnttab_dmabuf_exp_wait_released(gnttab, 99, 1) == 0,
	   "dmabuf_exp_wait_released: ENOENT means that the buffer is gone, which is what one waits for");
	fails(xengnttab_dmabuf_imp_to_refs(gnttab, PEER, 99, 1, refs) != 0, EBADF,
	      "dmabuf_imp_to_refs: that is no descriptor");
	fails(xengnttab_dmabuf_imp_release(gnttab, 99) != 0, ENOENT,
	      "dmabuf_imp_release: nothing has been imported");
}

static void handle(void)
{
	struct pollfd entry = { .fd = xengnttab_fd(gnttab), .events = POLLIN | POLLOUT };

	ok(entry.fd >= 0, "fd");
	ok(poll(&entry, 1, 0) == 1 && entry.revents == (POLLIN | POLLOUT),
	   "poll: a device without a poll function is always ready");
	ok(xengnttab_set_max_grants(gnttab, 16) == 0, "set_max_grants, which does nothing on Linux");
}

int main(int argc, char **argv)
{
	gnttab = xengnttab_open(NULL, 0);
	ok(gnttab != NULL, "open");
	if (!gnttab)
		return done();
	handle();
	one_page();
	several_pages();
	notify();
	copy();
	dmabuf(argc > 1 && strcmp(argv[1], "permitted") == 0 ? EMFILE : EINVAL);
	ok(xengnttab_close(gnttab) == 0, "close");
	return done();
}
