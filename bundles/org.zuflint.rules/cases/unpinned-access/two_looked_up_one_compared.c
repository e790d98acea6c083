// kernel: 6.1
/* Two are looked up, and one is compared: nobody knows whose the other is. */
#include <linux/mm.h>
#include <linux/fs.h>
struct gull { unsigned long pfn; int cpu; };
static vm_fault_t gull_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static const struct vm_operations_struct gull_vm_ops = { .fault = gull_fault };
static int gull_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1: could not be followed)
{
	struct gull *p = file->private_data;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision "VM_LOCAL_CPU is bit 37 in the posted patch, and so"
	vma->vm_ops = &gull_vm_ops;
	vma->vm_private_data = p;
	return 0;
}
static long gull_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gull *p = file->private_data;
	struct vm_area_struct *vma, *next;
	long rc = -EINVAL;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EPERM;
	mmap_read_lock(current->mm);
	vma = vma_lookup(current->mm, arg);
	next = vma_lookup(current->mm, arg + PAGE_SIZE);
	if (vma && next && vma->vm_ops == &gull_vm_ops && vma->vm_private_data == p) {
		rc = -EFAULT;
		if (!(vmf_insert_pfn(next, next->vm_start, p->pfn) & VM_FAULT_ERROR)) {
			rc = 0;
			zap_vma_ptes(next, next->vm_start, PAGE_SIZE);
		}
	}
	mmap_read_unlock(current->mm);
	return rc;
}
const struct file_operations gull_fops = { .mmap = gull_mmap, .unlocked_ioctl = gull_ioctl };
