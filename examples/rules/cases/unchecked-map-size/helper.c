static int fits(struct vm_area_struct *vma, unsigned long bytes)
{
	return vma_pages(vma) <= bytes >> PAGE_SHIFT;
}

static int asked_mmap(struct file *file, struct vm_area_struct *vma)
{
	if (!fits(vma, asked_bytes))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, asked_pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct file_operations asked_fops = {
	.mmap = asked_mmap,
};
