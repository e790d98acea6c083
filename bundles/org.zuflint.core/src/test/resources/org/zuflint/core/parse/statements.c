/* Statements, labels, loops, and macros that stand for them. */
int statements(struct list_head *head, int n)
{
	int i, j = 0;
	struct entry *pos, *tmp;
	DECLARE_BITMAP(map, 8);
	LIST_HEAD(local);
	unknown_t v = { 0 }, *w;
	other_t x;

	for (i = 0; i < n; i++)
		j += i;
	for (int k = 0, m = 1; ; ) {
		break;
	}
	for (;;)
		continue;
	while (n--)
		;
	do {
		j--;
	} while (j > 0);
	if (i)
		if (j)
			a();
		else
			b();
	else if (n)
		c();
	list_for_each_entry(pos, head, list)
		use(pos);
	list_for_each_entry_safe(pos, tmp, head, list) {
		drop(pos);
	}
	hlist_for_each_entry_rcu(pos, head, list)
		if (pos->dead)
			return 1;
	idr_for_each(&idr, fn, NULL);
	switch (n) {
	case 1:
	case 2 ... 5:
		j = 2;
		fallthrough;
	case SOME_CASE: {
		int inner = 3;
		break;
	}
	default:
		break;
	}
	scoped_guard(mutex, &lock) {
		j = 1;
	}
	guard(spinlock)(&lock);
	struct thing *t __free(kfree) = make();
	MACRO_WITHOUT_SEMICOLON(x)
	j = 4;
	DEBUG_ONLY(
		printk("x");
		j++;
	)
	TRACE_IF(j) trace(j);
	wait_event_cmd(wq, done, spin_unlock(&l); j = 2, spin_lock(&l));
	asm volatile("mov %0, %1" : "=r" (i), [o] "+m" (*w) : "r" (j + 1) : "memory", "cc");
	asm goto("1: jmp %l[out]" : : "i" (&key) : : out, again);
again:
	if (0) {
out:
		;
	}
	unknown_t *decl, **more[2];
	i * j;
	f(i)[2] = 3;
	*w = (unknown_t){ 1 };
	typeof(i) late = i, *later;
	static const char *const words[] = { "a", [3] = "b" };
	if (unlikely(!j)) goto out;
	while_each_thread(g, p);
	do {
		i++;
	} while_each_thread(g, p);
	__label__ a, b;
	_Static_assert(sizeof(i) == 4, "int");
	return j ? i : 0;
}
