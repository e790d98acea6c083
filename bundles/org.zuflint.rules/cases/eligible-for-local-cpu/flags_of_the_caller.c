// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>

/* What a provider's callers have set before they call it, and what they have refused, holds for it too. */

struct kiln;

struct kiln_ops {
	int (*mmap)(struct kiln *kiln, struct vm_area_struct *vma);
	int (*mmap_prepare)(struct kiln *kiln, struct vm_area_struct *vma);
};

struct kiln {
	const struct kiln_ops *ops;
	unsigned long pfn;
};

static int kiln_map(struct kiln *kiln, struct vm_area_struct *vma)
{
	return vm_iomap_memory(vma, kiln->pfn << PAGE_SHIFT, PAGE_SIZE);
}

// Both callers set VM_DONTCOPY, one of them VM_WIPEONFORK.
static int hot_mmap(struct kiln *kiln, struct vm_area_struct *vma)  // fact: flag VM_DONTCOPY; flag VM_WIPEONFORK sometimes; flag VM_PFNMAP; C3 proved
{
	return kiln_map(kiln, vma);
}

// Called by one of them, which refuses nothing.
static int cold_mmap(struct kiln *kiln, struct vm_area_struct *vma)  // fact: no flag VM_DONTCOPY; flag VM_WIPEONFORK; no flag VM_WIPEONFORK sometimes
{
	vma->vm_flags &= ~VM_DONTCOPY;
	return kiln_map(kiln, vma);
}

static int bare_mmap(struct kiln *kiln, struct vm_area_struct *vma)  // fact: flag VM_IO; no flag VM_DONTCOPY; no flag VM_WIPEONFORK
{
	vma->vm_flags = VM_READ | VM_SHARED | VM_IO;
	return kiln_map(kiln, vma);
}

static const struct kiln_ops hot_ops = { .mmap = hot_mmap };
static const struct kiln_ops cold_ops = { .mmap = bare_mmap };
static const struct kiln_ops wet_ops = { .mmap_prepare = cold_mmap };

static void kiln_mark(struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_DONTCOPY | VM_WIPEONFORK;
}

static int front_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct kiln *kiln = file->private_data;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	kiln_mark(vma);
	return kiln->ops->mmap(kiln, vma);
}

static int back_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct kiln *kiln = file->private_data;

	if (!(vma->vm_flags & VM_SHARED))
		return -EPERM;
	vma->vm_flags |= VM_DONTCOPY;
	return kiln->ops->mmap(kiln, vma);
}

static int side_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct kiln *kiln = file->private_data;

	kiln_mark(vma);
	return kiln->ops->mmap_prepare(kiln, vma);
}

const struct file_operations front_fops = { .mmap = front_mmap };
const struct file_operations back_fops = { .mmap = back_mmap };
const struct file_operations side_fops = { .mmap = side_mmap };
