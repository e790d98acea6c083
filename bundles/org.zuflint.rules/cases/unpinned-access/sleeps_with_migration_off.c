/* A task that cannot migrate may sleep. */
// kernel: 6.1
#include <linux/mm.h>
#include <linux/fs.h>
struct wren { struct vm_area_struct *vma; unsigned long pfn; struct mutex lock; wait_queue_head_t wq; int ready; };
static vm_fault_t wren_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void wren_close(struct vm_area_struct *vma) { struct wren *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct wren_vm_ops = { .fault = wren_fault, .close = wren_close };
static int wren_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct wren *p = file->private_data;
	if (p->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &wren_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static long wren_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct wren *p = file->private_data;
	vm_fault_t rc;
	if (!p->vma)
		return -ENXIO;
	mutex_lock(&p->lock);
	migrate_disable();
	rc = vmf_insert_pfn(p->vma, p->vma->vm_start, p->pfn);
	if (!(rc & VM_FAULT_ERROR)) {
		wait_event(p->wq, p->ready);
		zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	}
	migrate_enable();
	mutex_unlock(&p->lock);
	return rc & VM_FAULT_ERROR ? -EFAULT : 0;
}
const struct file_operations wren_fops = { .mmap = wren_mmap, .unlocked_ioctl = wren_ioctl };
