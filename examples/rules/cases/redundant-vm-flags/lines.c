static int regs_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_IO | VM_PFNMAP;	/* want: redundant-vm-flags info */
	vma->vm_flags |= VM_DONTCOPY | VM_IO;
	return io_remap_pfn_range(vma, vma->vm_start, 1, 4096, vma->vm_page_prot);
}

static const struct file_operations regs_fops = {
	.mmap = regs_mmap,
};
