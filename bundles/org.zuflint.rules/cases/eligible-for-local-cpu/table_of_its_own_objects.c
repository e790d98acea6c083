// kernel: 6.1
/* A subsystem, pot.c, and two drivers whose objects are part of their own structs. */

// file: pot/pot.h
struct vm_area_struct;
struct vm_operations_struct;
struct pot;

struct pot_funcs {
	int (*mmap)(struct pot *pot, struct vm_area_struct *vma);
	const struct vm_operations_struct *vm_ops;
};

struct pot {
	const struct pot_funcs *funcs;
	unsigned long pfn;
};

int pot_show(struct pot *pot, struct vm_area_struct *vma);

// file: pot/pot.c
#include <linux/mm.h>
#include "pot.h"

int pot_show(struct pot *pot, struct vm_area_struct *vma)
{
	if (!pot->funcs->mmap)
		return -ENODEV;
	vma->vm_ops = pot->funcs->vm_ops;
	return pot->funcs->mmap(pot, vma);
}

// file: red/red.c
#include <linux/fs.h>
#include <linux/mm.h>
#include "../pot/pot.h"

/* Its objects have its own table, whatever other drivers put into theirs. */

struct red_pot {
	struct pot base;
	int size;
};

static vm_fault_t red_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct red_vm_ops = { .fault = red_fault };

static int red_pot_mmap(struct pot *pot, struct vm_area_struct *vma)  // fact: vma red_pot_mmap; flag VM_DONTCOPY
{
	return vm_iomap_memory(vma, pot->pfn << PAGE_SHIFT, PAGE_SIZE);
}

static const struct pot_funcs red_funcs = {
	.mmap = red_pot_mmap,
	.vm_ops = &red_vm_ops,
};

void red_init(struct red_pot *red)
{
	red->base.funcs = &red_funcs;
}

static int red_mmap(struct file *file, struct vm_area_struct *vma)  // fact: vma red_mmap; ops red_vm_ops; insert vm_iomap_memory; no insert vmf_insert_pfn; fault red_fault refuses
{
	struct red_pot *red = file->private_data;

	vma->vm_flags |= VM_DONTCOPY;
	return pot_show(&red->base, vma);
}

const struct file_operations red_fops = { .mmap = red_mmap };
// file: blue/blue.c
#include <linux/fs.h>
#include <linux/mm.h>
#include "../pot/pot.h"

/* Its table has no mmap: it is never called by it. */

struct blue_pot {
	struct pot base;
	int color;
};

static const struct vm_operations_struct blue_vm_ops = { .open = blue_open };
static const struct pot_funcs blue_funcs = { .vm_ops = &blue_vm_ops };

void blue_init(struct pot *pot)
{
	pot->funcs = &blue_funcs;
}

static int blue_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: no mapping
{
	struct blue_pot *blue = file->private_data;

	return pot_show(&blue->base, vma);
}

const struct file_operations blue_fops = { .mmap = blue_mmap };
