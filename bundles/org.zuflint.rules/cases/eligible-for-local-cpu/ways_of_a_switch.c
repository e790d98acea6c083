// kernel: 6.1
/* Two ways set the same operations; one maps at once besides, with other flags. They are two vmas. */
#include <linux/fs.h>
#include <linux/mm.h>

struct area {
	int kind;
	unsigned long pfn;
};

struct hook {
	unsigned long key;
};

struct holder {
	struct hook hook;
	struct area *area;
};

static vm_fault_t area_fault(struct vm_fault *vmf)
{
	vmf->page = vmalloc_to_page(vmf->vma->vm_private_data);
	return 0;
}

static const struct vm_operations_struct area_ops = { .fault = area_fault };

static int area_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C3); not eligible(C3)
{
	struct area *area;
	struct hook *hook;

	if (area_find(file, vma->vm_pgoff, &hook))
		return -EINVAL;
	area = container_of(hook, struct holder, hook)->area;
	switch (area->kind) {
	case 1:
		if (remap_pfn_range(vma, vma->vm_start, area->pfn, vma->vm_end - vma->vm_start, vma->vm_page_prot))
			return -EAGAIN;
		fallthrough;
	case 2:
		vma->vm_ops = &area_ops;
		break;
	default:
		return -EINVAL;
	}
	vma->vm_flags |= VM_DONTCOPY;
	return 0;
}

const struct file_operations area_fops = { .mmap = area_mmap };
