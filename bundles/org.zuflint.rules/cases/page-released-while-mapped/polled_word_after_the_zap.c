/* The owner of the page polls a word; it is set after the zap. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/atomic.h>
struct emu_op { struct page *page; int state; struct list_head link; };
struct emu { struct vm_area_struct *vma; int cpu; struct emu_op *op; };
static struct emu *the_emu;
static int emu_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void emu_close(struct vm_area_struct *vma) { struct emu *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct emu_vm_ops = { .fault = emu_fault, .close = emu_close };
static int emu_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct emu *p = file->private_data;
	if (p->vma || current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &emu_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static ssize_t emu_write(struct file *file, const char __user *buf, size_t n, loff_t *pos)
{
	struct emu_op op = { };
	if (get_user_pages_fast((unsigned long)buf, 1, 0, &op.page) != 1)
		return -EFAULT;
	WRITE_ONCE(the_emu->op, &op);
	while (!READ_ONCE(op.state))
		cpu_relax();
	put_page(op.page);
	return n;
}
static long emu_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct emu *p = file->private_data;
	struct emu_op *op = p->op;
	int err;
	if (current->nr_cpus_allowed != 1 || p->cpu != smp_processor_id() || !p->vma || !op)
		return -EINVAL;
	err = vm_insert_pfn(p->vma, p->vma->vm_start, page_to_pfn(op->page));
	if (err)
		return err;
	p->op = NULL;
	zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	op->state = 1;
	return 0;
}
const struct file_operations emu_fops = { .mmap = emu_mmap, .unlocked_ioctl = emu_ioctl, .write = emu_write };
