#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>

static struct vm_operations_struct late_vm_ops;
static struct file_operations late_fops;

static int late_fault(struct vm_fault *vmf)  // want: local-vma-faulted "'late_fault'"
{
	struct page *page = vmalloc_to_page(vmf->vma->vm_private_data + (vmf->pgoff << PAGE_SHIFT));

	if (!page)
		return VM_FAULT_SIGBUS;
	get_page(page);
	vmf->page = page;
	return 0;
}

static int late_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3)
{
	vma->vm_private_data = file->private_data;
	vma->vm_ops = &late_vm_ops;
	vma->vm_flags |= VM_LOCAL_CPU;
	return 0;
}

static int __init late_init(void)
{
	late_vm_ops.fault = late_fault;
	late_fops.owner = THIS_MODULE;
	late_fops.mmap = late_mmap;
	return register_chrdev(240, "late", &late_fops);
}
module_init(late_init);
