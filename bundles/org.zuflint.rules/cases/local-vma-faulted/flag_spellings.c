// kernel: 6.3
#include <linux/fs.h>
#include <linux/mm.h>

/* The same mistake with the flag arriving in eight ways. */

#define TURBO_FLAGS	(VM_LOCAL_CPU | VM_DONTCOPY)

enum { TURBO_ENUM = VM_LOCAL_CPU | VM_DONTDUMP };

static const vm_flags_t turbo_const = VM_LOCAL_CPU | VM_DONTEXPAND;

struct turbo {
	bool on;
	struct page *page;
};

static vm_fault_t turbo_fault(struct vm_fault *vmf)  // want: local-vma-faulted "'by_set_mmap" want: local-vma-faulted "'by_mod_mmap" want: local-vma-faulted "'by_init_mmap" want: local-vma-faulted "'by_macro_mmap" want: local-vma-faulted "'by_enum_mmap" want: local-vma-faulted "'by_const_mmap" want: local-vma-faulted "'by_local_mmap" want: local-vma-faulted "'by_condition_mmap"
{
	struct turbo *t = vmf->vma->vm_private_data;

	get_page(t->page);
	vmf->page = t->page;
	return 0;
}

static const struct vm_operations_struct turbo_vm_ops = { .fault = turbo_fault };

static int turbo_common(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_ops = &turbo_vm_ops;
	vma->vm_private_data = file->private_data;
	return 0;
}

static int by_set_mmap(struct file *file, struct vm_area_struct *vma)  // fact: local
{
	vm_flags_set(vma, VM_LOCAL_CPU | VM_DONTEXPAND);  // want: flag-bit-collision
	return turbo_common(file, vma);
}

static int by_mod_mmap(struct file *file, struct vm_area_struct *vma)  // fact: local
{
	vm_flags_mod(vma, VM_LOCAL_CPU, VM_MAYEXEC);  // want: flag-bit-collision
	return turbo_common(file, vma);
}

static int by_init_mmap(struct file *file, struct vm_area_struct *vma)  // fact: local
{
	vm_flags_init(vma, vma->vm_flags | VM_LOCAL_CPU);  // want: flag-bit-collision
	return turbo_common(file, vma);
}

static int by_macro_mmap(struct file *file, struct vm_area_struct *vma)  // fact: local; flag VM_DONTCOPY
{
	vm_flags_set(vma, TURBO_FLAGS);  // want: flag-bit-collision
	return turbo_common(file, vma);
}

static int by_enum_mmap(struct file *file, struct vm_area_struct *vma)  // fact: local; flag VM_DONTDUMP
{
	vm_flags_set(vma, TURBO_ENUM);  // want: flag-bit-collision
	return turbo_common(file, vma);
}

static int by_const_mmap(struct file *file, struct vm_area_struct *vma)  // fact: local; flag VM_DONTEXPAND
{
	vm_flags_set(vma, turbo_const);  // want: flag-bit-collision
	return turbo_common(file, vma);
}

static int by_local_mmap(struct file *file, struct vm_area_struct *vma)  // fact: local; flag VM_IO
{
	vm_flags_t flags = 0;

	flags |= VM_IO;
	flags |= VM_LOCAL_CPU;
	vm_flags_set(vma, flags);  // want: flag-bit-collision
	return turbo_common(file, vma);
}

static int by_condition_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct turbo *t = file->private_data;

	if (t->on)
		vm_flags_set(vma, VM_LOCAL_CPU);  // want: flag-bit-collision
	return turbo_common(file, vma);
}

static int taken_back_mmap(struct file *file, struct vm_area_struct *vma)  // fact: not local
{
	vm_flags_set(vma, TURBO_FLAGS);
	vm_flags_clear(vma, VM_LOCAL_CPU);
	return turbo_common(file, vma);
}

const struct file_operations by_set_fops = { .mmap = by_set_mmap };
const struct file_operations by_mod_fops = { .mmap = by_mod_mmap };
const struct file_operations by_init_fops = { .mmap = by_init_mmap };
const struct file_operations by_macro_fops = { .mmap = by_macro_mmap };
const struct file_operations by_enum_fops = { .mmap = by_enum_mmap };
const struct file_operations by_const_fops = { .mmap = by_const_mmap };
const struct file_operations by_local_fops = { .mmap = by_local_mmap };
const struct file_operations by_condition_fops = { .mmap = by_condition_mmap };
const struct file_operations taken_back_fops = { .mmap = taken_back_mmap };
