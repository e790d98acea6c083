// SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only
/* A character device: workers claim the lane of the one CPU they may run on; clients run jobs on the lane they are at. */
#include <linux/cdev.h>
#include <linux/fs.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "lanes.h"

static DEFINE_PER_CPU(struct lane, lanes);
static dev_t lanes_number;
static struct cdev lanes_cdev;

/* The caller's lane, or NULL when it has none or could run on another CPU than the lane's. */
static struct lane *lane_enter(struct file *file)
{
	struct lane *lane = file->private_data;

	if (!lane || lane->worker != current)
		return NULL;
	if (!cpumask_equal(&current->cpus_allowed, cpumask_of(lane->cpu)))
		return NULL;
	return lane;
}

static long lane_claim(struct file *file)
{
	struct lane *lane;
	long err = -EBUSY;

	if (current->nr_cpus_allowed > 1)
		return -EPERM;
	lane = this_cpu_ptr(&lanes);
	spin_lock(&lane->lock);
	if (!lane->worker && !file->private_data) {
		lane->worker = current;
		file->private_data = lane;
		err = 0;
	}
	spin_unlock(&lane->lock);
	return err;
}

static void job_free(struct kref *refs)
{
	struct job *job = container_of(refs, struct job, refs);

	while (job->count)
		put_page(job->page[--job->count]);
	kfree(job);
}

static void lane_answer(struct lane *lane, int status)
{
	struct job *job = lane->job;

	if (!job)
		return;
	lane->job = NULL;
	job->status = status;
	complete(&job->finished);
	kref_put(&job->refs, job_free);
}

static struct job *lane_pop(struct lane *lane)
{
	struct job *job;

	spin_lock(&lane->lock);
	job = list_first_entry_or_null(&lane->jobs, struct job, link);
	if (job)
		list_del_init(&job->link);
	spin_unlock(&lane->lock);
	return job;
}

static long lane_next(struct lane *lane, s32 __user *arg)
{
	s32 word;
	int err;

	if (get_user(word, arg))
		return -EFAULT;
	window_clear(lane);
	lane_answer(lane, word);

	do {
		err = wait_event_interruptible(lane->more, !list_empty(&lane->jobs));
		if (err)
			return err;
		lane->job = lane_pop(lane);
	} while (!lane->job);

	err = window_show(lane, lane->job);
	if (err)
		goto answer;
	err = put_user(lane->job->count, arg);
	if (err)
		goto clear;
	return 0;

clear:
	window_clear(lane);
answer:
	lane_answer(lane, err);
	return err;
}

static int job_push(struct job *job)
{
	struct lane *lane;
	int err = -EAGAIN;

	lane = per_cpu_ptr(&lanes, raw_smp_processor_id());
	spin_lock(&lane->lock);
	if (lane->worker) {
		kref_get(&job->refs);
		list_add_tail(&job->link, &lane->jobs);
		err = 0;
	}
	spin_unlock(&lane->lock);
	if (!err)
		wake_up(&lane->more);
	return err;
}

static long lanes_run(struct lanes_run __user *arg)
{
	struct lanes_run run;
	struct job *job;
	int got, err;

	if (copy_from_user(&run, arg, sizeof(run)))
		return -EFAULT;
	if (!run.pages || run.pages > WINDOW_PAGES)
		return -EINVAL;
	job = kzalloc(sizeof(*job), GFP_KERNEL);
	if (!job)
		return -ENOMEM;
	kref_init(&job->refs);
	init_completion(&job->finished);

	got = get_user_pages_fast(run.buffer, run.pages, 1, job->page);
	job->count = got < 0 ? 0 : got;
	err = got == run.pages ? job_push(job) : -EFAULT;
	if (!err) {
		wait_for_completion(&job->finished);
		err = put_user(job->status, &arg->status);
	}
	kref_put(&job->refs, job_free);
	return err;
}

static long lanes_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lane *lane;

	if (cmd == LANES_CLAIM)
		return lane_claim(file);
	if (cmd == LANES_RUN)
		return lanes_run((struct lanes_run __user *)arg);
	if (cmd != LANES_NEXT)
		return -ENOTTY;
	lane = lane_enter(file);
	if (!lane)
		return -EPERM;
	return lane_next(lane, (s32 __user *)arg);
}

static int lanes_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct lane *lane = lane_enter(file);

	return lane ? window_attach(lane, vma) : -EPERM;
}

static int lanes_open(struct inode *inode, struct file *file)
{
	file->private_data = NULL;
	return nonseekable_open(inode, file);
}

static int lanes_release(struct inode *inode, struct file *file)
{
	struct lane *lane = file->private_data;

	if (!lane)
		return 0;
	spin_lock(&lane->lock);
	lane->worker = NULL;
	spin_unlock(&lane->lock);
	do {
		lane_answer(lane, -EIO);
		lane->job = lane_pop(lane);
	} while (lane->job);
	return 0;
}

static const struct file_operations lanes_fops = {
	.owner = THIS_MODULE,
	.open = lanes_open,
	.release = lanes_release,
	.unlocked_ioctl = lanes_ioctl,
	.mmap = lanes_mmap,
	.llseek = no_llseek,
};

static int __init lanes_init(void)
{
	int cpu, err;

	for_each_possible_cpu(cpu) {
		struct lane *lane = per_cpu_ptr(&lanes, cpu);

		lane->cpu = cpu;
		spin_lock_init(&lane->lock);
		INIT_LIST_HEAD(&lane->jobs);
		init_waitqueue_head(&lane->more);
	}
	err = alloc_chrdev_region(&lanes_number, 0, 1, "lanes");
	if (err)
		return err;
	cdev_init(&lanes_cdev, &lanes_fops);
	err = cdev_add(&lanes_cdev, lanes_number, 1);
	if (err)
		unregister_chrdev_region(lanes_number, 1);
	return err;
}

static void __exit lanes_exit(void)
{
	cdev_del(&lanes_cdev);
	unregister_chrdev_region(lanes_number, 1);
}

module_init(lanes_init);
module_exit(lanes_exit);
MODULE_LICENSE("GPL");
