// kernel: 6.16
#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t sketch_fault(struct vm_fault *vmf)  // want: local-vma-faulted "'sketch_fault'"
{
	vmf->page = vmf->vma->vm_private_data;
	get_page(vmf->page);
	return 0;
}

static const struct vm_operations_struct sketch_vm_ops = {
	.fault = sketch_fault,
};

static int sketch_mmap_prepare(struct vm_area_desc *desc)  // verdict: violation(C3) fact: local; flag VM_DONTEXPAND
{
	desc->vm_ops = &sketch_vm_ops;
	desc->private_data = desc->file->private_data;
	desc->vm_flags |= VM_LOCAL_CPU | VM_DONTEXPAND;  // want: flag-bit-collision
	return 0;
}

const struct file_operations sketch_fops = {
	.mmap_prepare = sketch_mmap_prepare,
};
