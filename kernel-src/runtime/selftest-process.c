/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What processes rest on, tried out from inside by a driver of our own: files, areas and
 * their split, interval notifiers, copies from and to a program, event channels.
 * tests/unit/sim/test-services.c runs it.
 */
#include "ks/driver.h"

#include <linux/kernel.h>
#include <xen/xen.h>
#include <xen/events.h>
#include "ks/context.h"
#include "ks/event-channel.h"
#include "ks/miscdevice.h"
#include "ks/mmu-notifier.h"
#include "ks/process.h"
#include "ks/uaccess.h"

#define EXPECT(condition) \
	do { \
		if (!(condition)) \
			return __FILE_NAME__ ": " #condition; \
	} while (0)

#define FLAGS (VM_READ | VM_WRITE | VM_MAYREAD | VM_MAYWRITE)

static struct {
	unsigned int opened, released, areas_opened, areas_closed, called;
	int open_error;
	struct mmu_notifier_range last;
	struct mmu_interval_notifier notifier;
} t;

static int device_open(struct inode *inode, struct file *file)
{
	(void)inode, (void)file;
	t.opened++;
	return t.open_error;
}

static int device_release(struct inode *inode, struct file *file)
{
	(void)inode, (void)file;
	t.released++;
	return 0;
}

static void area_open(struct vm_area_struct *vma)
{
	(void)vma;
	t.areas_opened++;
}

static void area_close(struct vm_area_struct *vma)
{
	(void)vma;
	t.areas_closed++;
}

static const struct vm_operations_struct area_ops = { .open = area_open, .close = area_close };

static int device_mmap(struct file *file, struct vm_area_struct *vma)
{
	(void)file;
	vma->vm_ops = &area_ops;
	return 0;
}

static const struct file_operations device_ops = {
	.open = device_open, .release = device_release, .mmap = device_mmap,
};

static struct miscdevice device = { .minor = 77, .name = "selftest", .fops = &device_ops };

static const char *test_file(void)
{
	struct miscdevice same = { .minor = 77, .name = "another", .fops = &device_ops };
	struct file *file;

	EXPECT(PTR_ERR(ks_file_open("/dev/selftest")) == -ENOENT);
	EXPECT(!misc_register(&device) && misc_register(&same) == -EBUSY);
	EXPECT(PTR_ERR(ks_file_open("/selftest")) == -ENOENT);
	t.open_error = -EPERM;
	EXPECT(PTR_ERR(ks_file_open("/dev/selftest")) == -EPERM && t.opened == 1);
	t.open_error = 0;
	file = ks_file_open("/dev/selftest");
	EXPECT(!IS_ERR(file) && file->private_data == &device);
	fput(get_file(file));
	ks_task_work_run();
	EXPECT(!t.released);
	/* Released on the way out of the kernel, not at once. */
	fput(file);
	EXPECT(!t.released);
	ks_task_work_run();
	EXPECT(t.released == 1);
	return NULL;
}

static const char *test_areas(struct mm_struct *mm)
{
	struct file *file = ks_file_open("/dev/selftest");
	unsigned long at = (unsigned long)ks_mmap(file, 7 * PAGE_SIZE, 5, FLAGS | VM_SHARED);
	struct vm_area_struct *vma = find_vma(mm, at);

	EXPECT(vma && vma->vm_start == at && vma_pages(vma) == 5 && vma->vm_pgoff == 7);
	EXPECT(ks_mmap(file, 1, 1, FLAGS) == -EINVAL && ks_mmap(file, 0, 0, FLAGS) == -EINVAL);
	EXPECT(ks_mmap(file, 0, 1ul << 30, FLAGS) == -ENOMEM);
	EXPECT(ks_munmap(at + 1, 1) == -EINVAL && ks_munmap(0, 1) == -EINVAL);
	/* The middle goes: split twice, and the piece between is closed. */
	EXPECT(!ks_munmap(at + PAGE_SIZE, 2));
	EXPECT(t.areas_opened == 2 && t.areas_closed == 1);
	vma = find_vma(mm, at);
	EXPECT(vma && vma->vm_start == at && vma_pages(vma) == 1 && vma->vm_pgoff == 7);
	vma = find_vma(mm, at + PAGE_SIZE);
	EXPECT(vma && vma->vm_start == at + 3 * PAGE_SIZE && vma_pages(vma) == 2);
	EXPECT(vma->vm_pgoff == 10 && vma->vm_file == file);
	/* Each area keeps the file. */
	fput(file);
	ks_task_work_run();
	EXPECT(t.released == 1);
	EXPECT(!ks_munmap(at, 5) && t.areas_closed == 3);
	ks_task_work_run();
	EXPECT(t.released == 2);
	return NULL;
}

static bool invalidate(struct mmu_interval_notifier *sub, const struct mmu_notifier_range *range,
		       unsigned long seq)
{
	t.called++;
	t.last = *range;
	mmu_interval_set_seq(sub, seq);
	return true;
}

