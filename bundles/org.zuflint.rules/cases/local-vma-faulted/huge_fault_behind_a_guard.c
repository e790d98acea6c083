#include <linux/huge_mm.h>
#include <linux/mm.h>

struct pmem {
	phys_addr_t phys;
};

static int pmem_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

/* The guard is of no use: core mm asks .huge_fault first. */
static int pmem_huge_fault(struct vm_fault *vmf, enum page_entry_size size)  // want: local-vma-faulted "vmf_insert_pfn_pmd"
{
	struct pmem *p = vmf->vma->vm_private_data;

	if (size != PE_SIZE_PMD)
		return VM_FAULT_FALLBACK;
	return vmf_insert_pfn_pmd(vmf->vma, vmf->address, vmf->pmd,
				  phys_to_pfn_t(p->phys, PFN_DEV),
				  vmf->flags & FAULT_FLAG_WRITE);
}

static const struct vm_operations_struct pmem_vm_ops = {
	.huge_fault	= pmem_huge_fault,
	.fault		= pmem_fault,
};

static int pmem_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3)
{
	vma->vm_private_data = file->private_data;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_HUGEPAGE | VM_LOCAL_CPU;
	vma->vm_ops = &pmem_vm_ops;
	return 0;
}

const struct file_operations pmem_fops = { .mmap = pmem_mmap };
