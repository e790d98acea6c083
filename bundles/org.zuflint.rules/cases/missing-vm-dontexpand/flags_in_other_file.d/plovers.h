struct plovers {
	struct vm_area_struct *vma;
	int cpu;
};

void plovers_prepare(struct plovers *plovers, struct vm_area_struct *area);
