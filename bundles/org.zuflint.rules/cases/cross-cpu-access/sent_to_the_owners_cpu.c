/* Inserted and zapped by a function sent to the CPU that was compared when the vma was mapped. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/smp.h>
struct crab { struct vm_area_struct *vma; unsigned long pfn; int cpu; int rc; };
static int crab_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void crab_close(struct vm_area_struct *vma) { struct crab *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct crab_vm_ops = { .fault = crab_fault, .close = crab_close };
static void crab_show(void *info)
{
	struct crab *p = info;
	if (!p->vma)
		return;
	p->rc = vm_insert_pfn(p->vma, p->vma->vm_start, p->pfn);
	if (!p->rc)
		zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
}
static int crab_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct crab *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &crab_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long crab_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct crab *p = file->private_data;
	int err = smp_call_function_single(p->cpu, crab_show, p, 1);
	return err ? err : p->rc;
}
const struct file_operations crab_fops = { .mmap = crab_mmap, .unlocked_ioctl = crab_ioctl };
