#include <linux/fs.h>
#include <linux/mm.h>

/* Three vmas that carry the flag for a moment only; faulting them is fine. */

static int any_fault(struct vm_fault *vmf)
{
	struct page *page = vmf->vma->vm_private_data;

	get_page(page);
	vmf->page = page;
	return 0;
}

static const struct vm_operations_struct any_vm_ops = { .fault = any_fault };

static int cleared_mmap(struct file *file, struct vm_area_struct *vma)  // fact: not local
{
	vma->vm_ops = &any_vm_ops;
	vma->vm_private_data = file->private_data;
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTEXPAND;
	vma->vm_flags &= ~VM_LOCAL_CPU;
	return 0;
}

static int overwritten_mmap(struct file *file, struct vm_area_struct *vma)  // fact: not local
{
	unsigned long flags = vma->vm_flags;

	vma->vm_ops = &any_vm_ops;
	vma->vm_private_data = file->private_data;
	vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_flags = flags | VM_DONTEXPAND;
	return 0;
}

static int never_mmap(struct file *file, struct vm_area_struct *vma)  // fact: not local; no flag VM_LOCAL_CPU
{
	vma->vm_ops = &any_vm_ops;
	vma->vm_private_data = file->private_data;
	if (vma->vm_flags & VM_LOCAL_CPU)
		return -EINVAL;
	return 0;
}

const struct file_operations cleared_fops = { .mmap = cleared_mmap };
const struct file_operations overwritten_fops = { .mmap = overwritten_mmap };
const struct file_operations never_fops = { .mmap = never_mmap };
