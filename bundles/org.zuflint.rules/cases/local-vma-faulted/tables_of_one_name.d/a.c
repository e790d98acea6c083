#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

void peek_setup(void *p, struct vm_area_struct *vma);

struct peek {
	struct task_struct *owner;
	struct vm_area_struct *vma;
};

static int peek_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void peek_close(struct vm_area_struct *vma)
{
	struct peek *p = vma->vm_private_data;

	p->vma = NULL;
}

static const struct vm_operations_struct vm_ops = { .fault = peek_fault, .close = peek_close };

static int peek_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3: more_fault)
{
	struct peek *p = file->private_data;

	if (!is_percpu_thread() || p->vma)
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	peek_setup(p, vma);
	vma->vm_private_data = p;
	p->owner = current;
	p->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static int peek_one(struct peek *p, unsigned long user)
{
	struct page *page = alloc_page(GFP_KERNEL);
	int err;

	if (!page)
		return -ENOMEM;
	err = vm_insert_pfn(p->vma, p->vma->vm_start, page_to_pfn(page));
	if (err)
		return -EFAULT;
	err = copy_from_user(page_address(page), (void __user *)user, 64) ? -EFAULT : 0;
	zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	put_page(page);
	return err;
}

static long peek_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct peek *p = file->private_data;
	int err;

	if (p->owner != current || !p->vma)
		return -EPERM;
	err = peek_one(p, arg);
	return err;
}

static int peek_open(struct inode *inode, struct file *file)
{
	file->private_data = kzalloc(sizeof(struct peek), GFP_KERNEL);
	return file->private_data ? 0 : -ENOMEM;
}

const struct file_operations peek_fops = {
	.open = peek_open,
	.mmap = peek_mmap,
	.unlocked_ioctl = peek_ioctl,
};
