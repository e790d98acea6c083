// kernel: 6.1
/* Looked up again by each call; what the last one has shown goes first. */
#include <linux/mm.h>
#include <linux/fs.h>
struct gull { struct page *page; int cpu; bool shown; };
static vm_fault_t gull_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void gull_close(struct vm_area_struct *vma)
{
	struct gull *p = vma->vm_private_data;
	p->shown = false;
}
static const struct vm_operations_struct gull_vm_ops = { .fault = gull_fault, .close = gull_close };
static int gull_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct gull *p = file->private_data;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (p->shown)
		return -EBUSY;
	p->shown = true;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision "VM_LOCAL_CPU is bit 37 in the posted patch, and so"
	vma->vm_ops = &gull_vm_ops;
	vma->vm_private_data = p;
	return 0;
}
static struct vm_area_struct *gull_find(struct gull *p, unsigned long at)
{
	struct vm_area_struct *vma = vma_lookup(current->mm, at);

	return vma && vma->vm_ops == &gull_vm_ops && vma->vm_private_data == p ? vma : NULL;
}
static long gull_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gull *p = file->private_data;
	struct vm_area_struct *vma;
	struct page *page;
	long rc = -EFAULT;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EPERM;
	mmap_read_lock(current->mm);
	vma = gull_find(p, arg);
	if (!vma) {
		mmap_read_unlock(current->mm);
		return -ENXIO;
	}
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	if (p->page)
		put_page(p->page);
	p->page = NULL;
	page = alloc_page(GFP_KERNEL);
	if (page && !(vmf_insert_pfn(vma, vma->vm_start, page_to_pfn(page)) & VM_FAULT_ERROR)) {
		p->page = page;
		rc = 0;
	}
	mmap_read_unlock(current->mm);
	return rc;
}
const struct file_operations gull_fops = { .mmap = gull_mmap, .unlocked_ioctl = gull_ioctl };
