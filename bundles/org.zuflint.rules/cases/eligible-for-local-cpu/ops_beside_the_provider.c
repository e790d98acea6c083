// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>

/* A provider that takes vm_ops from the table it stands in itself; and one that asks whether its caller has set some. */

struct lamp;

struct lamp_funcs {
	int (*mmap)(struct lamp *lamp, struct vm_area_struct *vma);
	const struct vm_operations_struct *vm_ops;
};

struct lamp {
	const struct lamp_funcs *funcs;
	struct page **pages;
	unsigned long count;
};

static vm_fault_t lamp_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static vm_fault_t lamp_show(struct vm_fault *vmf)
{
	vmf->page = lamp_page(vmf->vma->vm_private_data, vmf->pgoff);
	return 0;
}

static const struct vm_operations_struct lamp_quiet_ops = { .fault = lamp_refuse };
static const struct vm_operations_struct lamp_usual_ops = { .fault = lamp_show };

static int red_mmap(struct lamp *lamp, struct vm_area_struct *vma)  // fact: vma red_mmap; ops lamp_quiet_ops; fault lamp_refuse refuses
{
	vma->vm_ops = lamp->funcs->vm_ops;
	return vm_map_pages(vma, lamp->pages, lamp->count);
}

static const struct lamp_funcs red_funcs = { .mmap = red_mmap, .vm_ops = &lamp_quiet_ops };

static int lamp_default(struct vm_area_struct *vma)
{
	if (!vma->vm_ops)
		vma->vm_ops = &lamp_usual_ops;
	vma->vm_flags |= VM_DONTEXPAND;
	return 0;
}

static int blue_mmap(struct lamp *lamp, struct vm_area_struct *vma)  // fact: vma blue_mmap; ops lamp_quiet_ops; fault lamp_refuse refuses
{
	return lamp_default(vma);
}

static const struct lamp_funcs blue_funcs = { .mmap = blue_mmap, .vm_ops = &lamp_quiet_ops };

static int lamp_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct lamp *lamp = file->private_data;

	vma->vm_private_data = lamp;
	vma->vm_ops = lamp->funcs->vm_ops;
	return lamp->funcs->mmap(lamp, vma);
}

const struct file_operations lamp_fops = { .mmap = lamp_mmap };
