#include "engine.h"

static int engine_fault(struct vm_fault *vmf)  // want: local-vma-faulted "'engine_mmap"
{
	struct engine *e = vmf->vma->vm_private_data;
	unsigned long pfn;

	if (vmf->pgoff >= e->pages)
		return VM_FAULT_SIGBUS;
	pfn = e->first_pfn + vmf->pgoff;
	return vmf_insert_pfn(vmf->vma, vmf->address, pfn);
}

const struct vm_operations_struct engine_vm_ops = {
	.fault = engine_fault,
};
