// SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only
/*
 * The clients' pages. This vma keeps the promise of VM_LOCAL_CPU:
 *   C1, C2  only the registered thread, which may run on one CPU only, gets past pin_check();
 *   C3      a fault is refused;
 *   C4      pages are unmapped before their owner is told that the operation is done (pin_wait() in main.c).
 */
#include "pin.h"

static vm_fault_t pin_pages_fault(struct vm_fault *vmf)
{
	pr_err_ratelimited("pinned: should not fault, pgoff=%lu\n", vmf->pgoff);
	return VM_FAULT_SIGBUS;
}

static void pin_pages_close(struct vm_area_struct *vma)
{
	struct pin_thread *t = vma->vm_private_data;

	/* An mremap() that is refused closes a copy of the vma: ours is still there. */
	if (t->pages_vma != vma)
		return;
	t->pages_vma = NULL;
	t->mapped = 0;
}

/* Moving or splitting the vma would leave us with a pointer to half of the truth. */
static int pin_pages_stay(struct vm_area_struct *vma)
{
	return -EINVAL;
}

static int pin_pages_whole(struct vm_area_struct *vma, unsigned long addr)
{
	return -EINVAL;
}

static const struct vm_operations_struct pin_pages_vm_ops = {
	.fault		= pin_pages_fault,
	.close		= pin_pages_close,
	.mremap		= pin_pages_stay,
#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 11, 0)
	.split		= pin_pages_whole,
#else
	.may_split	= pin_pages_whole,
#endif
};

int pin_pages_mmap(struct pin_thread *t, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED) || vma_pages(vma) > PIN_MAX_PAGES)
		return -EINVAL;
	if (t->pages_vma)
		return -EBUSY;

	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &pin_pages_vm_ops;
	vma->vm_private_data = t;
	t->pages_vma = vma;
	return 0;
}

/* Called with the mmap lock held. */
static void pin_pages_zap(struct pin_thread *t)
{
	struct vm_area_struct *vma = t->pages_vma;

	if (vma)
		zap_vma_ptes(vma, vma->vm_start, (unsigned long)t->mapped << PAGE_SHIFT);
	t->mapped = 0;
}

void pin_pages_unmap(struct pin_thread *t)
{
	mmap_read_lock(t->mm);
	pin_pages_zap(t);
	mmap_read_unlock(t->mm);
}

int pin_pages_map(struct pin_thread *t, struct pin_op *op)
{
	struct vm_area_struct *vma;
	unsigned int i;
	int err = 0;

	mmap_read_lock(t->mm);
	vma = t->pages_vma;
	if (!vma || op->nr_pages > vma_pages(vma)) {
		mmap_read_unlock(t->mm);
		return -ENXIO;
	}
	for (i = 0; i < op->nr_pages; i++) {
		unsigned long addr = vma->vm_start + ((unsigned long)i << PAGE_SHIFT);

		if (vmf_insert_pfn(vma, addr, page_to_pfn(op->pages[i])) != VM_FAULT_NOPAGE) {
			err = -EFAULT;
			break;
		}
	}
	t->mapped = i;
	if (err)
		pin_pages_zap(t);
	mmap_read_unlock(t->mm);
	return err;
}
