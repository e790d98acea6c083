static int some_mmap(struct file *file, struct vm_area_struct *vma)
{
	int err;

	err = vm_insert_page(vma, vma->vm_start, first);
	if (strict && err)
		return err;
	return 0;
}

static const struct file_operations some_fops = {
	.mmap = some_mmap,
};
