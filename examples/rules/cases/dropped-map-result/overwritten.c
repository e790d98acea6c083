static int two_mmap(struct file *file, struct vm_area_struct *vma)
{
	int err;

	err = vm_insert_page(vma, vma->vm_start, first);	/* want: dropped-map-result */
	err = vm_insert_page(vma, vma->vm_start + 4096, second);
	return err;
}

static const struct file_operations two_fops = {
	.mmap = two_mmap,
};
