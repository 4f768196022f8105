/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: address spaces of processes: include/linux/{mm,mm_types,mmap_lock,mman}.h and
 * sched/mm.h.  Every process has a part of user space to itself; its areas are a list.
 * Memory without a file is copied at fork, not when it is written.
 */
#ifndef KS_MM_H
#define KS_MM_H

#include "ks/pgtable.h"
#include "ks/refcount.h"
#include "ks/rwsem.h"

struct file;
struct vm_area_struct;
struct mmu_notifier_subscriptions;

struct mm_struct {
	pgd_t *pgd;
	atomic_t mm_users; /* processes: the last one's end takes the memory away */
	atomic_t mm_count; /* the structure itself */
	struct rw_semaphore mmap_lock;
	struct list_head areas; /* of vm_area_struct, by address */
	unsigned long start, end; /* its part of user space */
	void *program; /* of a real program: the host's handle of it (ks-process.h) */
	struct mmu_notifier_subscriptions *notifier_subscriptions;
};

struct vm_area_struct {
	unsigned long vm_start, vm_end;
	unsigned long seen; /* where its program sees vm_start: elsewhere only if that is a real one */
	struct mm_struct *vm_mm;
	pgprot_t vm_page_prot;
	unsigned long vm_flags;
	const struct vm_operations_struct *vm_ops;
	unsigned long vm_pgoff;
	struct file *vm_file;
	void *vm_private_data;
	struct list_head list;
	struct page **anon; /* without a file: the pages */
};

struct vm_operations_struct {
	void (*open)(struct vm_area_struct *vma);
	void (*close)(struct vm_area_struct *vma);
	int (*may_split)(struct vm_area_struct *vma, unsigned long addr);
	struct page *(*find_special_page)(struct vm_area_struct *vma, unsigned long addr);
	struct page *(*find_normal_page)(struct vm_area_struct *vma, unsigned long addr);
};

#define VM_READ 0x00000001ul
#define VM_WRITE 0x00000002ul
#define VM_SHARED 0x00000008ul
#define VM_MAYREAD 0x00000010ul
#define VM_MAYWRITE 0x00000020ul
#define VM_PFNMAP 0x00000400ul
#define VM_IO 0x00004000ul
#define VM_DONTCOPY 0x00020000ul
#define VM_DONTEXPAND 0x00040000ul
#define VM_DONTDUMP 0x04000000ul
#define VM_MIXEDMAP 0x10000000ul

static inline void vm_flags_set(struct vm_area_struct *vma, unsigned long flags)
{
	vma->vm_flags |= flags;
}

static inline void vm_flags_clear(struct vm_area_struct *vma, unsigned long flags)
{
	vma->vm_flags &= ~flags;
}

static inline unsigned long vma_pages(const struct vm_area_struct *vma)
{
	return (vma->vm_end - vma->vm_start) >> PAGE_SHIFT;
}

#define mmap_read_lock(mm) down_read(&(mm)->mmap_lock)
#define mmap_read_trylock(mm) down_read_trylock(&(mm)->mmap_lock)
#define mmap_read_unlock(mm) up_read(&(mm)->mmap_lock)
#define mmap_write_lock(mm) down_write(&(mm)->mmap_lock)
#define mmap_write_unlock(mm) up_write(&(mm)->mmap_lock)

/* runtime/mm.c */
struct mm_struct *ks_mm_alloc(void);
static inline void mmgrab(struct mm_struct *mm)
{
	atomic_inc(&mm->mm_count);
}
void mmdrop(struct mm_struct *mm);
void mmput(struct mm_struct *mm);
/* The addresses are the kernel's (init_mm), or lie in the process's part. */
bool ks_mm_contains(const struct mm_struct *mm, unsigned long addr, unsigned long size);

/* runtime/vma.c; with the mmap lock */
/* The first that ends behind addr, an address of the program's. */
struct vm_area_struct *find_vma(struct mm_struct *mm, unsigned long addr);
/* The same by the address that it has here. */
struct vm_area_struct *ks_vma_find(struct mm_struct *mm, unsigned long addr);
/* Where the program's address is here; 0: in no area. */
unsigned long ks_vma_address(struct mm_struct *mm, unsigned long addr);
struct vm_area_struct *ks_vma_alloc(struct mm_struct *mm, unsigned long pages, unsigned long flags);
void ks_vma_insert(struct vm_area_struct *vma);
/* Another that shows the same; not inserted. */
struct vm_area_struct *ks_vma_dup(struct vm_area_struct *vma);
int ks_vma_split(struct vm_area_struct *vma, unsigned long addr);
/* close, the file, the structure */
void ks_vma_remove(struct vm_area_struct *vma);
void ks_vma_free(struct vm_area_struct *vma);

/* runtime/user-pte.c */
int vm_insert_page(struct vm_area_struct *vma, unsigned long addr, struct page *page);
int vm_map_pages(struct vm_area_struct *vma, struct page **pages, unsigned long count);
int vm_map_pages_zero(struct vm_area_struct *vma, struct page **pages, unsigned long count);
struct page *vm_normal_page(struct vm_area_struct *vma, unsigned long addr, pte_t pte);
pgprot_t vm_get_page_prot(unsigned long flags);
void ks_zap(struct vm_area_struct *vma, unsigned long start, unsigned long end);
int ks_copy_ptes(struct vm_area_struct *to, struct vm_area_struct *from);

/* runtime/mmap.c: the address, or -errno */
long ks_mmap(struct file *file, unsigned long offset, unsigned long pages, unsigned long flags);
/* The same, where the program sees it elsewhere than it is here; 0: it does not. */
long ks_mmap_seen(struct file *file, unsigned long offset, unsigned long pages,
		  unsigned long flags, unsigned long seen);
/* start: where the program sees it */
int ks_munmap(unsigned long start, unsigned long pages);
/* The pages go, the areas stay; start: where the program sees it */
int ks_madvise_dontneed(unsigned long start, unsigned long pages);
int ks_dup_mmap(struct mm_struct *to, struct mm_struct *from);
void ks_exit_mmap(struct mm_struct *mm);

/* runtime/oom-reap.c; 0, or -EAGAIN: not all of it could be had */
int ks_oom_reap(struct mm_struct *mm);

/* runtime/page-fault.c: 0, or the signal that an access at addr gives */
int ks_user_access(struct mm_struct *mm, unsigned long addr, bool write);

/* runtime/gup.c */
#define FOLL_WRITE 1u
int pin_user_pages_fast(unsigned long start, int count, unsigned int flags, struct page **pages);
void unpin_user_pages_dirty_lock(struct page **pages, unsigned long count, bool dirty);

/* runtime/gup-program.c; of the running real program: a page with its bytes, referred to */
struct page *ks_program_page(unsigned long addr, bool write);
/* The same page goes, its bytes (dirty) into the program; false: it is none of these. */
bool ks_program_page_done(struct page *page, bool dirty);

#endif
