/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * System calls that the library would not make: what Linux answers reaches the program as
 * its errno.  process.gnt is the other domain, with refs 8 and 9.
 */
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <xengnttab.h>
#include <xen/gntdev.h>

#include "client.h"
#include "touch.h"

#define PEER 7
#define PAGE 4096
#define RW (PROT_READ | PROT_WRITE)

static int device;

/* Two grants; the offset for mmap, or (off_t)-1. */
static off_t prepare(uint32_t count)
{
	static union {
		struct ioctl_gntdev_map_grant_ref head;
		unsigned char room[64];
	} op;

	op.head.count = count;
	op.head.refs[0] = (struct ioctl_gntdev_grant_ref){ .domid = PEER, .ref = 8 };
	op.head.refs[1] = (struct ioctl_gntdev_grant_ref){ .domid = PEER, .ref = 9 };
	return ioctl(device, IOCTL_GNTDEV_MAP_GRANT_REF, &op) == 0 ? (off_t)op.head.index : -1;
}

static void unprepare(off_t offset, uint32_t count)
{
	struct ioctl_gntdev_unmap_grant_ref op = { .index = (uint64_t)offset, .count = count };

	ok(ioctl(device, IOCTL_GNTDEV_UNMAP_GRANT_REF, &op) == 0, "UNMAP_GRANT_REF");
}

static void opening(void)
{
	fails(open("/dev/xen/nothing", O_RDWR) < 0, ENOENT, "open of a device that is none");
	fails(openat(AT_FDCWD, "/dev/xen/evtchn", O_RDWR) < 0, ENOENT, "and of event channels");
	ok(access("/etc/passwd", R_OK) == 0 && close(open("/etc/passwd", O_RDONLY)) == 0,
	   "open of another file");
}

static void ioctls(void)
{
	struct ioctl_gntdev_unmap_grant_ref none = { .index = 1 << 20, .count = 1 };
	int pipes[2];

	fails(ioctl(device, 0x1234, NULL) < 0, ENOTTY, "an ioctl that is none");
	fails(ioctl(device, IOCTL_GNTDEV_MAP_GRANT_REF, NULL) < 0, EFAULT, "a bad pointer");
	fails(ioctl(device, IOCTL_GNTDEV_MAP_GRANT_REF, (void *)-64ul) < 0, EFAULT,
	      "a pointer into the kernel");
	fails(prepare(0) < 0, EINVAL, "a count of 0");
	fails(prepare(~0u) < 0, EINVAL, "a count of 2^32 - 1");
	fails(ioctl(device, IOCTL_GNTDEV_UNMAP_GRANT_REF, &none) < 0, ENOENT, "a map that is none");
	fails(ioctl(-1, IOCTL_GNTDEV_UNMAP_GRANT_REF, &none) < 0, EBADF, "a descriptor that is none");
	fails(pipe(pipes) == 0 && ioctl(pipes[0], IOCTL_GNTDEV_UNMAP_GRANT_REF, &none) < 0, ENOTTY,
	      "a descriptor of something else");
}

static void mapping(void)
{
	off_t two = prepare(2);
	int reader = open("/dev/xen/gntdev", O_RDONLY);
	void *none = mmap(NULL, PAGE, RW, MAP_SHARED, reader, 0);

	fails(none == MAP_FAILED, EACCES, "mmap for writing of a file opened for reading");
	close(reader);
	fails(mmap(NULL, 2 * PAGE, RW, MAP_PRIVATE, device, two) == MAP_FAILED, EINVAL,
	      "mmap MAP_PRIVATE for writing");
	fails(mmap(NULL, 2 * PAGE, RW, MAP_SHARED, device, 1 << 20) == MAP_FAILED, EINVAL,
	      "mmap at an offset that is none");
	fails(mmap(NULL, PAGE, RW, MAP_SHARED, device, two) == MAP_FAILED, EINVAL,
	      "mmap of a part");
	fails(mmap(NULL, 0, RW, MAP_SHARED, device, two) == MAP_FAILED, EINVAL, "mmap of nothing");
	fails(mmap(NULL, 4096ul * PAGE, RW, MAP_SHARED, device, two) == MAP_FAILED, ENOMEM,
	      "mmap of more than a process has room for here");
	unprepare(two, 2);
}

