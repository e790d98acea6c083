static vm_fault_t pg_fault(struct vm_fault *vmf)	/* want: fault-offset-unchecked warning */
{
	struct pg *p = vmf->vma->vm_private_data;
	unsigned long index = (vmf->address - vmf->vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vmf->vma, vmf->vma->vm_start, p->pfns[index]);
}

static const struct vm_operations_struct pg_ops = { .fault = pg_fault };

static int pg_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_ops = &pg_ops;
	return 0;
}

static const struct file_operations pg_fops = {
	.mmap = pg_mmap,
};
