/* A work item gets at the mapping by its address. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/workqueue.h>
struct dune { struct vm_area_struct *vma; struct mm_struct *mm; unsigned long pfn; int cpu; struct work_struct w; u32 last; };
static int dune_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void dune_close(struct vm_area_struct *vma) { struct dune *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct dune_vm_ops = { .fault = dune_fault, .close = dune_close };
static void dune_work(struct work_struct *w)
{
	struct dune *d = container_of(w, struct dune, w);
	struct page *page;
	if (get_user_pages_remote(NULL, d->mm, d->vma->vm_start, 1, 0, &page, NULL, NULL) == 1) {
		d->last = *(u32 *)page_address(page);
		put_page(page);
	}
}
static int dune_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1)
{
	struct dune *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &dune_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	p->mm = vma->vm_mm;
	INIT_WORK(&p->w, dune_work);
	return 0;
}
static long dune_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dune *p = file->private_data;
	int err;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !p->vma)
		return -EINVAL;
	err = vm_insert_pfn(p->vma, p->vma->vm_start, p->pfn);
	if (err)
		return err;
	schedule_work(&p->w);
	flush_work(&p->w);
	zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	return 0;
}
const struct file_operations dune_fops = { .mmap = dune_mmap, .unlocked_ioctl = dune_ioctl };
