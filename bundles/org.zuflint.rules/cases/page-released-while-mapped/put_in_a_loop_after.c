/* Each page is put after the zap. */
#include <linux/mm.h>
#include <linux/fs.h>
struct vole { struct vm_area_struct *vma; int cpu; struct page *pages[16]; };
static int vole_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void vole_close(struct vm_area_struct *vma) { struct vole *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct vole_vm_ops = { .fault = vole_fault, .close = vole_close };
static int vole_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct vole *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &vole_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long vole_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct vole *p = file->private_data;
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
	zap_vma_ptes(p->vma, p->vma->vm_start, n * PAGE_SIZE);
	for (i = 0; i < n; i++)
		put_page(p->pages[i]);
	return rc;
}
const struct file_operations vole_fops = { .mmap = vole_mmap, .unlocked_ioctl = vole_ioctl };
