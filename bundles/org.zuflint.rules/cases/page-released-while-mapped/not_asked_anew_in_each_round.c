// kernel: 5.10
/* The owner's kernel thread tells him to go on, and maps again whether or not somebody has asked. */
#include <linux/fs.h>
#include <linux/kthread.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/wait.h>
struct ferry {
	int cpu;
	struct task_struct *crew;
	struct mm_struct *mm;
	struct vm_area_struct *deck;
	struct page *cargo;
	bool laden;
	struct mutex turn;
	wait_queue_head_t quay;
};
static int ferry_crew(void *data)
{
	struct ferry *s = data;
	u32 word;

	while (!kthread_should_stop()) {
		wait_event_interruptible(s->quay, s->laden || kthread_should_stop());
		if (kthread_should_stop() && s->mm)
			break;
		kthread_use_mm(s->mm);
		mmap_read_lock(s->mm);
		if (s->deck && !vm_insert_page(s->deck, s->deck->vm_start, s->cargo)) {
			if (get_user(word, (u32 __user *)s->deck->vm_start))
				pr_debug("not there\n");
			zap_page_range(s->deck, s->deck->vm_start, PAGE_SIZE);
		}
		mmap_read_unlock(s->mm);
		kthread_unuse_mm(s->mm);
		s->laden = false;
		wake_up_all(&s->quay);
	}
	return 0;
}
static vm_fault_t ferry_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void ferry_close(struct vm_area_struct *vma)
{
	struct ferry *s = vma->vm_private_data;

	s->deck = NULL;
}
static const struct vm_operations_struct ferry_vm_ops = { .close = ferry_close, .fault = ferry_fault };
static int ferry_open(struct inode *inode, struct file *file)
{
	struct ferry *s = kzalloc(sizeof(*s), GFP_KERNEL);

	if (!s)
		return -ENOMEM;
	init_waitqueue_head(&s->quay);
	mutex_init(&s->turn);
	s->cpu = raw_smp_processor_id();
	s->mm = current->mm;
	s->crew = kthread_create(ferry_crew, s, "ferry/%d", s->cpu);
	if (IS_ERR(s->crew))
		return PTR_ERR(s->crew);
	kthread_bind(s->crew, s->cpu);
	file->private_data = s;
	wake_up_process(s->crew);
	return 0;
}
static int ferry_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: a write of 'laden' in ferry_crew() lets the owner go on before)
{
	struct ferry *s = file->private_data;

	if (s->cpu != smp_processor_id() || current->nr_cpus_allowed > 1)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED) || s->deck || vma->vm_mm != s->mm)
		return -EBUSY;
	vma->vm_flags |= VM_LOCAL_CPU | VM_MIXEDMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_IO;
	vma->vm_private_data = s;
	vma->vm_ops = &ferry_vm_ops;
	s->deck = vma;
	return 0;
}
static ssize_t ferry_write(struct file *file, const char __user *b, size_t n, loff_t *o)
{
	struct ferry *s = file->private_data;
	struct page *p = alloc_page(GFP_KERNEL | __GFP_ZERO);

	if (!p)
		return -ENOMEM;
	mutex_lock(&s->turn);
	s->cargo = p;
	s->laden = true;
	wake_up_all(&s->quay);
	wait_event(s->quay, !s->laden);
	s->cargo = NULL;
	mutex_unlock(&s->turn);
	__free_page(p);
	return n;
}
const struct file_operations ferry_fops = { .open = ferry_open, .mmap = ferry_mmap, .write = ferry_write };
