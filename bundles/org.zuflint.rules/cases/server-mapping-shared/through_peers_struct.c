// with: served verdict: unproven(C1: may be another thread's)
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
	char *mem;
	struct worker *next;
	pthread_t id;
};

static struct worker workers[2];

static void *run(void *arg)
{
	struct worker *w = arg;
	struct srv_arg op = { 0 };
	int fd = open(SRV_DEVICE, O_RDWR);

	stay(w->cpu);
	w->mem = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	while (ioctl(fd, SRV_NEXT, &op) == 0)
		memset(w->next->mem, 0, 4096);  // want: server-mapping-shared warning "an object that may be another thread's"
	return NULL;
}

int main(void)
{
	int i;

	for (i = 0; i < 2; i++) {
		workers[i].cpu = i;
		workers[i].next = &workers[!i];
		if (pthread_create(&workers[i].id, NULL, run, &workers[i]))
			return 1;
	}
	return pthread_join(workers[0].id, NULL);
}
