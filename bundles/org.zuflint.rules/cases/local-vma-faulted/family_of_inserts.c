// kernel: 6.1
#include <linux/huge_mm.h>
#include <linux/io-mapping.h>
#include <linux/mm.h>

/* Each handler installs entries by another function of the kernel. */

struct slab {
	struct io_mapping io;
	unsigned long pfn;
	struct page *page;
	struct folio *folio;
};

static vm_fault_t slab_huge_fault(struct vm_fault *vmf, enum page_entry_size size)  // want: local-vma-faulted "calls vmf_insert_pfn_pmd()"
{
	struct slab *s = vmf->vma->vm_private_data;

	switch (size) {
	case PE_SIZE_PMD:
		return vmf_insert_pfn_pmd(vmf, pfn_to_pfn_t(s->pfn), vmf->flags & FAULT_FLAG_WRITE);
	case PE_SIZE_PUD:
		return vmf_insert_pfn_pud(vmf, pfn_to_pfn_t(s->pfn), vmf->flags & FAULT_FLAG_WRITE);
	default:
		return VM_FAULT_FALLBACK;
	}
}

static vm_fault_t slab_fault(struct vm_fault *vmf)  // want: local-vma-faulted "calls vmf_insert_page_mkwrite()"
{
	struct slab *s = vmf->vma->vm_private_data;

	return vmf_insert_page_mkwrite(vmf, s->page, true);
}

static vm_fault_t slab_pfn_mkwrite(struct vm_fault *vmf)  // want: local-vma-faulted "calls io_mapping_map_user()"
{
	struct slab *s = vmf->vma->vm_private_data;

	if (io_mapping_map_user(&s->io, vmf->vma, vmf->address, s->pfn, PAGE_SIZE))
		return VM_FAULT_SIGBUS;
	return VM_FAULT_NOPAGE;
}

static const struct vm_operations_struct slab_vm_ops = {
	.fault		= slab_fault,
	.huge_fault	= slab_huge_fault,
	.pfn_mkwrite	= slab_pfn_mkwrite,
};

static int slab_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3) fact: insert vmf_insert_pfn_pud; insert vmf_insert_pfn_pmd; insert io_mapping_map_user
{
	vma->vm_private_data = file->private_data;
	vma->vm_ops = &slab_vm_ops;
	vma->vm_flags |= VM_IO | VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision
	return 0;
}

const struct file_operations slab_fops = { .mmap = slab_mmap };
