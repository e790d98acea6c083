#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct menu {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int menu_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void menu_close(struct vm_area_struct *vma)
{
	struct menu *menu = vma->vm_private_data;

	menu->vma = NULL;
}

static const struct vm_operations_struct menu_vm_ops = {
	.fault = menu_fault,
	.close = menu_close,
};

static int menu_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct menu *menu = file->private_data;

	if (menu->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = menu;
	vma->vm_ops = &menu_vm_ops;
	menu->vma = vma;
	return 0;
}

static long menu_put(struct menu *menu, unsigned long arg)
{
	return vm_insert_pfn(menu->vma, menu->vma->vm_start + arg, menu->pfn);  // want: unpinned-access warning "vm_insert_pfn()"
}

static long menu_drop(struct menu *menu, unsigned long arg)
{
	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	zap_vma_ptes(menu->vma, menu->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct {
	unsigned int cmd;
	long (*handle)(struct menu *menu, unsigned long arg);
} menu_commands[] = {
	{ _IO('M', 1), menu_put },
	{ .cmd = _IO('M', 2), .handle = menu_drop },
};

static long menu_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(menu_commands); i++)
		if (menu_commands[i].cmd == cmd)
			return menu_commands[i].handle(file->private_data, arg);
	return -ENOTTY;
}

static const struct file_operations menu_fops = {
	.mmap		= menu_mmap,
	.unlocked_ioctl	= menu_ioctl,
};
