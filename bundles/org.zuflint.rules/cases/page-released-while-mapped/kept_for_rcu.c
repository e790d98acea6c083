#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/completion.h>
#include <linux/wait.h>
#include <linux/percpu.h>
#include <linux/workqueue.h>

#include <linux/rcupdate.h>
struct tap { struct vm_area_struct __rcu *a; struct task_struct *o; u64 frame; struct rcu_head rcu; spinlock_t lk; };

static vm_fault_t tap_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void tap_close(struct vm_area_struct *vma)
{
	struct tap *t = vma->vm_private_data;

	rcu_assign_pointer(t->a, NULL);
	synchronize_rcu();
}
static const struct vm_operations_struct tap_vm = { .fault = tap_fault, .close = tap_close };

static long tap_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tap *t = file->private_data;
	struct vm_area_struct *a;
	int e = -ENXIO;

	if (t->o != current)
		return -EPERM;
	if (!is_percpu_thread())
		return -EPERM;
	down_read(&current->mm->mmap_sem);
	a = rcu_dereference_protected(t->a, 1);
	if (a) {
		e = vm_insert_pfn(a, a->vm_start, t->frame);
		zap_vma_ptes(a, a->vm_start, PAGE_SIZE);
	}
	up_read(&current->mm->mmap_sem);
	return e;
}
static int tap_mmap(struct file *file, struct vm_area_struct *vma) // verdict: verified
{
	struct tap *t = file->private_data;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (!is_percpu_thread() || rcu_access_pointer(t->a))
		return -EBUSY;
	vma->vm_flags = vma->vm_flags | VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = t;
	vma->vm_ops = &tap_vm;
	t->o = current;
	rcu_assign_pointer(t->a, vma);
	return 0;
}
static const struct file_operations tap_fops = { .mmap = tap_mmap, .unlocked_ioctl = tap_ioctl };
