#include <linux/mm.h>

vm_fault_t ring_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, 1);
}
