// with: served verdict: violation(C2)
#define _GNU_SOURCE
#include <fcntl.h>
#include <numa.h>
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

static void *run(void *arg)
{
	if (numa_run_on_node(1))  // want: server-affinity-too-wide "all CPUs of a node"
		return NULL;
	int fd = open(SRV_DEVICE, O_RDWR);

	if (fd >= 0)
		serve(fd);
	return NULL;
}

int main(void)
{
	pthread_t id;

	if (pthread_create(&id, NULL, run, NULL))
		return 1;
	return pthread_join(id, NULL);
}
