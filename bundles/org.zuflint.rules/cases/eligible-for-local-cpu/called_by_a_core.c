// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>

/* A core hands the vma to its drivers, and sets no vm_ops before: a driver that sets none has none. */

struct band;

struct band_ops {
	int (*mmap)(struct band *band, struct vm_area_struct *vma);
};

struct band {
	const struct band_ops *ops;
	unsigned long pfn;
};

static int band_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct band *band = file->private_data;

	if (!band->ops->mmap)
		return -EINVAL;
	return band->ops->mmap(band, vma);
}

const struct file_operations band_fops = { .mmap = band_mmap };

static int narrow_mmap(struct band *band, struct vm_area_struct *vma)  // fact: vma narrow_mmap; ops none; insert remap_pfn_range
{
	return remap_pfn_range(vma, vma->vm_start, band->pfn, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct band_ops narrow_ops = { .mmap = narrow_mmap };
