/* The memory whose page frame is mapped goes back before the zap. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/vmalloc.h>
struct kite { struct vm_area_struct *vma; int cpu; };
static int kite_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void kite_close(struct vm_area_struct *vma) { struct kite *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct kite_vm_ops = { .fault = kite_fault, .close = kite_close };
static int kite_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct kite *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &kite_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long kite_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct kite *p = file->private_data;
	void *buf;
	int err;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !p->vma)
		return -EINVAL;
	buf = kmalloc(PAGE_SIZE, GFP_KERNEL);
	if (!buf)
		return -ENOMEM;
	err = vm_insert_pfn(p->vma, p->vma->vm_start, virt_to_phys(buf) >> PAGE_SHIFT);
	if (err) {
		kfree(buf);
		return err;
	}
	kfree(buf);  // want: page-released-while-mapped "kfree() in unlocked_ioctl gives a page back while "
	zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	return 0;
}
const struct file_operations kite_fops = { .mmap = kite_mmap, .unlocked_ioctl = kite_ioctl };
