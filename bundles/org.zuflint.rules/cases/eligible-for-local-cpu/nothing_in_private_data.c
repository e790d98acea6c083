// kernel: 6.1
/* Operations that work for vmas with something in vm_private_data only, and drivers that never put anything there. */

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
	int (*fb_mmap)(struct desk *desk, struct vm_area_struct *vma);
};

struct desk {
	const struct desk_ops *ops;
	struct list_head notes;
	unsigned long pfn;
	struct page *dummy;
};

void note_keep(struct desk *desk, struct vm_area_struct *vma);

static inline int desk_map(struct desk *desk, struct vm_area_struct *vma)
{
	return io_remap_pfn_range(vma, vma->vm_start, desk->pfn, PAGE_SIZE, vma->vm_page_prot);
}

// file: desk/desk.c
#include "desk.h"

void note_keep(struct desk *desk, struct vm_area_struct *vma)
{
	struct note *note = kzalloc(sizeof(*note), GFP_KERNEL);

	if (!note)
		return;
	note->vma = vma;
	vma->vm_private_data = note;
	list_add(&note->list, &desk->notes);
}

static void note_open(struct vm_area_struct *vma)
{
	struct note *note = vma->vm_private_data;
	struct desk *desk = vma->vm_file->private_data;

	if (!note)
		return;
	if (!desk->pfn) {
		vma->vm_private_data = NULL;
		zap_vma_ptes(vma, vma->vm_start, vma->vm_end - vma->vm_start);
		return;
	}
	note_keep(desk, vma);
}

static vm_fault_t note_fault(struct vm_fault *vmf)
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

static int desk_late_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct desk *desk = file->private_data;
	int error;

	vma->vm_ops = &note_vm_ops;
	error = desk->ops->fb_mmap(desk, vma);
	if (!error)
		vma->vm_private_data = desk;
	return error;
}

const struct file_operations desk_fops = { .mmap = desk_mmap };
const struct file_operations late_fops = { .mmap = desk_late_mmap };

static long desk_drop(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct desk *desk = file->private_data;
	struct note *note;

	list_for_each_entry(note, &desk->notes, list)
		zap_vma_ptes(note->vma, note->vma->vm_start, PAGE_SIZE);
	return 0;
}

const struct file_operations drop_fops = { .unlocked_ioctl = desk_drop };

// file: plain/plain.c
#include "../desk/desk.h"

static int plain_mmap(struct desk *desk, struct vm_area_struct *vma)  // fact: ops note_vm_ops; insert io_remap_pfn_range; fault note_fault refuses; no zap zap_vma_ptes; no store note.vma
{
	return desk_map(desk, vma);
}

static const struct desk_ops plain_ops = { .mmap = plain_mmap };

// file: kept/kept.c
#include "../desk/desk.h"

static int kept_mmap(struct desk *desk, struct vm_area_struct *vma)  // fact: fault note_fault maps; zap zap_vma_ptes; store note.vma
{
	note_keep(desk, vma);
	return desk_map(desk, vma);
}

static const struct desk_ops kept_ops = { .mmap = kept_mmap };

// file: late/late.c
#include "../desk/desk.h"

// Its caller puts something there afterwards.
static int late_mmap(struct desk *desk, struct vm_area_struct *vma)  // fact: fault note_fault maps; zap zap_vma_ptes
{
	return desk_map(desk, vma);
}

static const struct desk_ops late_ops = { .fb_mmap = late_mmap };

// file: alone/alone.c
#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t alone_fault(struct vm_fault *vmf)
{
	if (!vmf->vma->vm_private_data)
		return VM_FAULT_SIGBUS;
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->pgoff);
}

static const struct vm_operations_struct alone_vm_ops = { .fault = alone_fault };

static int alone_mmap(struct file *file, struct vm_area_struct *vma)  // fact: fault alone_fault refuses; no insert vmf_insert_pfn
{
	vma->vm_ops = &alone_vm_ops;
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}

const struct file_operations alone_fops = { .mmap = alone_mmap };

// file: found/found.c
#include <linux/fs.h>
#include <linux/mm.h>

/* A command puts something into a vma that it looks up. */
static vm_fault_t found_fault(struct vm_fault *vmf)
{
	if (!vmf->vma->vm_private_data)
		return VM_FAULT_SIGBUS;
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->pgoff);
}

static const struct vm_operations_struct found_vm_ops = { .fault = found_fault };

static int found_mmap(struct file *file, struct vm_area_struct *vma)  // fact: fault found_fault maps
{
	vma->vm_private_data = NULL;
	vma->vm_ops = &found_vm_ops;
	vma->vm_flags |= VM_PFNMAP;
	return 0;
}

static long found_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct vm_area_struct *vma = find_vma(current->mm, arg);

	if (vma && vma->vm_ops == &found_vm_ops)
		vma->vm_private_data = file;
	return 0;
}

const struct file_operations found_fops = { .mmap = found_mmap, .unlocked_ioctl = found_ioctl };
