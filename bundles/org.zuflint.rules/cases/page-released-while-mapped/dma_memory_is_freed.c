/* DMA memory goes by another name than dma_free_coherent(). */
#include <linux/mm.h>
#include <linux/fs.h>
struct dma_free_wc { struct task_struct *task; struct vm_area_struct *vma; struct page *page; };
static int dma_free_wc_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void dma_free_wc_close(struct vm_area_struct *vma) { struct dma_free_wc *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct dma_free_wc_vm_ops = { .fault = dma_free_wc_fault, .close = dma_free_wc_close };
static int dma_free_wc_open(struct inode *inode, struct file *file)
{
	struct dma_free_wc *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}
static int dma_free_wc_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }
static int dma_free_wc_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct dma_free_wc *s = file->private_data;
	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &dma_free_wc_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}
static long dma_free_wc_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dma_free_wc *s = file->private_data;
	dma_addr_t bus;
	size_t off;
	int err;
	void *b = dma_alloc_wc(NULL, PAGE_SIZE, (dma_addr_t *)&bus, GFP_KERNEL);
	if (!is_percpu_thread() || s->task != current || !s->vma)
		return -EPERM;
	err = vm_insert_pfn(s->vma, s->vma->vm_start, bus >> PAGE_SHIFT);
	if (err)
		return err;
	dma_free_wc(NULL, PAGE_SIZE, b, bus);  // want: page-released-while-mapped
	zap_vma_ptes(s->vma, s->vma->vm_start, PAGE_SIZE);
	return 0;
}
const struct file_operations dma_free_wc_fops = { .open = dma_free_wc_open, .release = dma_free_wc_release, .mmap = dma_free_wc_mmap, .unlocked_ioctl = dma_free_wc_ioctl };
