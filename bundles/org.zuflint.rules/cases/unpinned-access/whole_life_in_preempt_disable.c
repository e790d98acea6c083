/* All happens in one region. */
#include <linux/module.h>
#include <linux/mm.h>
#include <linux/cdev.h>
#include <linux/uaccess.h>
#define LC_FLAGS (VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU)
#define to_lc(f) ((struct lcdev_ctx *)(f)->private_data)
struct lcdev_ctx { struct mutex mtx; struct vm_area_struct *area; struct mm_struct *owner_mm; phys_addr_t pa; size_t len; void *kva; struct page *bounce; };
static vm_fault_t pier_nofault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void pier_vclose(struct vm_area_struct *vma) { struct lcdev_ctx *cx = vma->vm_private_data; cx->area = NULL; }
static const struct vm_operations_struct pier_vops = { .close = pier_vclose, .fault = pier_nofault };
static int pier_map(struct file *filp, struct vm_area_struct *vma)  // verdict: verified
{
	struct lcdev_ctx *cx = to_lc(filp);
	int rc = -EBUSY;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	mutex_lock(&cx->mtx);
	if (!cx->area) {
		vma->vm_flags |= LC_FLAGS;
		vma->vm_private_data = cx;
		vma->vm_ops = &pier_vops;
		cx->area = vma;
		rc = 0;
	}
	mutex_unlock(&cx->mtx);
	return rc;
}
static int pier_poke(struct lcdev_ctx *cx, unsigned int val)
{
	unsigned int back;
	int rc;

	iowrite32(val, cx->kva);
	back = ioread32(cx->kva);
	rc = back == val ? 0 : -EIO;
	return rc;
}
static long pier_ctl(struct file *filp, unsigned int op, unsigned long ptr)
{
	struct lcdev_ctx *cx = to_lc(filp);
	long rc = -ENXIO;

	mutex_lock(&cx->mtx);
	if (!cx->area)
		goto out;
	preempt_disable();
	rc = remap_pfn_range(cx->area, cx->area->vm_start, cx->pa >> PAGE_SHIFT, PAGE_SIZE, cx->area->vm_page_prot);
	if (!rc) {
		rc = pier_poke(cx, op);
		zap_vma_ptes(cx->area, cx->area->vm_start, cx->area->vm_end - cx->area->vm_start);
	}
	preempt_enable();
out:
	mutex_unlock(&cx->mtx);
	return rc;
}
static int pier_open(struct inode *ino, struct file *filp)
{
	struct lcdev_ctx *cx = kzalloc(sizeof(*cx), GFP_KERNEL);

	if (!cx)
		return -ENOMEM;
	mutex_init(&cx->mtx);
	filp->private_data = cx;
	return 0;
}
static int pier_close(struct inode *ino, struct file *filp) { kfree(filp->private_data); return 0; }
static const struct file_operations pier_fops = { .owner = THIS_MODULE, .open = pier_open, .release = pier_close, .mmap = pier_map, .unlocked_ioctl = pier_ctl };
