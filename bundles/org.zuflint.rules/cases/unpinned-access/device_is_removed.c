/* Whoever unbinds the device runs remove(). */
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/fs.h>
struct reef { struct vm_area_struct *vma; unsigned long pfn; int cpu; };
static int reef_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void reef_close(struct vm_area_struct *vma) { struct reef *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct reef_vm_ops = { .fault = reef_fault, .close = reef_close };
static int reef_ok(struct reef *p) { return current->nr_cpus_allowed == 1 && p->cpu == smp_processor_id(); }
static int reef_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C2)
{
	struct reef *p = file->private_data;
	if (p->vma || !reef_ok(p))
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &reef_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long reef_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct reef *p = file->private_data;
	int err;
	if (!reef_ok(p) || !p->vma)
		return -EINVAL;
	err = vm_insert_pfn(p->vma, p->vma->vm_start, p->pfn);
	if (!err)
		zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	return err;
}
static const struct file_operations reef_fops = { .mmap = reef_mmap, .unlocked_ioctl = reef_ioctl };
static int reef_remove(struct platform_device *pdev)
{
	struct reef *p = platform_get_drvdata(pdev);
	if (p->vma)
		zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);  // want: unpinned-access "zap_vma_ptes() on the VM_LOCAL_CPU vma"
	return 0;
}
static struct platform_driver reef_driver = { .remove = reef_remove, .driver = { .name = "reef" } };
module_platform_driver(reef_driver);
