/* The owner of the page polls a bit; it is set before the zap. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/atomic.h>
struct owl_op { struct page *page; unsigned long state; struct list_head link; };
struct owl { struct vm_area_struct *vma; int cpu; struct owl_op *op; };
static struct owl *the_owl;
static int owl_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void owl_close(struct vm_area_struct *vma) { struct owl *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct owl_vm_ops = { .fault = owl_fault, .close = owl_close };
static int owl_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct owl *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &owl_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static ssize_t owl_write(struct file *file, const char __user *buf, size_t n, loff_t *pos)
{
	struct owl_op op = { };
	if (get_user_pages_fast((unsigned long)buf, 1, 0, &op.page) != 1)
		return -EFAULT;
	WRITE_ONCE(the_owl->op, &op);
	while (!test_bit(0, &op.state))
		cpu_relax();
	put_page(op.page);
	return n;
}
static long owl_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct owl *p = file->private_data;
	struct owl_op *op = p->op;
	int err;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !p->vma || !op)
		return -EINVAL;
	err = vm_insert_pfn(p->vma, p->vma->vm_start, page_to_pfn(op->page));
	if (err)
		return err;
	p->op = NULL;
	set_bit(0, &op->state);  // want: page-released-while-mapped "set_bit() in unlocked_ioctl tells the owner of the"
	zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	return 0;
}
const struct file_operations owl_fops = { .mmap = owl_mmap, .unlocked_ioctl = owl_ioctl, .write = owl_write };
