/* The owner of one object is compared, another one is used. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/xarray.h>
static DEFINE_XARRAY(panes);
struct pane { struct vm_area_struct *vma; unsigned long pfn; int cpu; };
struct pane_arg { u32 mine, other; };
static int pane_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void pane_close(struct vm_area_struct *vma) { struct pane *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct pane_vm_ops = { .fault = pane_fault, .close = pane_close };
static int pane_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1)
{
	struct pane *p = xa_load(&panes, vma->vm_pgoff);
	if (!p || p->vma || !is_percpu_thread() || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &pane_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long pane_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pane_arg a;
	struct pane *p, *q;
	int err;
	if (copy_from_user(&a, (void __user *)arg, sizeof(a)))
		return -EFAULT;
	p = xa_load(&panes, a.mine);
	if (!p || p->cpu != smp_processor_id() || current->nr_cpus_allowed != 1)
		return -EINVAL;
	q = xa_load(&panes, a.other);
	if (!q || !q->vma)
		return -EINVAL;
	err = vm_insert_pfn(q->vma, q->vma->vm_start, q->pfn);
	if (err)
		return err;
	zap_vma_ptes(q->vma, q->vma->vm_start, PAGE_SIZE);
	return 0;
}
const struct file_operations pane_fops = { .mmap = pane_mmap, .unlocked_ioctl = pane_ioctl };
