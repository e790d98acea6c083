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

static void stay(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof(set), &set))
		exit(1);
}

struct worker {
	int cpu;
	int fd;
	char *mem;
	pthread_t id;
};

static struct worker workers[8];

static int work(struct worker *w, unsigned int pages)
{
	memset(w->mem, 0, pages * 4096);
	return 0;
}

static void *run(void *arg)
{
	struct worker *w = arg;
	struct srv_arg op = { 0 };

	stay(w->cpu);
	w->fd = open(SRV_DEVICE, O_RDWR);
	w->mem = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, w->fd, 0);
	while (ioctl(w->fd, SRV_NEXT, &op) == 0)
		op.result = work(w, op.pages);
	munmap(w->mem, SRV_BYTES);
	close(w->fd);
	return NULL;
}

int main(void)
{
	int i;

	for (i = 0; i < 8; i++) {
		workers[i].cpu = i;
		if (pthread_create(&workers[i].id, NULL, run, &workers[i]))
			return 1;
	}
	for (i = 0; i < 8; i++)
		pthread_join(workers[i].id, NULL);
	return 0;
}
