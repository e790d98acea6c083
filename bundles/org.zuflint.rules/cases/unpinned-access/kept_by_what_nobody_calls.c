// kernel: 6.1
/* Another vma is kept by a function that nobody here calls: it is none of this provider. */
#include <linux/mm.h>
#include <linux/fs.h>
struct gull { unsigned long pfn; int cpu; struct vm_area_struct *vma, *notes; };
static vm_fault_t gull_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void gull_close(struct vm_area_struct *vma) { struct gull *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct gull_vm_ops = { .fault = gull_fault, .close = gull_close };
static int gull_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct gull *p = file->private_data;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision "VM_LOCAL_CPU is bit 37 in the posted patch, and so"
	vma->vm_ops = &gull_vm_ops;
	if (p->vma)
		return -EBUSY;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
int gull_notes(struct gull *p, struct vm_area_struct *vma)
{
	if (p->notes)
		return -EBUSY;
	p->notes = vma;
	return 0;
}
static long gull_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gull *p = file->private_data;
	long rc = -EINVAL;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EPERM;
	mmap_read_lock(current->mm);
	if (cmd == 1 && p->notes)
		rc = vmf_insert_pfn(p->notes, p->notes->vm_start, p->pfn) & VM_FAULT_ERROR ? -EFAULT : 0;
	if (cmd == 2 && p->vma && !(vmf_insert_pfn(p->vma, p->vma->vm_start, p->pfn) & VM_FAULT_ERROR)) {
		zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
		rc = 0;
	}
	mmap_read_unlock(current->mm);
	return rc;
}
const struct file_operations gull_fops = { .mmap = gull_mmap, .unlocked_ioctl = gull_ioctl };
