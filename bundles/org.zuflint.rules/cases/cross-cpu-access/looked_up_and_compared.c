/* Found by its number, compared, and handed back through a pointer. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/idr.h>
static DEFINE_IDR(lamps);
struct lamp { struct vm_area_struct *vma; unsigned long pfn; int cpu; };
static int lamp_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void lamp_close(struct vm_area_struct *vma) { struct lamp *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct lamp_vm_ops = { .fault = lamp_fault, .close = lamp_close };
static int lamp_get(unsigned long id, struct lamp **out)
{
	struct lamp *l = idr_find(&lamps, id);
	if (!l)
		return -ENOENT;
	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (l->cpu != smp_processor_id())
		return -EXDEV;
	*out = l;
	return 0;
}
static int lamp_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct lamp *p;
	int err = lamp_get(vma->vm_pgoff, &p);
	if (err)
		return err;
	if (p->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &lamp_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long lamp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lamp *p;
	int err = lamp_get(arg, &p);
	if (err)
		return err;
	if (!p->vma)
		return -ENXIO;
	err = vm_insert_pfn(p->vma, p->vma->vm_start, p->pfn);
	if (!err)
		zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	return err;
}
const struct file_operations lamp_fops = { .mmap = lamp_mmap, .unlocked_ioctl = lamp_ioctl };
