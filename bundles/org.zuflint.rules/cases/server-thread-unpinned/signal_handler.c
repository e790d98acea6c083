// with: served verdict: unproven(C1: perhaps more than one thread)
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "srv_api.h"

static int global_fd;
static void on_usr1(int sig)
{
	struct srv_arg a = { 0 };
	ioctl(global_fd, SRV_NEXT, &a);  // want: server-mapping-shared
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
	struct sigaction sa = { .sa_handler = on_usr1 };
	pthread_t a;

	global_fd = open(SRV_DEVICE, O_RDWR);
	mmap(NULL, SRV_BYTES, PROT_READ, MAP_SHARED, global_fd, 0);
	sigaction(SIGUSR1, &sa, NULL);  // want: server-thread-unpinned warning "sigaction() calls on_usr1() in whatever thread"
	if (start(&a, 0))
		return 1;
	pthread_join(a, NULL);
	return 0;
}
