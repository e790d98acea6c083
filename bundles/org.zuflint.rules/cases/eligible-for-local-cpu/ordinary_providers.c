#include <linux/dma-mapping.h>
#include <linux/fs.h>
#include <linux/mm.h>

/* What most of the kernel looks like: nothing here is a candidate. */

struct frame {
	void *cpu_addr;
	dma_addr_t dma;
	size_t size;
	struct device *dev;
	phys_addr_t phys;
};

static int refuse_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: no mapping
{
	return -ENODEV;
}

static int refuse_unless_root_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: no mapping
{
	if (!capable(CAP_SYS_ADMIN))
		return -EPERM;
	return -EOPNOTSUPP;
}

static int page_cache_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C3)
{
	file_accessed(file);
	return generic_file_mmap(file, vma);
}

static int lower_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: no mapping
{
	struct file *lower = file->private_data;

	vma->vm_file = get_file(lower);
	return call_mmap(lower, vma);
}

static vm_fault_t demand_fault(struct vm_fault *vmf)
{
	vmf->page = vmalloc_to_page(vmf->vma->vm_private_data);
	get_page(vmf->page);
	return 0;
}

static const struct vm_operations_struct demand_vm_ops = { .fault = demand_fault };

static int demand_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C3)
{
	vma->vm_private_data = file->private_data;
	vma->vm_ops = &demand_vm_ops;
	return 0;
}

static int register_window_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct frame *f = file->private_data;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return vm_iomap_memory(vma, f->phys, f->size);
}

static int dma_buffer_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct frame *f = file->private_data;

	return dma_mmap_coherent(f->dev, vma, f->cpu_addr, f->dma, f->size);
}

const struct file_operations refuse_fops = { .mmap = refuse_mmap };
const struct file_operations refuse_unless_root_fops = { .mmap = refuse_unless_root_mmap };
const struct file_operations page_cache_fops = { .mmap = page_cache_mmap };
const struct file_operations lower_fops = { .mmap = lower_mmap };
const struct file_operations demand_fops = { .mmap = demand_mmap };
const struct file_operations register_window_fops = { .mmap = register_window_mmap };
const struct file_operations dma_buffer_fops = { .mmap = dma_buffer_mmap };
