/* Inserts and zaps are called through a table. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/pfn_t.h>
#include <linux/anon_inodes.h>
struct crate;
struct crate_ops { int (*in)(struct crate *b, struct page *pg); void (*out)(struct crate *b); };
struct crate { const struct crate_ops *ops; struct vm_area_struct *vma; struct address_space *mapping; struct task_struct *t; unsigned long off; struct page *held; };
static vm_fault_t crate_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void crate_gone(struct vm_area_struct *vma) { struct crate *b = vma->vm_private_data; b->vma = NULL; }
static const struct vm_operations_struct crate_vm_ops = { .fault = crate_fault, .close = crate_gone };
static int crate_in(struct crate *b, struct page *pg)
{
	vm_fault_t r = vmf_insert_mixed(b->vma, b->vma->vm_start, page_to_pfn_t(pg));

	return r & VM_FAULT_ERROR ? -EFAULT : 0;
}
static void crate_out(struct crate *b)
{
	zap_vma_ptes(b->vma, b->vma->vm_start, PAGE_SIZE);
}
static const struct crate_ops plain = { .in = crate_in, .out = crate_out };
static int crate_mmap(struct file *filp, struct vm_area_struct *vma)  // verdict: verified
{
	struct crate *b = filp->private_data;

	if (current->nr_cpus_allowed > 1 || b->vma)
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_IO | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &crate_vm_ops;
	vma->vm_private_data = b;
	b->ops = &plain;
	b->t = current;
	b->vma = vma;
	return 0;
}
static ssize_t crate_write(struct file *filp, const char __user *buf, size_t n, loff_t *pos)
{
	struct crate *b = filp->private_data;
	struct page *pg;
	int rc;

	if (b->t != current || current->nr_cpus_allowed != 1 || !b->vma)
		return -EPERM;
	if (get_user_pages_fast((unsigned long)buf, 1, 0, &pg) < 1)
		return -EFAULT;
	rc = b->ops->in(b, pg);
	if (!rc) {
		rc = wait_event_killable(crate_wq, b->off);
		b->ops->out(b);
	}
	put_page(pg);
	return rc ? rc : n;
}
static int crate_open(struct inode *inode, struct file *filp)
{
	struct crate *b = kzalloc(sizeof(*b), GFP_KERNEL);

	if (!b)
		return -ENOMEM;
	filp->private_data = b;
	b->mapping = filp->f_mapping;
	return 0;
}
static int crate_release(struct inode *inode, struct file *filp) { kfree(filp->private_data); return 0; }
const struct file_operations crate_fops = { .open = crate_open, .release = crate_release, .mmap = crate_mmap, .write = crate_write };
