/* Conditions: what is kept of each, and which arm a token stands in. */
#ifdef CONFIG_MMU
int mapped(void) { return 1; }
#else
int mapped(void) { return 0; }
#endif

int inside(int a)
{
#ifdef CONFIG_X
	int x = 1;
#endif
	if (a
#ifdef CONFIG_Y
	    && y
#endif
	    )
		a = 2;
	call(1,
#if defined(CONFIG_Z)
	     2
#else
	     3
#endif
	);
#if 0
	dead(;
#endif
#ifdef CONFIG_W
	if (a == 1)
		b();
	else
#endif
		c();
	switch (a) {
#ifdef CONFIG_V
	case 1:
#else
	case 2:
#endif
		break;
	}
#if 1
	live();
#else
	never();
#endif
	return a;
}

#ifdef CONFIG_HEAD
static int headed(int a) {
#else
static int headed(int a, int b) {
#endif
	return a;
}

struct members {
	int always;
#ifdef CONFIG_M
	int sometimes;
#if CONFIG_N > 2
	int rarely;
#endif
#endif
};

struct ops o = {
	.a = 1,
#ifdef CONFIG_M
	.b = 2,
#else
	.b = 3,
#endif
#ifdef CONFIG_N
	.c = 4
#endif
};
#ifdef __cplusplus
extern "C" {
#endif
int after;
#ifdef __cplusplus
}
#endif
