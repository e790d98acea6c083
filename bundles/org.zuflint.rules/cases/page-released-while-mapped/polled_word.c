/* The owner of the page polls a word; it is set before the zap. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/atomic.h>
struct hen_op { struct page *page; int state; struct list_head link; };
struct hen { struct vm_area_struct *vma; int cpu; struct hen_op *op; };
static struct hen *the_hen;
static int hen_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void hen_close(struct vm_area_struct *vma) { struct hen *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct hen_vm_ops = { .fault = hen_fault, .close = hen_close };
static int hen_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct hen *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &hen_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static ssize_t hen_write(struct file *file, const char __user *buf, size_t n, loff_t *pos)
{
	struct hen_op op = { };
	if (get_user_pages_fast((unsigned long)buf, 1, 0, &op.page) != 1)
		return -EFAULT;
	WRITE_ONCE(the_hen->op, &op);
	while (!READ_ONCE(op.state))
		cpu_relax();
	put_page(op.page);
	return n;
}
static long hen_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct hen *p = file->private_data;
	struct hen_op *op = p->op;
	int err;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !p->vma || !op)
		return -EINVAL;
	err = vm_insert_pfn(p->vma, p->vma->vm_start, page_to_pfn(op->page));
	if (err)
		return err;
	p->op = NULL;
	op->state = 1;  // want: page-released-while-mapped "a write of"
	zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	return 0;
}
const struct file_operations hen_fops = { .mmap = hen_mmap, .unlocked_ioctl = hen_ioctl, .write = hen_write };
