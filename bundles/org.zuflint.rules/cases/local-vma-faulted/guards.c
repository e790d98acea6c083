#include <linux/fs.h>
#include <linux/mm.h>

/* Five ways to say no; none of them maps. */

static int no_plain(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static int no_with_warning(struct vm_fault *vmf)
{
	int ret = VM_FAULT_SIGBUS;

	WARN_ONCE(1, "fault at %lx\n", vmf->address);
	return ret;
}

static inline int refuse(int why)
{
	pr_debug("refused: %d\n", why);
	return why;
}

static int no_through_helper(struct vm_fault *vmf)
{
	return refuse(VM_FAULT_SIGBUS);
}

static int no_by_condition(struct vm_fault *vmf)
{
	return vmf->flags & FAULT_FLAG_WRITE ? VM_FAULT_SIGSEGV : VM_FAULT_SIGBUS;
}

#define REFUSED (VM_FAULT_SIGBUS)

static int no_by_goto(struct vm_fault *vmf)
{
	int ret;

	if (!vmf->vma->vm_private_data) {
		ret = VM_FAULT_OOM;
		goto out;
	}
	ret = REFUSED;
out:
	return ret;
}

#define GUARDED(name)							\
	static const struct vm_operations_struct name##_vm_ops = {	\
		.fault = name,						\
	}

static const struct vm_operations_struct plain_ops = { .fault = no_plain };
static const struct vm_operations_struct warning_ops = { .fault = no_with_warning, .page_mkwrite = no_plain };
static const struct vm_operations_struct helper_ops = { .fault = no_through_helper };
static const struct vm_operations_struct condition_ops = { .fault = no_by_condition };
static const struct vm_operations_struct goto_ops = { .fault = no_by_goto };

static int plain_mmap(struct file *file, struct vm_area_struct *vma)  // fact: fault no_plain refuses; C3 proved
{
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY;
	vma->vm_ops = &plain_ops;
	return 0;
}

static int warning_mmap(struct file *file, struct vm_area_struct *vma)  // fact: fault no_with_warning refuses; C3 proved
{
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY;
	vma->vm_ops = &warning_ops;
	return 0;
}

static int helper_mmap(struct file *file, struct vm_area_struct *vma)  // fact: fault no_through_helper refuses; C3 proved
{
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY;
	vma->vm_ops = &helper_ops;
	return 0;
}

static int condition_mmap(struct file *file, struct vm_area_struct *vma)  // fact: fault no_by_condition refuses; C3 proved
{
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY;
	vma->vm_ops = &condition_ops;
	return 0;
}

static int goto_mmap(struct file *file, struct vm_area_struct *vma)  // fact: fault no_by_goto refuses; C3 proved
{
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY;
	vma->vm_ops = &goto_ops;
	return 0;
}

const struct file_operations plain_fops = { .mmap = plain_mmap };
const struct file_operations warning_fops = { .mmap = warning_mmap };
const struct file_operations helper_fops = { .mmap = helper_mmap };
const struct file_operations condition_fops = { .mmap = condition_mmap };
const struct file_operations goto_fops = { .mmap = goto_mmap };
