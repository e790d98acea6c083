/* The memory whose page frame is mapped goes back before the zap. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/vmalloc.h>
struct sled { struct vm_area_struct *vma; int cpu; };
static int sled_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void sled_close(struct vm_area_struct *vma) { struct sled *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct sled_vm_ops = { .fault = sled_fault, .close = sled_close };
static int sled_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct sled *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &sled_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long sled_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct sled *p = file->private_data;
	void *buf;
	int err;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !p->vma)
		return -EINVAL;
	buf = vmalloc(PAGE_SIZE);
	if (!buf)
		return -ENOMEM;
	err = vm_insert_pfn(p->vma, p->vma->vm_start, vmalloc_to_pfn(buf));
	if (err) {
		vfree(buf);
		return err;
	}
	vfree(buf);  // want: page-released-while-mapped "vfree() in unlocked_ioctl gives a page back while "
	zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	return 0;
}
const struct file_operations sled_fops = { .mmap = sled_mmap, .unlocked_ioctl = sled_ioctl };
