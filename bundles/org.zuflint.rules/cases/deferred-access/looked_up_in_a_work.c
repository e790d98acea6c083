// kernel: 6.1
/* A work item looks the vma up and recognizes it. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/workqueue.h>
struct swan { unsigned long pfn; int cpu; struct mm_struct *mm; unsigned long addr; struct work_struct w; };
static vm_fault_t swan_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static const struct vm_operations_struct swan_vm_ops = { .fault = swan_fault };
static void swan_work(struct work_struct *w)
{
	struct swan *p = container_of(w, struct swan, w);
	struct vm_area_struct *vma;
	mmap_read_lock(p->mm);
	vma = find_vma(p->mm, p->addr);
	if (vma && vma->vm_ops == &swan_vm_ops)
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);  // want: deferred-access "zap_vma_ptes() on the VM_LOCAL_CPU vma"
	mmap_read_unlock(p->mm);
}
static int swan_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct swan *p = file->private_data;
	int rc;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision "VM_LOCAL_CPU is bit 37 in the posted patch, and so"
	vma->vm_ops = &swan_vm_ops;
	p->mm = vma->vm_mm;
	p->addr = vma->vm_start;
	INIT_WORK(&p->w, swan_work);
	rc = vmf_insert_pfn(vma, vma->vm_start, p->pfn);
	if (rc & VM_FAULT_ERROR)
		return -EFAULT;
	schedule_work(&p->w);
	return 0;
}
const struct file_operations swan_fops = { .mmap = swan_mmap };
