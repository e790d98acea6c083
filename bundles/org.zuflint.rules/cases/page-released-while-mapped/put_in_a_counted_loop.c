/* Each page is put before the zap. */
#include <linux/mm.h>
#include <linux/fs.h>
struct pika { struct vm_area_struct *vma; int cpu; struct page *pages[16]; };
static int pika_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void pika_close(struct vm_area_struct *vma) { struct pika *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct pika_vm_ops = { .fault = pika_fault, .close = pika_close };
static int pika_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct pika *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &pika_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long pika_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pika *p = file->private_data;
	int n, i, rc = 0;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !p->vma)
		return -EINVAL;
	n = get_user_pages_fast(arg, 16, 0, p->pages);
	if (n <= 0)
		return -EFAULT;
	for (i = 0; i < n; i++) {
		rc = vm_insert_pfn(p->vma, p->vma->vm_start + i * PAGE_SIZE, page_to_pfn(p->pages[i]));
		if (rc)
			break;
	}
	for (i = 0; i < n; i++)
		put_page(p->pages[i]);  // want: page-released-while-mapped "put_page() in unlocked_ioctl gives a page back whi"
	zap_vma_ptes(p->vma, p->vma->vm_start, n * PAGE_SIZE);
	return rc;
}
const struct file_operations pika_fops = { .mmap = pika_mmap, .unlocked_ioctl = pika_ioctl };
