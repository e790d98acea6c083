struct dunlin {
	struct vm_area_struct *vma;
	int cpu;
};

void dunlin_prepare(struct dunlin *dunlin, struct vm_area_struct *area);
