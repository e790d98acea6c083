// with: served verdict: unproven(C1: writes its address)
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "srv_api.h"

struct report {
	int kind;
	char *at;
};

#include <sys/uio.h>
#include <sys/socket.h>
static int watch;

static void serve(int fd)
{
	char *pages = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	struct srv_arg arg = { 0 };

	if (pages == MAP_FAILED)
		return;
	struct report r;
	struct iovec v = { .iov_base = &r, .iov_len = sizeof(r) };
	struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1 };

	r.at = pages;
	sendmsg(watch, &m, 0);  // want: server-mapping-shared
	while (ioctl(fd, SRV_NEXT, &arg) == 0)
		memset(pages, 0, arg.pages * 4096);
	munmap(pages, SRV_BYTES);
}

static void *run(void *arg)
{
	int fd = open(SRV_DEVICE, O_RDWR);

	if (fd >= 0)
		serve(fd);
	return NULL;
}

static int start(pthread_t *id, int cpu)
{
	pthread_attr_t attr;
	cpu_set_t one;
	int err;

	CPU_ZERO(&one);
	CPU_SET(cpu, &one);
	pthread_attr_init(&attr);
	err = pthread_attr_setaffinity_np(&attr, sizeof(one), &one);
	if (!err)
		err = pthread_create(id, &attr, run, NULL);
	pthread_attr_destroy(&attr);
	return err;
}

int main(void)
{
	pthread_t a;

	if (start(&a, 0))
		return 1;
	pthread_join(a, NULL);
	return 0;
}
