#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct tape {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int tape_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void tape_close(struct vm_area_struct *vma)
{
	struct tape *tape = vma->vm_private_data;

	tape->vma = NULL;
}

static const struct vm_operations_struct tape_vm_ops = {
	.fault = tape_fault,
	.close = tape_close,
};

static int tape_mmap(struct file *file, struct vm_area_struct *vma)  // context: tape_write, pinned context: tape_read, unknown
{
	struct tape *tape = file->private_data;

	if (tape->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = tape;
	vma->vm_ops = &tape_vm_ops;
	tape->vma = vma;
	return 0;
}

static ssize_t tape_read(struct file *file, char __user *buf, size_t len, loff_t *pos)
{
	struct tape *tape = file->private_data;
	int err = vm_insert_pfn(tape->vma, tape->vma->vm_start, tape->pfn);  // want: unpinned-access warning "read"

	return err ? err : len;
}

static ssize_t tape_write(struct file *file, const char __user *buf, size_t len, loff_t *pos)
{
	struct tape *tape = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	zap_vma_ptes(tape->vma, tape->vma->vm_start, PAGE_SIZE);
	return len;
}

static __poll_t tape_poll(struct file *file, poll_table *wait)
{
	struct tape *tape = file->private_data;

	zap_vma_ptes(tape->vma, tape->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "poll"
	return EPOLLIN;
}

static const struct file_operations tape_fops = {
	.mmap		= tape_mmap,
	.read		= tape_read,
	.write		= tape_write,
	.poll		= tape_poll,
};
