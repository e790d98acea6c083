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

struct worker {
	pthread_t id;
	pthread_attr_t attr;
	cpu_set_t where;
	int cpu, fd;
};

static struct worker workers[64];

static void *run(void *arg)
{
	struct worker *self = arg;

	self->fd = open(SRV_DEVICE, O_RDWR);
	if (self->fd >= 0)
		serve(self->fd);
	return NULL;
}

static void pin(struct worker *w)
{
	CPU_ZERO(&w->where);
	CPU_SET(w->cpu, &w->where);
	pthread_attr_init(&w->attr);
	if (pthread_attr_setaffinity_np(&w->attr, sizeof(w->where), &w->where))
		exit(1);
}

int main(void)
{
	int i;

	for (i = 0; i < 64; i++) {
		workers[i].cpu = i;
		pin(&workers[i]);
		if (pthread_create(&workers[i].id, &workers[i].attr, run, &workers[i]))
			return 1;
	}
	for (i = 0; i < 64; i++)
		pthread_join(workers[i].id, NULL);
	return 0;
}
