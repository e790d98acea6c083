// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>
#include "sedge.h"

/* A helper in another file calls back a function that only this file has. */

struct sedge {
	unsigned long pfn;
};

static int grow(struct sedge *s, struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_DONTCOPY;
	return 0;
}

static int put(struct sedge *s, struct vm_area_struct *vma)
{
	return vm_iomap_memory(vma, s->pfn << PAGE_SHIFT, PAGE_SIZE);
}

static int sedge_mmap(struct file *file, struct vm_area_struct *vma)  // fact: flag VM_DONTCOPY; insert vm_iomap_memory; C1 open
{
	struct sedge *s = file->private_data;

	return sedge_each(s, vma, grow) ? -EINVAL : sedge_each(s, vma, put);
}

const struct file_operations sedge_fops = { .mmap = sedge_mmap };
