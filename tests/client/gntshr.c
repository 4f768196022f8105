/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every function of xengnttab.h that shares pages, in ways that work and ways that fail.
 * gntshr.gnt is the peer, domain 1; the two take turns on a page of domain 7's.
 */
#include <sys/mman.h>
#include <xengnttab.h>

#include "client.h"

#define BOARD 7 /* the bare domain that plays the board */
#define PEER 1
#define PAGE 4096

static xengntshr_handle *gntshr;
static volatile unsigned char *board;

/* The script goes on, and has done its part when the whole page is the step. */
static void turn(unsigned char step)
{
	fflush(stdout);
	board[0] = step;
	while (board[PAGE - 1] != step)
		;
}

static void several_pages(void)
{
	uint32_t refs[3] = { 0 };
	unsigned char *pages = xengntshr_share_pages(gntshr, PEER, 3, refs, 1);

	ok(pages && refs[0] && refs[1] && refs[2], "share_pages: three pages");
	if (!pages)
		return;
	ok(pages[0] == 0 && pages[3 * PAGE - 1] == 0, "share_pages: they are zeroed");
	for (int i = 0; i < 3; i++)
		pages[i * PAGE] = (unsigned char)(0x20 + i);
	ok(refs[0] == 8 && refs[1] == 9 && refs[2] == 10, "share_pages: the refs that the script knows");
	turn(1);
	ok(pages[PAGE + 9] == 0x5a, "share_pages: what the peer wrote is there");
	ok(xengntshr_unshare(gntshr, pages, 3) == 0, "unshare");
	turn(2);
}

static void notify(void)
{
	uint32_t ref = 0;
	unsigned char *page = xengntshr_share_page_notify(gntshr, PEER, &ref, 0, 64, -1);

	ok(page && ref, "share_page_notify, read-only");
	if (!page)
		return;
	page[64] = 0x33;
	ok(ref == 10, "share_page_notify: the ref that the script knows");
	turn(3);
	ok(xengntshr_unshare(gntshr, page, 1) == 0, "unshare, which clears the byte while the peer has it");
	turn(4);
	ok(!xengntshr_share_page_notify(gntshr, PEER, &ref, 1, 64, 4000),
	   "share_page_notify: a port that is none fails");
}

static void failing(void)
{
	uint32_t refs[2048];

	ok(!xengntshr_share_pages(gntshr, PEER, 0, refs, 1), "share_pages: none at all fails");
	fails(!xengntshr_share_pages(gntshr, PEER, 2000, refs, 1), ENOSPC,
	      "share_pages: more than gntalloc's limit fails");
	fails(xengntshr_unshare(gntshr, (void *)0x1001, 1) != 0, EINVAL,
	      "unshare of an address that is none fails");
}

int main(void)
{
	xengnttab_handle *gnttab = xengnttab_open(NULL, 0);

	board = gnttab ? xengnttab_map_grant_ref(gnttab, BOARD, 8, PROT_READ | PROT_WRITE) : NULL;
	ok(board != NULL, "the board");
	gntshr = xengntshr_open(NULL, 0);
	ok(gntshr != NULL, "open");
	if (!board || !gntshr)
		return done();
	ok(xengntshr_fd(gntshr) >= 0, "fd");
	several_pages();
	notify();
	failing();
	ok(xengntshr_close(gntshr) == 0, "close");
	return done();
}
