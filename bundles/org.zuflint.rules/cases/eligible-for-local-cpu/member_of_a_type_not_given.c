// kernel: 6.1
#include <linux/fs.h>
#include <linux/loom.h>
#include <linux/mm.h>

/* What loom->ops is stands in a header that is not given; one struct has a member of that name. Others may be elsewhere. */

static int wool_map(struct loom *loom, struct vm_area_struct *vma)
{
	return remap_vmalloc_range(vma, loom->wool, vma->vm_pgoff);
}

static int silk_map(struct loom *loom, struct vm_area_struct *vma)
{
	return remap_vmalloc_range(vma, loom->silk, vma->vm_pgoff);
}

const struct loom_ops wool_ops = { .map_user = wool_map };
const struct loom_ops silk_ops = { .map_user = silk_map };

static int loom_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C1: without the flag); not eligible(C1: not followed: passed to ->map_user())
{
	struct loom *loom = file->private_data;

	return loom->ops->map_user(loom, vma);
}

const struct file_operations loom_fops = { .mmap = loom_mmap };

/* This member takes other arguments than the one that is called: it is another kind of table. */

static int frame_map(struct frame *frame, struct vm_area_struct *vma)
{
	return remap_vmalloc_range(vma, frame->thread, 0);
}

const struct frame_ops frame_ops = { .map_part = frame_map };

static int part_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C1: not followed: passed to ->map_part())
{
	struct loom *loom = file->private_data;

	return loom->parts->map_part(loom, vma->vm_pgoff, vma);
}

const struct file_operations part_fops = { .mmap = part_mmap };
