static vm_fault_t late_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	if (remap_pfn_range(vma, vma->vm_start, 1, 4096, vma->vm_page_prot))
		return VM_FAULT_SIGBUS;
	return VM_FAULT_NOPAGE;
}

static const struct vm_operations_struct late_ops = { .fault = late_fault };

static int late_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP;
	vma->vm_ops = &late_ops;
	return 0;
}

static const struct file_operations late_fops = {
	.mmap = late_mmap,
};
