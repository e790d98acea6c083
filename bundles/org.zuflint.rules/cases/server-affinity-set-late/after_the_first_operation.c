// with: served verdict: violation(C2)
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

static void *run(void *arg)
{
	int fd = open(SRV_DEVICE, O_RDWR);
	char *pages = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	struct srv_arg op = { 0 };
	cpu_set_t set;

	if (pages == MAP_FAILED || ioctl(fd, SRV_NEXT, &op))
		return NULL;
	CPU_ZERO(&set);
	CPU_SET(3, &set);
	if (sched_setaffinity(0, sizeof(set), &set))  // want: server-affinity-set-late error "sets its affinity only afterwards"
		return NULL;
	while (ioctl(fd, SRV_NEXT, &op) == 0)
		memset(pages, 0, op.pages * 4096);
	return NULL;
}

int main(void)
{
	pthread_t id;

	if (pthread_create(&id, NULL, run, NULL))
		return 1;
	return pthread_join(id, NULL);
}
