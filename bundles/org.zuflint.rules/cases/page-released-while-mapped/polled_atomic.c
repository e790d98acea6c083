/* The owner of the page polls a word; it is set before the zap. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/atomic.h>
struct fox_op { struct page *page; atomic_t state; struct list_head link; };
struct fox { struct vm_area_struct *vma; int cpu; struct fox_op *op; };
static struct fox *the_fox;
static int fox_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void fox_close(struct vm_area_struct *vma) { struct fox *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct fox_vm_ops = { .fault = fox_fault, .close = fox_close };
static int fox_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct fox *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &fox_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static ssize_t fox_write(struct file *file, const char __user *buf, size_t n, loff_t *pos)
{
	struct fox_op op = { };
	if (get_user_pages_fast((unsigned long)buf, 1, 0, &op.page) != 1)
		return -EFAULT;
	WRITE_ONCE(the_fox->op, &op);
	while (!atomic_read(&op.state))
		cpu_relax();
	put_page(op.page);
	return n;
}
static long fox_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct fox *p = file->private_data;
	struct fox_op *op = p->op;
	int err;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !p->vma || !op)
		return -EINVAL;
	err = vm_insert_pfn(p->vma, p->vma->vm_start, page_to_pfn(op->page));
	if (err)
		return err;
	p->op = NULL;
	atomic_set(&op->state, 1);  // want: page-released-while-mapped "atomic_set() in unlocked_ioctl tells the owner of "
	zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	return 0;
}
const struct file_operations fox_fops = { .mmap = fox_mmap, .unlocked_ioctl = fox_ioctl, .write = fox_write };
