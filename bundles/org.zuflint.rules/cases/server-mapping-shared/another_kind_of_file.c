// file: kernel/served.c
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/wait.h>

#include "srv_api.h"

/* One device, two kinds of files: the one that another thread maps is not the one with the flag. */


struct srv_op {
	struct page **pages;
	unsigned int nr;
	int result;
	struct completion done;
};

struct srv_thread {
	int kind;
	struct vm_area_struct *vma;
	struct srv_op *op;
	unsigned int mapped;
	wait_queue_head_t wq;
};

static void srv_unmap(struct srv_thread *t)
{
	if (t->mapped)
		zap_vma_ptes(t->vma, t->vma->vm_start, (unsigned long)t->mapped << PAGE_SHIFT);
	t->mapped = 0;
}

static int srv_map(struct srv_thread *t, struct srv_op *op)
{
	unsigned long addr = t->vma->vm_start;
	unsigned int i;
	int err = 0;

	for (i = 0; i < op->nr && !err; i++, addr += PAGE_SIZE)
		err = vm_insert_pfn(t->vma, addr, page_to_pfn(op->pages[i]));
	t->mapped = i;
	if (err)
		srv_unmap(t);
	return err;
}

static long srv_next(struct srv_thread *t, struct srv_arg __user *user)
{
	struct srv_arg arg;
	long err;

	if (copy_from_user(&arg, user, sizeof(arg)))
		return -EFAULT;
	srv_unmap(t);
	if (t->op) {
		t->op->result = arg.result;
		complete(&t->op->done);
		t->op = NULL;
	}
	err = wait_event_interruptible(t->wq, t->op);
	if (err)
		return err;
	err = srv_map(t, t->op);
	if (err)
		return err;
	return put_user(t->op->nr, &user->pages);
}

static long srv_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct srv_thread *t = file->private_data;

	switch (cmd) {
	case SRV_HELLO:
		t->kind = SRV_BUFFER;
		return 0;
	case SRV_NEXT:
		if (!t->vma)
			return -ENXIO;
		return srv_next(t, (void __user *)arg);
	default:
		return -ENOTTY;
	}
}

static int srv_fault(struct vm_fault *vmf)
{
	pr_err("srv: fault at pgoff %lu\n", vmf->pgoff);
	return VM_FAULT_SIGBUS;
}

static void srv_close(struct vm_area_struct *vma)
{
	struct srv_thread *t = vma->vm_private_data;

	t->vma = NULL;
	t->mapped = 0;
}

static const struct vm_operations_struct srv_vm_ops = {
	.fault	= srv_fault,
	.close	= srv_close,
};

static int buf_fault(struct vm_fault *vmf)
{
	vmf->page = vmalloc_to_page(vmf->vma->vm_private_data);
	get_page(vmf->page);
	return 0;
}

static const struct vm_operations_struct buf_vm_ops = { .fault = buf_fault };

static int srv_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C3); unproven(C1: the mapping's address is kept)
{
	struct srv_thread *t = file->private_data;

	if (t->kind == SRV_BUFFER) {
		vma->vm_ops = &buf_vm_ops;
		return 0;
	}
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &srv_vm_ops;
	vma->vm_private_data = t;
	t->vma = vma;
	return 0;
}

static int srv_open(struct inode *inode, struct file *file)
{
	struct srv_thread *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	init_waitqueue_head(&t->wq);
	file->private_data = t;
	return 0;
}

static int srv_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

const struct file_operations srv_fops = {
	.owner		= THIS_MODULE,
	.open		= srv_open,
	.release	= srv_release,
	.mmap		= srv_mmap,
	.unlocked_ioctl	= srv_ioctl,
};
// file: kernel/srv_api.h
#include <linux/ioctl.h>
#include <linux/types.h>

#define SRV_DEVICE	"/dev/srv"
#define SRV_BYTES	(16 * 4096)

struct srv_arg {
	__u32 pages;
	__s32 result;
};

#define SRV_NEXT	_IOWR('S', 1, struct srv_arg)
#define SRV_HELLO	_IO('S', 2)

#define SRV_BUFFER	2
// file: server.c
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "srv_api.h"

static void stay(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof(set), &set))
		exit(1);
}

static char *window;

static void *run(void *arg)
{
	struct srv_arg op = { 0 };
	char *mem;
	int fd;

	stay(1);
	fd = open(SRV_DEVICE, O_RDWR);
	mem = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (mem == MAP_FAILED)
		return NULL;
	while (ioctl(fd, SRV_NEXT, &op) == 0)
		memset(mem, 0, op.pages * 4096);
	return NULL;
}

static void *loader(void *arg)
{
	int fd = open(SRV_DEVICE, O_RDWR);

	if (ioctl(fd, SRV_HELLO))
		return NULL;
	window = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	return NULL;
}

static void *other(void *arg)
{
	for (;;) {
		if (window)
			putchar(window[0]);
		sleep(1);
	}
}

int main(void)
{
	pthread_t one, two, three;

	if (pthread_create(&one, NULL, run, NULL) || pthread_create(&two, NULL, other, NULL) ||
	    pthread_create(&three, NULL, loader, NULL))
		return 1;
	return pthread_join(one, NULL);
}
