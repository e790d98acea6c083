/* A function that nobody has gets the page while it is mapped: it may let it go. */
#include <linux/mm.h>
#include <linux/fs.h>
struct unknown_put { struct task_struct *task; struct vm_area_struct *vma; struct page *page; };
static int unknown_put_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void unknown_put_close(struct vm_area_struct *vma) { struct unknown_put *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct unknown_put_vm_ops = { .fault = unknown_put_fault, .close = unknown_put_close };
static int unknown_put_open(struct inode *inode, struct file *file)
{
	struct unknown_put *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}
static int unknown_put_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }
static int unknown_put_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: my_pool_put() in unlocked_ioctl lets the owner go on)
{
	struct unknown_put *s = file->private_data;
	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &unknown_put_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}
static long unknown_put_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct unknown_put *s = file->private_data;
	dma_addr_t bus;
	size_t off;
	int err;
	struct page *p = my_pool_get();
	if (!is_percpu_thread() || s->task != current || !s->vma)
		return -EPERM;
	err = vm_insert_pfn(s->vma, s->vma->vm_start, page_to_pfn(p));
	if (err)
		return err;
	my_pool_put(p);  // want: page-released-while-mapped
	zap_vma_ptes(s->vma, s->vma->vm_start, PAGE_SIZE);
	return 0;
}
const struct file_operations unknown_put_fops = { .open = unknown_put_open, .release = unknown_put_release, .mmap = unknown_put_mmap, .unlocked_ioctl = unknown_put_ioctl };
