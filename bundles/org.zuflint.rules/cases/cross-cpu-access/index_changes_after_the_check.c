/* The index is another one by the time of the use. */
#include <linux/mm.h>
#include <linux/fs.h>
struct cell { struct vm_area_struct *vma; unsigned long pfn; int cpu; };
static struct cell cells[64];
struct cell_arg { u32 a, b; };
static int cell_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void cell_close(struct vm_area_struct *vma) { struct cell *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct cell_vm_ops = { .fault = cell_fault, .close = cell_close };
static int cell_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1)
{
	struct cell *p = &cells[vma->vm_pgoff & 63];
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &cell_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long cell_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cell_arg a;
	int i, err;
	if (copy_from_user(&a, (void __user *)arg, sizeof(a)))
		return -EFAULT;
	i = a.a & 63;
	if (cells[i].cpu != smp_processor_id() || current->nr_cpus_allowed != 1)
		return -EINVAL;
	i = a.b & 63;
	if (!cells[i].vma)
		return -ENXIO;
	err = vm_insert_pfn(cells[i].vma, cells[i].vma->vm_start, cells[i].pfn);
	if (!err)
		zap_vma_ptes(cells[i].vma, cells[i].vma->vm_start, PAGE_SIZE);
	return err;
}
const struct file_operations cell_fops = { .mmap = cell_mmap, .unlocked_ioctl = cell_ioctl };
