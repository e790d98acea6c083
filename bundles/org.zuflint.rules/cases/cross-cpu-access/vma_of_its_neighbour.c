/* The next vma's object is another one. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/sched.h>
struct zapown_bad { struct task_struct *task; struct vm_area_struct *vma; struct mm_struct *mm; int cpu; pid_t pid; pid_t tgid; struct page *page; struct cpumask mask; unsigned int tok; };
static int zapown_bad_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void zapown_bad_close(struct vm_area_struct *vma) { struct zapown_bad *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct zapown_bad_vm_ops = { .fault = zapown_bad_fault, .close = zapown_bad_close  };
static int zapown_bad_open(struct inode *inode, struct file *file)
{
	struct zapown_bad *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}
static int zapown_bad_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }
static int zapown_bad_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1: may reach the vma of another CPU)
{
	struct zapown_bad *s = file->private_data;
	if (!(is_percpu_thread()) || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &zapown_bad_vm_ops;
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
static long zapown_bad_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct zapown_bad *s = file->private_data;
	int err;
	if (!(is_percpu_thread() && s->task == current) || !s->vma)
		return -EPERM;
	s->page = alloc_page(GFP_KERNEL);
	if (!s->page)
		return -ENOMEM;
	err = vm_insert_pfn(s->vma, s->vma->vm_start, page_to_pfn(s->page));
	if (!err) {
		cpu_relax();
		struct zapown_bad *o = s->vma->vm_next->vm_private_data; zap_vma_ptes(o->vma, o->vma->vm_start, PAGE_SIZE);
	}
	put_page(s->page);
	return err;
}
const struct file_operations zapown_bad_fops = { .open = zapown_bad_open, .release = zapown_bad_release, .mmap = zapown_bad_mmap, .unlocked_ioctl = zapown_bad_ioctl };
