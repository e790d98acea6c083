/* Both tables are filled when the module comes in. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/cdev.h>
struct yard { struct vm_area_struct *vma; unsigned long pfn; int cpu; };
static int yard_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void yard_close(struct vm_area_struct *vma) { struct yard *p = vma->vm_private_data; p->vma = NULL; }
static struct vm_operations_struct yard_vm_ops;
static struct file_operations yard_fops;
static struct cdev yard_cdev;
static int yard_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct yard *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &yard_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long yard_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct yard *p = file->private_data;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !p->vma)
		return -EINVAL;
	return vm_insert_pfn(p->vma, p->vma->vm_start, p->pfn);
}
static int yard_release(struct inode *i, struct file *file)
{
	struct yard *p = file->private_data;
	if (p->vma)
		zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);  // want: deferred-access "zap_vma_ptes() on the VM_LOCAL_CPU vma"
	kfree(p);
	return 0;
}
static int __init yard_init(void)
{
	yard_vm_ops.fault = yard_fault;
	yard_vm_ops.close = yard_close;
	yard_fops.mmap = yard_mmap;
	yard_fops.unlocked_ioctl = yard_ioctl;
	yard_fops.release = yard_release;
	cdev_init(&yard_cdev, &yard_fops);
	return 0;
}
module_init(yard_init);
