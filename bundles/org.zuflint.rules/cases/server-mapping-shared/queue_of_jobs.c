// with: served verdict: violation(C1)
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

struct job {
	char *buffer;
	volatile int ready;
};

static struct job jobs[16];

static void *run(void *arg)
{
	struct srv_arg op = { 0 };
	char *mem;
	int fd;

	stay(1);
	fd = open(SRV_DEVICE, O_RDWR);
	mem = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (mem == MAP_FAILED)
		return NULL;
	jobs[0].buffer = mem;
	jobs[0].ready = 1;
	while (ioctl(fd, SRV_NEXT, &op) == 0)
		memset(mem, 0, op.pages * 4096);
	return NULL;
}

static void *other(void *arg)
{
	struct job *job = &jobs[0];

	while (!job->ready)
		sched_yield();
	memset(job->buffer, 0, 4096);  // want: server-mapping-shared error "'other' reads it"
	return NULL;
}

int main(void)
{
	pthread_t one, two;

	if (pthread_create(&one, NULL, run, NULL) || pthread_create(&two, NULL, other, NULL))
		return 1;
	return pthread_join(one, NULL);
}
