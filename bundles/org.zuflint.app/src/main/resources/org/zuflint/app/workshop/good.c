static int pages_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_DONTCOPY | VM_IO | VM_DONTEXPAND;
	return remap_pfn_range(vma, vma->vm_start, 1, 4096, vma->vm_page_prot);
}

static const struct file_operations pages_fops = {
	.mmap = pages_mmap,
};
