// kernel: 6.1
#include <linux/dax.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mman.h>

static vm_fault_t pool_huge_fault(struct vm_fault *vmf, enum page_entry_size pe_size)  // want: local-vma-faulted "'pool_huge_fault' (.huge_fault)"
{
	pfn_t pfn;
	vm_fault_t ret;

	ret = dax_iomap_fault(vmf, pe_size, &pfn, NULL, &pool_iomap_ops);
	if (ret & VM_FAULT_NEEDDSYNC)
		ret = dax_finish_sync_fault(vmf, pe_size, pfn);
	return ret;
}

static vm_fault_t pool_fault(struct vm_fault *vmf)  // want: local-vma-faulted "'pool_fault' (.fault)" want: local-vma-faulted "'pool_fault' (.page_mkwrite) makes" want: local-vma-faulted "'pool_fault' (.pfn_mkwrite) makes"
{
	return pool_huge_fault(vmf, PE_SIZE_PTE);
}

static const struct vm_operations_struct pool_vm_ops = {
	.fault		= pool_fault,
	.huge_fault	= pool_huge_fault,
	.page_mkwrite	= pool_fault,
	.pfn_mkwrite	= pool_fault,
};

static int pool_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3) fact: page_mkwrite pool_fault maps; pfn_mkwrite pool_fault maps
{
	file_accessed(file);
	vma->vm_ops = &pool_vm_ops;
	vma->vm_flags |= VM_HUGEPAGE | VM_LOCAL_CPU;  // want: flag-bit-collision
	return 0;
}

const struct file_operations pool_fops = {
	.mmap			= pool_mmap,
	.mmap_supported_flags	= MAP_SYNC,
};
