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
	int fd;
	int cpu;
	pthread_t id;
};

static void *run(void *arg)
{
	struct worker *w = arg;

	stay(w->cpu);
	serve(w->fd);
	return NULL;
}

int main(void)
{
	struct worker workers[4];
	int i;

	for (i = 0; i < 4; i++) {
		workers[i].cpu = i;
		workers[i].fd = open(SRV_DEVICE, O_RDWR);
		if (workers[i].fd < 0)
			return 1;
	}
	for (i = 0; i < 4; i++)
		if (pthread_create(&workers[i].id, NULL, run, &workers[i]))
			return 1;
	for (i = 0; i < 4; i++)
		pthread_join(workers[i].id, NULL);
	return 0;
}
