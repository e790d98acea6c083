// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/slab.h>

/* One of its vmas is kept in an object that is made for it, the other one, of one page, is not. */

struct tag {
	struct vm_area_struct *vma;
	struct list_head list;
};

struct crate {
	struct list_head tags;
	unsigned long pfn;
	struct page *clock;
};

static int crate_keep(struct crate *crate, struct vm_area_struct *vma)
{
	struct tag *tag = kzalloc(sizeof(*tag), GFP_KERNEL);

	if (!tag)
		return -ENOMEM;
	if (remap_pfn_range(vma, vma->vm_start, crate->pfn, PAGE_SIZE, vma->vm_page_prot)) {
		kfree(tag);
		return -EAGAIN;
	}
	tag->vma = vma;
	list_add(&tag->list, &crate->tags);
	return 0;
}

static int crate_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C1); not eligible(C2)
{
	struct crate *crate = file->private_data;

	if (vma->vm_pgoff == 1)
		return vm_insert_page(vma, vma->vm_start, crate->clock);
	return crate_keep(crate, vma);
}

static long crate_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct crate *crate = file->private_data;
	struct tag *tag;

	list_for_each_entry(tag, &crate->tags, list)
		zap_vma_ptes(tag->vma, tag->vma->vm_start, PAGE_SIZE);
	return 0;
}

const struct file_operations crate_fops = { .mmap = crate_mmap, .unlocked_ioctl = crate_ioctl };
