// SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only
/* What the worker of a lane sees of its job: never faulted in, cleared before the job is answered. */
#include "lanes.h"

static int window_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void window_close(struct vm_area_struct *vma)
{
	struct lane *lane = vma->vm_private_data;

	lane->window = NULL;
}

static int window_split(struct vm_area_struct *vma, unsigned long addr)
{
	return -EINVAL;
}

static int window_mremap(struct vm_area_struct *vma)
{
	return -EINVAL;
}

static const struct vm_operations_struct window_ops = {
	.close = window_close,
	.split = window_split,
	.mremap = window_mremap,
	.fault = window_fault,
};

int window_attach(struct lane *lane, struct vm_area_struct *vma)
{
	unsigned long bytes = vma->vm_end - vma->vm_start;

	if (bytes != WINDOW_PAGES * PAGE_SIZE || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (lane->window)
		return -EEXIST;
	lane->window = vma;
	vma->vm_private_data = lane;
	vma->vm_ops = &window_ops;
	vma->vm_flags |= WINDOW_FLAGS;
	return 0;
}

/* All of it, whatever is there: a zap of nothing costs nothing. */
void window_clear(struct lane *lane)
{
	down_read(&current->mm->mmap_sem);
	if (lane->window)
		zap_vma_ptes(lane->window, lane->window->vm_start, WINDOW_PAGES * PAGE_SIZE);
	up_read(&current->mm->mmap_sem);
}

int window_show(struct lane *lane, struct job *job)
{
	struct mm_struct *mm = current->mm;
	unsigned long at;
	int err = -ENXIO, n;

	down_read(&mm->mmap_sem);
	if (!lane->window)
		goto out;
	at = lane->window->vm_start;
	for (n = 0; n < job->count; n++, at += PAGE_SIZE) {
		err = vm_insert_pfn(lane->window, at, page_to_pfn(job->page[n]));
		if (err)
			goto undo;
	}
	up_read(&mm->mmap_sem);
	return 0;

undo:
	zap_vma_ptes(lane->window, lane->window->vm_start, WINDOW_PAGES * PAGE_SIZE);
out:
	up_read(&mm->mmap_sem);
	return err;
}
