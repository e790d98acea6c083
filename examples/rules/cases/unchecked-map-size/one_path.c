static int big_mmap(struct file *file, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff == 0) {
		if (vma->vm_end - vma->vm_start > BIG_BYTES)
			return -EINVAL;
	}
	return remap_pfn_range(vma, vma->vm_start, big_pfn, /* want: unchecked-map-size */
			       vma->vm_end - vma->vm_start,
			       vma->vm_page_prot);
}

static const struct file_operations big_fops = {
	.mmap = big_mmap,
};
