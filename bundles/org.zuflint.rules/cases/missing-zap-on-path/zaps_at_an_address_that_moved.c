/* The address is written alike, and its variable has changed since. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/sched.h>
struct zapaddr4_bad { struct task_struct *task; struct vm_area_struct *vma; struct mm_struct *mm; int cpu; pid_t pid; pid_t tgid; struct page *page; struct cpumask mask; unsigned int tok; };
static int zapaddr4_bad_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void zapaddr4_bad_close(struct vm_area_struct *vma) { struct zapaddr4_bad *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct zapaddr4_bad_vm_ops = { .fault = zapaddr4_bad_fault, .close = zapaddr4_bad_close  };
static int zapaddr4_bad_open(struct inode *inode, struct file *file)
{
	struct zapaddr4_bad *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}
static int zapaddr4_bad_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }
static int zapaddr4_bad_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: the last zap is of some pages)
{
	struct zapaddr4_bad *s = file->private_data;
	if (!(is_percpu_thread()) || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &zapaddr4_bad_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->pid = current->pid;
	s->tgid = current->tgid;
	s->mm = current->mm;
	s->cpu = smp_processor_id();
	cpumask_copy(&s->mask, &current->cpus_allowed);
	s->vma = vma;
	return 0;
}
static long zapaddr4_bad_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct zapaddr4_bad *s = file->private_data;
	int err;
	if (!(is_percpu_thread() && s->task == current) || !s->vma)
		return -EPERM;
	s->page = alloc_page(GFP_KERNEL);
	if (!s->page)
		return -ENOMEM;
	err = vm_insert_pfn(s->vma, s->vma->vm_start + arg, page_to_pfn(s->page));
	if (!err) {
		arg += PAGE_SIZE;
		zap_vma_ptes(s->vma, s->vma->vm_start + arg, PAGE_SIZE);
	}
	put_page(s->page);
	return err;
}
const struct file_operations zapaddr4_bad_fops = { .open = zapaddr4_bad_open, .release = zapaddr4_bad_release, .mmap = zapaddr4_bad_mmap, .unlocked_ioctl = zapaddr4_bad_ioctl };
