// SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only
/*
 * A page of notes that is shown for a second and then hidden. This vma BREAKS the promise: it is shown by the pinned
 * thread, but hidden by a work item, which runs on any CPU (C2).
 */
#include <linux/sched/mm.h>

#include "pin.h"

static vm_fault_t pin_notes_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pin_notes_close(struct vm_area_struct *vma)
{
	struct pin_thread *t = vma->vm_private_data;

	t->notes_vma = NULL;
}

static const struct vm_operations_struct pin_notes_vm_ops = {
	.fault = pin_notes_fault,
	.close = pin_notes_close,
};

int pin_notes_mmap(struct pin_thread *t, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED) || vma_pages(vma) != 1)
		return -EINVAL;
	if (t->notes_vma)
		return -EBUSY;

	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &pin_notes_vm_ops;
	vma->vm_private_data = t;
	t->notes_vma = vma;
	return 0;
}

static void pin_notes_hide(struct work_struct *work)
{
	struct pin_thread *t = container_of(to_delayed_work(work), struct pin_thread, hide_notes);

	if (!mmget_not_zero(t->mm))
		return;
	mmap_read_lock(t->mm);
	if (t->notes_vma)
		zap_vma_ptes(t->notes_vma, t->notes_vma->vm_start, PAGE_SIZE);
	mmap_read_unlock(t->mm);
	mmput(t->mm);
}

int pin_notes_show(struct pin_thread *t)
{
	vm_fault_t ret = VM_FAULT_SIGBUS;

	mmap_read_lock(t->mm);
	if (t->notes_vma)
		ret = vmf_insert_pfn(t->notes_vma, t->notes_vma->vm_start, page_to_pfn(t->notes));
	mmap_read_unlock(t->mm);
	if (ret != VM_FAULT_NOPAGE)
		return -EFAULT;
	schedule_delayed_work(&t->hide_notes, HZ);
	return 0;
}

int pin_notes_init(struct pin_thread *t)
{
	INIT_DELAYED_WORK(&t->hide_notes, pin_notes_hide);
	t->notes = alloc_page(GFP_KERNEL | __GFP_ZERO);
	return t->notes ? 0 : -ENOMEM;
}

void pin_notes_exit(struct pin_thread *t)
{
	cancel_delayed_work_sync(&t->hide_notes);
	if (t->notes)
		__free_page(t->notes);
}
