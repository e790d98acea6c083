/* Both regions are entered in one helper; between them the task waits. */
#include <linux/mm.h>
#include <linux/fs.h>
struct lark { struct vm_area_struct *vma; unsigned long pfn; wait_queue_head_t wq; int ready; };
static int lark_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void lark_close(struct vm_area_struct *vma) { struct lark *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct lark_vm_ops = { .fault = lark_fault, .close = lark_close };
static int lark_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2)
{
	struct lark *p = file->private_data;
	if (p->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &lark_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static void lark_lock(struct lark *p) { get_cpu(); }
static void lark_unlock(struct lark *p) { put_cpu(); }
static long lark_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lark *p = file->private_data;
	int rc;
	if (!p->vma)
		return -ENXIO;
	lark_lock(p);
	rc = vm_insert_pfn(p->vma, p->vma->vm_start, p->pfn);  // want: migration-window "vm_insert_pfn() on the VM_LOCAL_CPU vma"
	lark_unlock(p);
	if (rc)
		return rc;
	wait_event(p->wq, p->ready);
	lark_lock(p);
	zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);  // want: migration-window "zap_vma_ptes() on the VM_LOCAL_CPU vma"
	lark_unlock(p);
	return 0;
}
const struct file_operations lark_fops = { .mmap = lark_mmap, .unlocked_ioctl = lark_ioctl };
