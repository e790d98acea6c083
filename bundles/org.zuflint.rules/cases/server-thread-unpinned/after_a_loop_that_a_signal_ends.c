// with: served verdict: violation(C2)
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "srv_api.h"
struct worker {
	int cpu;
	int fd;
	unsigned char *mem;
	pthread_t id;
};

static volatile sig_atomic_t stop;

static void on_term(int sig)
{
	stop = 1;
}

static int pin_here(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	return sched_setaffinity(0, sizeof(set), &set);
}

static int attach(struct worker *w)
{
	w->fd = open(SRV_DEVICE, O_RDWR | O_CLOEXEC);
	if (w->fd < 0)
		return -errno;
	w->mem = mmap(NULL, SRV_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, w->fd, 0);
	if (w->mem == MAP_FAILED) {
		close(w->fd);
		return -errno;
	}
	return 0;
}

static void *work(void *p)
{
	struct worker *w = p;

	if (pin_here(w->cpu) || attach(w))
		return NULL;
	for (;;) {
		struct srv_arg a = { 0 };

		if (ioctl(w->fd, SRV_NEXT, &a) < 0)
			break;
		memset(w->mem, 0, a.pages * 4096);
	}
	munmap(w->mem, SRV_BYTES);
	close(w->fd);
	return NULL;
}

static void drain(struct worker *w)
{
	struct srv_arg a = { 0 };

	if (!attach(w))
		ioctl(w->fd, SRV_NEXT, &a);
}

int main(int argc, char **argv)  // want: server-thread-unpinned
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	struct worker *all = calloc(n, sizeof(*all));
	struct worker own = { 0 };
	long i;

	signal(SIGTERM, on_term);
	if (!all)
		return 1;
	for (i = 0; i < n; i++) {
		all[i].cpu = i;
		if (pthread_create(&all[i].id, NULL, work, &all[i]))
			return 1;
	}
	stop = 0;
	while (!stop)
		pause();
	drain(&own);
	for (i = 0; i < n; i++)
		pthread_join(all[i].id, NULL);
	free(all);
	return 0;
}
