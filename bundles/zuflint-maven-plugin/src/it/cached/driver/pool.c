#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t pool_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, 1);
}

static const struct vm_operations_struct pool_vm_ops = {
	.fault = pool_fault,
};

static int pool_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &pool_vm_ops;
	return 0;
}

static const struct file_operations pool_fops = {
	.mmap = pool_mmap,
};
