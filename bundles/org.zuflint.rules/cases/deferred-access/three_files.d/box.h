#ifndef BOX_H
#define BOX_H

#include <linux/mm.h>
#include <linux/workqueue.h>

struct box {
	struct vm_area_struct *vma;
	struct delayed_work expire;
	int cpu;
};

int box_enter(const struct box *box);
int box_put(struct box *box, unsigned long pfn);
void box_take(struct box *box);
void box_expire(struct work_struct *work);

#endif
