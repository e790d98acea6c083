static void q_close(struct vm_area_struct *vma)
{
	struct q *q = vma->vm_private_data;

	list_del(&q->entry);
	kfree(q);
}

static const struct vm_operations_struct q_ops = {	/* want: close-without-open "each part is closed," */
	.close = q_close,
};

static int q_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_DONTCOPY;
	vma->vm_ops = &q_ops;
	return remap_pfn_range(vma, vma->vm_start, 1, 4096, vma->vm_page_prot);
}

static const struct file_operations q_fops = {
	.mmap = q_mmap,
};
