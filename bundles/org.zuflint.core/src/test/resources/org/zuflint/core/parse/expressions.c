/* Expressions: precedence, casts and what looks like them. */
int expressions(int a, int b, char *s, struct node *n, unknown_t *u)
{
	a = b + 2 * 3 - 4 / b % 5;
	a = b << 1 | a & 3 ^ 7 && a || !b;
	a = b == 1 ? a < 2 : b > 3 ? 4 : 5;
	a = b ?: 7;
	a += b -= 1;
	a = (b, a);
	a = -b + ~a - +b;
	a = *s++ + ++*s - --b;
	a = sizeof a + sizeof(int) + sizeof(struct node *) + sizeof(a) * 2 + sizeof(u32[4]) + _Alignof(long);
	a = n->next->half.low[2].prev(1, s)(2);
	a = &n->next == &(*n).prev && *&a;
	u = (unknown_t *)s;
	u = (void *)(unsigned long)a;
	u = (unknown_t)b;
	a = (a) + (b);
	a = (a) - (b);
	a = (a) & b;
	a = (u32)-1 + (u64)*s + (size_t)&a;
	a = (s)(3);
	a = (pte_t)(a)(b);
	a = ((int (*)(int))s)(4);
	n = &(struct node){ .next = n, .level = 2 };
	n = (struct node[]){ { 1 }, { 2 } };
	a = ({ int t = a; t > b ? t : b; });
	a = __builtin_offsetof(struct node, half.low[3]) + offsetof(struct node, next);
	n = container_of(s, struct node, tail);
	b = va_arg(list, unknown_t *);
	s = "one" "two" PRIu64 "three";
	printk(KERN_INFO "level %d\n" __FILE__, 'x', L'\'', '\\');
	printk(KERN_ERR PFX "no\n");
	a = 0x1Ful + 1.5e-3f + 'a' + 0b101 + 1'0;
	goto *(&&here);
here:
	a = _Generic(b, int: 1, char *: 2, default: 3);
	for_math(a, <, b);
	with_empty(a, , b, );
	takes_type(int, unsigned long *, u32, struct node);
	a = 2 SECONDS;
	if (copy_from_user(&a, (void __user *)b, sizeof(a)))
		return -EFAULT;
	return (a);
}
