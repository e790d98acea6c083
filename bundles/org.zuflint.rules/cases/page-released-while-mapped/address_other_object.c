// kernel: 6.1
/* Compared with another object. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/sched.h>
#include <linux/sched/mm.h>
struct tern { struct page *page; int cpu; struct mm_struct *mm; unsigned long at; struct tern *peer; };
static vm_fault_t tern_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static int tern_mremap(struct vm_area_struct *vma) { return -EINVAL; }
static int tern_may_split(struct vm_area_struct *vma, unsigned long addr) { return -EINVAL; }
static void tern_close(struct vm_area_struct *vma)
{
	struct tern *p = vma->vm_private_data;
	if (p->at == vma->vm_start)
		p->at = 0;
}
static const struct vm_operations_struct tern_vm_ops = {
	.fault = tern_fault,
	.close = tern_close,
	.mremap = tern_mremap,
	.may_split = tern_may_split,
};
static int tern_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1: another CPU)
{
	struct tern *p = file->private_data;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || p->mm != current->mm)
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED) || p->at)
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision "VM_LOCAL_CPU is bit 37 in the posted patch, and so"
	vma->vm_ops = &tern_vm_ops;
	vma->vm_private_data = p;
	p->at = vma->vm_start;
	return 0;
}
static struct vm_area_struct *tern_find(struct tern *p)
{
	struct vm_area_struct *vma = p->at ? vma_lookup(p->mm, p->at) : NULL;
	return vma && vma->vm_ops == &tern_vm_ops && vma->vm_private_data == p->peer ? vma : NULL;
}
static long tern_show(struct tern *p)
{
	struct vm_area_struct *vma;
	struct page *page;
	long rc = -EFAULT;
	mmap_read_lock(p->mm);
	vma = tern_find(p);
	if (vma)
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	if (p->page)
		put_page(p->page);  // want: page-released-while-mapped "put_page() in unlocked_ioctl gives a page back while entries"
	p->page = NULL;
	page = vma ? alloc_page(GFP_KERNEL) : NULL;
	if (page && !(vmf_insert_pfn(vma, vma->vm_start, page_to_pfn(page)) & VM_FAULT_ERROR)) {
		p->page = page;
		rc = 0;
	}
	mmap_read_unlock(p->mm);
	return rc;
}
static int tern_register(struct tern *p)
{
	if (p->cpu >= 0 || current->nr_cpus_allowed != 1)
		return -EBUSY;
	p->cpu = smp_processor_id();
	p->mm = current->mm;
	mmgrab(p->mm);
	return 0;
}
static long tern_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tern *p = file->private_data;
	if (cmd == 1)
		return tern_register(p);
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || p->mm != current->mm)
		return -EPERM;
	return tern_show(p);
}
static int tern_open(struct inode *inode, struct file *file)
{
	struct tern *p = kzalloc(sizeof(*p), GFP_KERNEL);
	if (!p)
		return -ENOMEM;
	p->cpu = -1;
	file->private_data = p;
	return 0;
}
const struct file_operations tern_fops = { .open = tern_open, .mmap = tern_mmap, .unlocked_ioctl = tern_ioctl };
