#include <linux/fs.h>
#include <linux/mm.h>

struct grab {
	unsigned long base_pfn;
};

static int grab_fault(struct vm_fault *vmf)  // want: local-vma-faulted error "'grab_fault' (.fault) maps pages"
{
	struct grab *g = vmf->vma->vm_private_data;
	int err;

	err = vm_insert_pfn(vmf->vma, vmf->address, g->base_pfn + vmf->pgoff);
	if (err == -ENOMEM)
		return VM_FAULT_OOM;
	if (err < 0 && err != -EBUSY)
		return VM_FAULT_SIGBUS;
	return VM_FAULT_NOPAGE;
}

static const struct vm_operations_struct grab_vm_ops = {
	.fault = grab_fault,
};

static int grab_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3) fact: local; ops grab_vm_ops; fault grab_fault maps
{
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = file->private_data;
	vma->vm_ops = &grab_vm_ops;
	return 0;
}

const struct file_operations grab_fops = {
	.owner = THIS_MODULE,
	.mmap = grab_mmap,
};
