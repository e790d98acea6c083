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

static void serve(int fd)
{
	char *pages = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	struct srv_arg arg = { 0 };

	if (pages == MAP_FAILED)
		return;
	while (ioctl(fd, SRV_NEXT, &arg) == 0)
		memset(pages, 0, arg.pages * 4096);
}

static int shared_fd;

static void *run(void *arg)
{
	struct srv_arg op = { 0 };
	char *mem;

	stay((long)arg);
	mem = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, shared_fd, 0);  // want: server-mapping-shared error "more than one thread uses the file"
	while (ioctl(shared_fd, SRV_NEXT, &op) == 0)  // want: server-mapping-shared error "more than one thread uses the file"
		memset(mem, 0, op.pages * 4096);
	return NULL;
}

int main(void)
{
	pthread_t ids[4];
	long i;

	shared_fd = open(SRV_DEVICE, O_RDWR);
	for (i = 0; i < 4; i++)
		if (pthread_create(&ids[i], NULL, run, (void *)i))
			return 1;
	return pthread_join(ids[0], NULL);
}
