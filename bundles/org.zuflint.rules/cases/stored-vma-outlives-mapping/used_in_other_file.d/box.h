struct box {
	struct vm_area_struct *vma;
	int cpu;
};

long box_ioctl(struct file *file, unsigned int cmd, unsigned long arg);
