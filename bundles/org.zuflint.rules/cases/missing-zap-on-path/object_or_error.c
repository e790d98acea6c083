/* An object that was allocated is no error for the caller. */
#include <linux/mm.h>
#include <linux/fs.h>
struct map { void *buf; unsigned long at; };
struct elk { struct task_struct *task; struct vm_area_struct *vma; };
static vm_fault_t elk_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void elk_vm_close(struct vm_area_struct *vma) { struct elk *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct elk_vm_ops = { .fault = elk_fault, .close = elk_vm_close };
static int elk_open(struct inode *inode, struct file *file)
{
	struct elk *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}
static int elk_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }
static bool elk_mine(struct elk *s) { return is_percpu_thread() && s->task == current && s->vma; }
static int elk_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct elk *s = file->private_data;
	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &elk_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}
static struct map *elk_map(struct elk *s)
{
	struct map *m = kzalloc(sizeof(*m), GFP_KERNEL);
	int err;
	if (!m)
		return ERR_PTR(-ENOMEM);
	m->buf = (void *)get_zeroed_page(GFP_KERNEL);
	if (!m->buf) {
		err = -ENOMEM;
		goto free;
	}
	m->at = s->vma->vm_start;
	err = vm_insert_pfn(s->vma, m->at, virt_to_phys(m->buf) >> PAGE_SHIFT);
	if (err)
		goto page;
	if (signal_pending(current)) {
		err = -EINTR;
		goto zap;
	}
	return m;
zap:
	zap_vma_ptes(s->vma, m->at, PAGE_SIZE);
page:
	free_page((unsigned long)m->buf);
free:
	kfree(m);
	return ERR_PTR(err);
}
static void elk_unmap(struct elk *s, struct map *m)
{
	zap_vma_ptes(s->vma, m->at, PAGE_SIZE);
	free_page((unsigned long)m->buf);
	kfree(m);
}
static long elk_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct elk *s = file->private_data;
	struct map *m;
	if (!elk_mine(s))
		return -EPERM;
	m = elk_map(s);
	if (IS_ERR(m))
		return PTR_ERR(m);
	elk_unmap(s, m);
	return 0;
}
const struct file_operations elk_fops = { .open = elk_open, .release = elk_release, .mmap = elk_mmap, .unlocked_ioctl = elk_ioctl };
