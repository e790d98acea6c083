// with: served verdict: verified
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "srv_api.h"

static void serve(int fd)
{
	char *pages = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	struct srv_arg arg = { 0 };

	if (pages == MAP_FAILED)
		return;
	while (ioctl(fd, SRV_NEXT, &arg) == 0)
		memset(pages, 0, arg.pages * 4096);
}

#define ANY_CPU (~0U)

struct params {
	const char *name;
	unsigned int one_cpu;
};

struct base {
	void *(*fn)(void *arg);
	void *arg;
	pthread_t id;
};

struct zt {
	struct base base;
	int fd;
};

static struct zt *zts;

static int open_tmp(int *fd)
{
	*fd = open("/dev/srv", O_RDWR | O_EXCL);
	return *fd < 0 ? -1 : 0;
}

static void *zt_main(void *arg)
{
	struct zt *zt = arg;

	if (!open_tmp(&zt->fd))
		serve(zt->fd);
	return zt;
}

static void *glue(void *arg)
{
	struct base *base = arg;

	return base->fn(base->arg);
}

static void only(cpu_set_t *set, unsigned int cpu)
{
	CPU_ZERO(set);
	CPU_SET(cpu, set);
}

static int create(struct base *base, const struct params *p, void *(*fn)(void *), void *arg)
{
	pthread_attr_t attr;
	int err;

	base->fn = fn;
	base->arg = arg;
	err = pthread_attr_init(&attr);
	if (err)
		return err;
	if (p->one_cpu != ANY_CPU) {
		cpu_set_t set;

		only(&set, p->one_cpu);
		err = pthread_attr_setaffinity_np(&attr, sizeof(set), &set);
		if (err)
			goto out;
	}
	err = pthread_create(&base->id, &attr, glue, base);
out:
	pthread_attr_destroy(&attr);
	return err;
}

int main(void)
{
	struct params p = { .name = "zt", .one_cpu = ANY_CPU };
	unsigned int i, nr = sysconf(_SC_NPROCESSORS_ONLN);

	zts = calloc(nr, sizeof(*zts));
	for (i = 0; i < nr; i++) {
		p.one_cpu = i;
		if (create(&zts[i].base, &p, zt_main, &zts[i]))
			return 1;
	}
	for (i = 0; i < nr; i++)
		pthread_join(zts[i].base.id, NULL);
	return 0;
}
