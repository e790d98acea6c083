// The owner's task is let in, but nothing keeps that task on one CPU.
#include <linux/mm.h>
#include <linux/fs.h>

#define CTX_BASE_FLAGS	(VM_IO | VM_PFNMAP)
#ifdef VM_LOCAL_CPU
#define CTX_EXTRA VM_LOCAL_CPU
#else
#define CTX_EXTRA 0
#endif

enum ctx_kind { CTX_APP, CTX_BUF, CTX_MAX };

struct worker {
	struct vm_area_struct *area;
	struct task_struct *owner;
	unsigned long nr;
	struct completion *waiter;
	enum ctx_kind kind;
};

static DEFINE_PER_CPU(struct worker *, workers);

static inline struct worker *to_worker(struct file *filp)
{
	return filp->private_data;
}

static vm_fault_t no_fault(struct vm_fault *vmf)
{
	WARN_ONCE(1, "fault in app area");
	return VM_FAULT_SIGBUS;
}

static vm_fault_t buf_fault(struct vm_fault *vmf)
{
	struct worker *w = vmf->vma->vm_private_data;
	struct page *p = alloc_page(GFP_KERNEL);

	if (!p)
		return VM_FAULT_OOM;
	return vmf_insert_page(vmf->vma, vmf->address, p);
}

static void area_closed(struct vm_area_struct *vma)
{
	struct worker *w = vma->vm_private_data;

	WRITE_ONCE(w->area, NULL);
}

static const struct vm_operations_struct app_ops = { .fault = no_fault, .close = area_closed };
static const struct vm_operations_struct buf_ops = { .fault = buf_fault };

static int map_app(struct worker *w, struct vm_area_struct *vma)
{
	unsigned long fl = vma->vm_flags;

	if (!capable(CAP_SYS_ADMIN))
		return -EPERM;
	if (cmpxchg(&w->area, NULL, vma))
		return -EBUSY;
	fl |= CTX_BASE_FLAGS;
	fl |= VM_DONTCOPY | VM_DONTEXPAND | CTX_EXTRA;
	vma->vm_flags = fl;
	vma->vm_ops = &app_ops;
	vma->vm_private_data = w;
	w->owner = current;
	return 0;
}

static int map_buf(struct worker *w, struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_MIXEDMAP;
	vma->vm_ops = &buf_ops;
	vma->vm_private_data = w;
	return 0;
}

static int (*const mappers[CTX_MAX])(struct worker *, struct vm_area_struct *) = {
	[CTX_APP] = map_app,
	[CTX_BUF] = map_buf,
};

static int worker_mmap(struct file *filp, struct vm_area_struct *vma)  // verdict: unproven(C2); not eligible(C3)
{
	struct worker *w = to_worker(filp);

	if (w->kind >= CTX_MAX)
		return -EINVAL;
	return mappers[w->kind](w, vma);
}

static int unmap_all(struct worker *w)
{
	if (!w->area)
		return 0;
	zap_vma_ptes(w->area, w->area->vm_start, w->nr << PAGE_SHIFT);  // want: unpinned-access warning "the owner's task"
	w->nr = 0;
	return 0;
}

static long do_step(struct worker *w, unsigned long __user *pfns)
{
	unsigned long pfn;
	vm_fault_t rc;

	if (current != w->owner)
		return -EPERM;
	unmap_all(w);
	if (w->waiter)
		complete(w->waiter);
	if (get_user(pfn, pfns))
		return -EFAULT;
	rc = vmf_insert_pfn(w->area, w->area->vm_start, pfn);  // want: unpinned-access warning "the owner's task"
	if (rc & VM_FAULT_ERROR)
		return -EFAULT;
	w->nr = 1;
	return 0;
}

static long worker_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	if (cmd == W_STEP)
		return do_step(to_worker(filp), (void __user *)arg);
	return -ENOIOCTLCMD;
}

static const struct file_operations worker_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = worker_ioctl,
	.mmap = worker_mmap,
};
