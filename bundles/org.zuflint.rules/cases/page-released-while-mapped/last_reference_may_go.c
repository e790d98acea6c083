/* It may be the last reference. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/kref.h>
struct cog_buf { struct kref ref; struct page *page; };
struct cog { struct vm_area_struct *vma; int cpu; struct cog_buf *buf; };
static void cog_buf_free(struct kref *ref)
{
	struct cog_buf *b = container_of(ref, struct cog_buf, ref);
	__free_page(b->page);  // want: page-released-while-mapped "__free_page() in unlocked_ioctl gives a page back "
	kfree(b);
}
static void cog_buf_put(struct cog_buf *b) { kref_put(&b->ref, cog_buf_free); }
static int cog_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void cog_close(struct vm_area_struct *vma) { struct cog *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct cog_vm_ops = { .fault = cog_fault, .close = cog_close };
static int cog_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct cog *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &cog_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long cog_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cog *p = file->private_data;
	struct cog_buf *b = p->buf;
	int err;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !p->vma || !b)
		return -EINVAL;
	err = vm_insert_pfn(p->vma, p->vma->vm_start, page_to_pfn(b->page));
	if (err)
		return err;
	p->buf = NULL;
	cog_buf_put(b);
	zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	return 0;
}
const struct file_operations cog_fops = { .mmap = cog_mmap, .unlocked_ioctl = cog_ioctl };
