/* A page that the file's own object keeps goes with the file: no vma of it is left. */
#include <linux/mm.h>
#include <linux/fs.h>
struct owl { struct task_struct *task; struct vm_area_struct *vma; struct page *page; };
static int owl_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void owl_close(struct vm_area_struct *vma) { struct owl *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct owl_vm_ops = { .fault = owl_fault, .close = owl_close };
static int owl_open(struct inode *inode, struct file *file)
{
	struct owl *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}
static int owl_release(struct inode *inode, struct file *file) { struct owl *s = file->private_data; if (s->page) __free_page(s->page); kfree(s); return 0; }
static int owl_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct owl *s = file->private_data;
	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &owl_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}
static long owl_run(struct owl *s)
{
	struct page *page = alloc_page(GFP_KERNEL);
	int err;
	if (!page)
		return -ENOMEM;
	err = vm_insert_pfn(s->vma, s->vma->vm_start, page_to_pfn(page));
	if (err)
		__free_page(page);
	else
		s->page = page;
	return err;
}
static long owl_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct owl *s = file->private_data;
	if (!is_percpu_thread() || s->task != current || !s->vma)
		return -EPERM;
	if (s->page) {
		zap_vma_ptes(s->vma, s->vma->vm_start, PAGE_SIZE);
		__free_page(s->page);
		s->page = NULL;
	}
	if (cmd < 2)
		return owl_run(s);
	return 0;
}
const struct file_operations owl_fops = { .open = owl_open, .release = owl_release, .mmap = owl_mmap, .unlocked_ioctl = owl_ioctl };
