static int pages_mmap(struct file *file, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff)
		return -EINVAL;
	vma->vm_flags |= VM_DONTCOPY | VM_RESERVED;	/* want: @ID@ error "VM_RESERVED" */
	return remap_pfn_range(vma, vma->vm_start, 1, 4096, vma->vm_page_prot);
}

static const struct file_operations pages_fops = {
	.mmap = pages_mmap,
};
