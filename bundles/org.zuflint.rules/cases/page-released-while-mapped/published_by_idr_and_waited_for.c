/* The job is put where the server finds it, who is waited for. */
#include <linux/mm.h>
#include <linux/fs.h>
struct job { struct page *page; struct completion done; int state; struct list_head link; struct llist_node ll; struct hlist_node hl; struct rhash_head rh; struct rb_node rb; struct klist_node kn; };
static DEFINE_IDR(jobs);
struct idr_st_good { struct task_struct *task; struct vm_area_struct *vma; struct page *page; };
static int idr_st_good_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void idr_st_good_close(struct vm_area_struct *vma) { struct idr_st_good *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct idr_st_good_vm_ops = { .fault = idr_st_good_fault, .close = idr_st_good_close };
static int idr_st_good_open(struct inode *inode, struct file *file)
{
	struct idr_st_good *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}
static int idr_st_good_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }
static int idr_st_good_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct idr_st_good *s = file->private_data;
	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &idr_st_good_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}
static long give(unsigned long addr)
{
	struct job on = { };
	struct job *job = &on;
	if (get_user_pages_fast(addr, 1, 0, &job->page) != 1) {
		return -EFAULT;
	}
	init_completion(&job->done);
	idr_alloc(&jobs, job, 1, 2, GFP_KERNEL);
	wait_for_completion(&job->done);
	put_page(job->page);
	return 0;
}
static long idr_st_good_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct idr_st_good *s = file->private_data;
	int err;
	if (cmd == 1)
		return give(arg);
	if (!is_percpu_thread() || s->task != current || !s->vma)
		return -EPERM;
	{
	struct job *j = idr_remove(&jobs, 1);
	struct page *page = j ? j->page : NULL;
	if (!page)
		return -EAGAIN;
	err = vm_insert_pfn(s->vma, s->vma->vm_start, page_to_pfn(page));
	if (!err) {
		cpu_relax();
		zap_vma_ptes(s->vma, s->vma->vm_start, PAGE_SIZE);
	}
	if (j)
		complete(&j->done);
	}
	return err;
}
const struct file_operations idr_st_good_fops = { .open = idr_st_good_open, .release = idr_st_good_release, .mmap = idr_st_good_mmap, .unlocked_ioctl = idr_st_good_ioctl };