static void parts(void)
{
	off_t two = prepare(2);
	unsigned char *place = mmap(NULL, 4 * PAGE, RW, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), *at;

	at = mmap(place + PAGE, 2 * PAGE, RW, MAP_SHARED | MAP_FIXED, device, two);
	ok(at == place + PAGE && at[0] == 8 && at[PAGE] == 9, "mmap at an address");
	place[0] = at[2 * PAGE] = 1;
	at[0] = 0x61;
	at[PAGE] = 0x62;
	fails(mremap(at, PAGE, 2 * PAGE, MREMAP_MAYMOVE) == MAP_FAILED, ENOSYS, "mremap");
	ok(mprotect(place, 4 * PAGE, RW) == 0 && at[0] == 0x61, "mprotect as it is");
	fails(mprotect(place, 4 * PAGE, PROT_NONE) != 0, ENOSYS, "mprotect of a device's pages");
	ok(touch(place) == SIGSEGV && touch(at) == 0 && mprotect(place, PAGE, RW) == 0,
	   "mprotect: what lies before them has changed");
	ok(munmap(place, 2 * PAGE) == 0, "munmap of the first page, and of one before it");
	ok(touch(at) == SIGSEGV && touch(at + PAGE) == 0, "it is gone, the second is there");
	ok(madvise(at + PAGE, 2 * PAGE, MADV_DONTNEED) == 0 && touch(at + PAGE) == SIGBUS &&
	   at[2 * PAGE] == 0, "MADV_DONTNEED of it, and of a page behind it");
	ok(mmap(at + PAGE, PAGE, RW, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == at + PAGE &&
	   at[PAGE] == 0, "mmap of something else over the second");
	munmap(at + PAGE, 2 * PAGE);
	unprepare(two, 2);
}

/* Arguments that lie in memory which is a grant itself. */
static void arguments(void)
{
	off_t two = prepare(2);
	unsigned char *at = mmap(NULL, 2 * PAGE, RW, MAP_SHARED, device, two);
	struct ioctl_gntdev_get_offset_for_vaddr *op = (void *)(at + 512);
	struct ioctl_gntdev_grant_copy copy = { .count = 1 };
	struct gntdev_grant_copy_segment segment = {
		.source.foreign = { .ref = 9, .domid = PEER, .offset = 3 },
		.dest.virt = at + 256, .len = 2, .flags = GNTCOPY_source_gref,
	};

	op->vaddr = (uintptr_t)at + PAGE;
	ok(ioctl(device, IOCTL_GNTDEV_GET_OFFSET_FOR_VADDR, op) == 0 && op->offset == (uint64_t)two &&
	   op->count == 2, "GET_OFFSET_FOR_VADDR, its argument in a grant");
	copy.segments = &segment;
	ok(ioctl(device, IOCTL_GNTDEV_GRANT_COPY, &copy) == 0 && segment.status == GNTST_bad_page &&
	   at[256] == 8, "GRANT_COPY into a mapped grant: the page is not the domain's own");
	op->vaddr = (uintptr_t)&copy;
	fails(ioctl(device, IOCTL_GNTDEV_GET_OFFSET_FOR_VADDR, op) < 0, EINVAL,
	      "GET_OFFSET_FOR_VADDR of other memory");
	munmap(at, 2 * PAGE);
	unprepare(two, 2);
}

int main(void)
{
	device = open("/dev/xen/gntdev", O_RDWR | O_CLOEXEC);
	ok(device >= 0, "open");
	opening();
	ioctls();
	mapping();
	arguments();
	parts();
	ok(close(device) == 0, "close");
	return done();
}
