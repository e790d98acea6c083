/* Operations of a core keep and zap vmas with something in vm_private_data; this driver never puts anything there.
   Of its vma is told only what happens all the same; of the core's, what happens to any. */

// file: desk/desk.h
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/slab.h>

struct note {
	struct vm_area_struct *vma;
	struct list_head list;
};

struct desk;

struct desk_ops {
	int (*mmap)(struct desk *desk, struct vm_area_struct *vma);
};

struct desk {
	const struct desk_ops *ops;
	struct list_head notes;
	unsigned long pfn;
	struct page *dummy;
	struct work_struct gone;
};

int desk_keep(struct desk *desk, struct vm_area_struct *vma);

// file: desk/desk.c
#include "desk.h"

int desk_keep(struct desk *desk, struct vm_area_struct *vma)
{
	struct note *note = kzalloc(sizeof(*note), GFP_KERNEL);

	if (!note)
		return -ENOMEM;
	note->vma = vma;  // want: stored-vma-outlives-mapping "desk_mmap"
	vma->vm_private_data = note;
	list_add(&note->list, &desk->notes);
	return io_remap_pfn_range(vma, vma->vm_start, desk->pfn, PAGE_SIZE, vma->vm_page_prot);  // want: unpinned-access "desk_mmap"
}

static void note_open(struct vm_area_struct *vma)
{
	struct note *note = vma->vm_private_data;
	struct desk *desk = vma->vm_file->private_data;

	if (!note)
		return;
	desk_keep(desk, vma);
}

static vm_fault_t note_fault(struct vm_fault *vmf)  // want: local-vma-faulted "desk_mmap"
{
	struct desk *desk = vmf->vma->vm_file->private_data;

	if (!vmf->vma->vm_private_data)
		return VM_FAULT_SIGBUS;
	vmf->page = desk->dummy;
	get_page(vmf->page);
	return 0;
}

static const struct vm_operations_struct note_vm_ops = {
	.open = note_open,
	.fault = note_fault,
};

static int desk_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct desk *desk = file->private_data;

	vma->vm_ops = &note_vm_ops;
	return desk->ops->mmap(desk, vma);
}

static void desk_gone(struct work_struct *work)
{
	struct desk *desk = container_of(work, struct desk, gone);
	struct note *note;

	list_for_each_entry(note, &desk->notes, list)
		zap_vma_ptes(note->vma, note->vma->vm_start, PAGE_SIZE);  // want: deferred-access "desk_mmap"
}

void desk_leave(struct desk *desk)
{
	INIT_WORK(&desk->gone, desk_gone);
	schedule_work(&desk->gone);
}

const struct file_operations desk_fops = { .mmap = desk_mmap };
// file: kept/kept.c
#include "desk/desk.h"

static int kept_mmap(struct desk *desk, struct vm_area_struct *vma)
{
	return desk_keep(desk, vma);
}

const struct desk_ops kept_ops = { .mmap = kept_mmap };
// file: bare/bare.c
#include "desk/desk.h"

static int bare_mmap(struct desk *desk, struct vm_area_struct *vma)  // verdict: unproven(C2) fact: fault note_fault refuses; no zap zap_vma_ptes
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY | VM_DONTEXPAND | VM_IO;
	return io_remap_pfn_range(vma, vma->vm_start, desk->pfn, PAGE_SIZE, vma->vm_page_prot);  // want: unpinned-access "bare_mmap" want: unpinned-access "desk_mmap"
}

const struct desk_ops bare_ops = { .mmap = bare_mmap };