static const struct mmu_interval_notifier_ops notifier_ops = { .invalidate = invalidate };

static const char *test_notifier(struct mm_struct *mm)
{
	unsigned long at = (unsigned long)ks_mmap(NULL, 0, 4, FLAGS), seq;

	EXPECT(mmu_interval_notifier_insert(&t.notifier, mm, at, 0, &notifier_ops) == -EOVERFLOW);
	EXPECT(!mmu_interval_notifier_insert(&t.notifier, mm, at + PAGE_SIZE, PAGE_SIZE,
					     &notifier_ops));
	seq = mmu_interval_read_begin(&t.notifier);
	EXPECT(!ks_madvise_dontneed(at, 1) && !ks_madvise_dontneed(at + 2 * PAGE_SIZE, 2));
	EXPECT(!t.called && !mmu_interval_read_retry(&t.notifier, seq));
	EXPECT(!ks_madvise_dontneed(at, 2) && t.called == 1);
	EXPECT(t.last.event == MMU_NOTIFY_CLEAR && mmu_notifier_range_blockable(&t.last));
	EXPECT(t.last.start == at && t.last.end == at + 2 * PAGE_SIZE);
	EXPECT(mmu_interval_read_retry(&t.notifier, seq));
	/* A gap is told of, after what there is. */
	EXPECT(ks_madvise_dontneed(at + PAGE_SIZE, 4) == -ENOMEM && t.called == 2);
	EXPECT(!ks_munmap(at, 4) && t.called == 3 && t.last.event == MMU_NOTIFY_UNMAP);
	mmu_interval_notifier_remove(&t.notifier);
	return NULL;
}

static const char *test_uaccess(void)
{
	unsigned long at = (unsigned long)ks_mmap(NULL, 0, 2, FLAGS);
	unsigned long ro = (unsigned long)ks_mmap(NULL, 0, 1, VM_READ | VM_MAYREAD);
	void __user *end = (void __user *)(at + 2 * PAGE_SIZE - 3);
	unsigned char bytes[8] = "abcdefg";
	unsigned int word = 5;

	EXPECT(!copy_to_user((void __user *)(at + PAGE_SIZE - 4), bytes, 8));
	memset(bytes, 0, sizeof(bytes));
	EXPECT(!copy_from_user(bytes, (void __user *)(at + PAGE_SIZE - 4), 8) && bytes[6] == 'g');
	/* What could not be is counted, and on the way in cleared. */
	EXPECT(copy_to_user(end, "xyzuvwt", 8) == 5);
	EXPECT(copy_from_user(bytes, end, 8) == 5 && bytes[2] == 'z' && !bytes[3] && !bytes[6]);
	EXPECT(copy_to_user((void __user *)ro, bytes, 1) == 1);
	EXPECT(!copy_from_user(bytes, (void __user *)ro, 1) && !bytes[0]);
	EXPECT(!put_user(9u, (unsigned int __user *)at));
	EXPECT(!get_user(word, (unsigned int __user *)at) && word == 9);
	EXPECT(put_user(9u, (unsigned int __user *)ro) == -EFAULT);
	EXPECT(copy_from_user(bytes, NULL, 8) == 8);
	/* Without a process there is no memory of one. */
	ks_context()->mm = NULL;
	EXPECT(copy_to_user((void __user *)at, bytes, 1) == 1);
	return NULL;
}

static const char *test_events(void)
{
	long port = ks_driver_events.alloc(0);

	EXPECT(port > 0 && evtchn_get(port + 1) == -ENOENT && evtchn_get(4096) == -EINVAL);
	EXPECT(!evtchn_get(port) && !ks_driver_events.unbind(port));
	EXPECT(ks_event_channel_known(port) && !ks_driver_events.notify(port));
	evtchn_put(port);
	EXPECT(!ks_event_channel_known(port) && evtchn_get(port) == -ENOENT);
	EXPECT(ks_driver_events.unbind(port) == -ENOTCONN);
	EXPECT(ks_driver_events.notify(port) == -ENOTCONN);
	EXPECT(ks_driver_events.bind(0, 99) < 0);
	return NULL;
}

const char *ks_selftest_process(void)
{
	struct ks_process *process;
	const char *failed;

	memset(&t, 0, sizeof(t));
	failed = test_file();
	process = ks_process_create(NULL);
	if (failed || !process || ks_enter(process))
		return failed ? failed : __FILE_NAME__ ": no process";
	failed = test_areas(process->mm);
	failed = failed ? failed : test_notifier(process->mm);
	failed = failed ? failed : test_uaccess();
	ks_context()->mm = process->mm;
	ks_leave(process, 0);
	ks_process_end(process, 0);
	misc_deregister(&device);
	return failed ? failed : test_events();
}
