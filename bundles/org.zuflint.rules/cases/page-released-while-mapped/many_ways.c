// kernel: 6.1
/* A thousand ways that differ in what is counted only. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/sched.h>
struct knot { struct page *page; struct vm_area_struct *vma; int cpu; int a, b, c, d, e, f, g, h, i, j; };
static vm_fault_t knot_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void knot_close(struct vm_area_struct *vma)
{
	struct knot *p = vma->vm_private_data;
	p->vma = NULL;
}
static const struct vm_operations_struct knot_vm_ops = { .fault = knot_fault, .close = knot_close };
static int knot_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct knot *p = file->private_data;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED) || p->vma)
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision "VM_LOCAL_CPU is bit 37 in the posted patch, and so"
	vma->vm_ops = &knot_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long knot_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct knot *p = file->private_data;
	struct page *page;
	long rc = -EFAULT;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EPERM;
	if (arg & 1)
		p->a = 0;
	if (arg & 2)
		p->b = 0;
	if (arg & 4)
		p->c = 0;
	if (arg & 8)
		p->d = 0;
	if (arg & 16)
		p->e = 0;
	if (arg & 32)
		p->f = 0;
	if (arg & 64)
		p->g = 0;
	if (arg & 128)
		p->h = 0;
	if (arg & 256)
		p->i = 0;
	if (arg & 512)
		p->j = 0;
	mmap_read_lock(current->mm);
	if (p->vma)
		zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	if (p->page)
		put_page(p->page);
	p->page = NULL;
	page = p->vma ? alloc_page(GFP_KERNEL) : NULL;
	if (page && !(vmf_insert_pfn(p->vma, p->vma->vm_start, page_to_pfn(page)) & VM_FAULT_ERROR)) {
		p->page = page;
		rc = 0;
	}
	mmap_read_unlock(current->mm);
	return rc;
}
const struct file_operations knot_fops = { .mmap = knot_mmap, .unlocked_ioctl = knot_ioctl };
