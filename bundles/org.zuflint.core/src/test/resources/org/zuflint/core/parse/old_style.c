/* Functions as they were declared before the standard. */
int add(a, b)
	int a, *b;
{
	return a + *b;
}

static u_int
decode(word, registers)
u_int word;
u_int registers[];
{
	return word;
}

bare(argc, argv)
int argc;
char **argv;
{
	return 0;
}

main()
{
	register i;
	static counter = 1;
	extern unknown();
	return i + counter;
}
