// kernel: 5.15
/* A command of any thread looks through the mapping. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/xarray.h>
struct tray { struct page *page; struct vm_area_struct *vma; };
static DEFINE_XARRAY(trays);
static vm_fault_t tray_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void tray_close(struct vm_area_struct *vma)
{
	struct tray *p = vma->vm_private_data;
	p->vma = NULL;
}
static const struct vm_operations_struct tray_vm_ops = { .fault = tray_fault, .close = tray_close };
static struct tray *tray_own(void)
{
	if (current->nr_cpus_allowed != 1)
		return NULL;
	return xa_load(&trays, smp_processor_id());
}
static int tray_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1: not followed: passed to copy_from_user)
{
	struct tray *p = tray_own();
	if (!p || !(vma->vm_flags & VM_SHARED) || p->vma)
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision "VM_LOCAL_CPU is bit 37 in the posted patch, and so"
	vma->vm_ops = &tray_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long tray_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tray *p = tray_own();
	struct page *page;
	long rc = -EFAULT;
	if (!p)
		return -ENXIO;
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
static ssize_t tray_read(struct file *file, char __user *to, size_t n, loff_t *pos)
{
	struct tray *p = file->private_data;
	u64 word;
	if (!p->vma || copy_from_user(&word, (void __user *)p->vma->vm_start, sizeof(word)))
		return -EFAULT;
	return put_user(word, (u64 __user *)to) ? -EFAULT : sizeof(word);
}
const struct file_operations tray_fops = { .read = tray_read, .mmap = tray_mmap, .unlocked_ioctl = tray_ioctl };
static int __init tray_init(void)
{
	int cpu;
	for_each_possible_cpu(cpu) {
		struct tray *p = kzalloc(sizeof(*p), GFP_KERNEL);
		if (!p || xa_err(xa_store(&trays, cpu, p, GFP_KERNEL)))
			return -ENOMEM;
	}
	return 0;
}
module_init(tray_init);
