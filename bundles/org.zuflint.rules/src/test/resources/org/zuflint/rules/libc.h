/* Stands for every header of the C library in BothWorldsTest. */
#ifndef ZUFLINT_TEST_LIBC_H
#define ZUFLINT_TEST_LIBC_H

typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t, __u32;
typedef unsigned long uint64_t, size_t, uintptr_t, __u64, pthread_t;
typedef long ssize_t, off_t, intptr_t;
typedef int pid_t, thrd_t;
typedef struct _IO_FILE FILE;
typedef struct { unsigned long bits[16]; } cpu_set_t;
typedef struct { char size[56]; } pthread_attr_t;
typedef struct { char size[40]; } pthread_mutex_t;
typedef struct { char size[48]; } pthread_cond_t;
typedef int (*thrd_start_t)(void *);

#define NULL ((void *)0)
#define bool _Bool
#define true 1
#define false 0
#define EXIT_FAILURE 1
#define O_RDWR 02
#define PROT_READ 0x1
#define PROT_WRITE 0x2
#define MAP_SHARED 0x01
#define MAP_PRIVATE 0x02
#define MAP_FAILED ((void *)-1)
#define MADV_DONTFORK 10
#define _SC_NPROCESSORS_ONLN _SC_NPROCESSORS_ONLN
#define errno (*__errno_location())
#define __CPUELT(cpu) ((cpu) / 64)
#define __CPUMASK(cpu) (1UL << ((cpu) % 64))
#define CPU_SETSIZE 1024
#define CPU_ZERO(cpusetp) do { __builtin_memset(cpusetp, 0, sizeof(cpu_set_t)); } while (0)
#define CPU_SET(cpu, cpusetp) ((cpusetp)->bits[__CPUELT(cpu)] |= __CPUMASK(cpu))
#define CPU_CLR(cpu, cpusetp) ((cpusetp)->bits[__CPUELT(cpu)] &= ~__CPUMASK(cpu))
#define CPU_ISSET(cpu, cpusetp) (((cpusetp)->bits[__CPUELT(cpu)] & __CPUMASK(cpu)) != 0)
#define PTHREAD_MUTEX_INITIALIZER { { 0 } }
#define _IOC(dir, type, nr, size) (((dir) << 30) | ((type) << 8) | (nr) | ((size) << 16))
#define _IO(type, nr) _IOC(0U, (type), (nr), 0)
#define _IOR(type, nr, size) _IOC(2U, (type), (nr), sizeof(size))
#define _IOW(type, nr, size) _IOC(1U, (type), (nr), sizeof(size))
#define _IOWR(type, nr, size) _IOC(3U, (type), (nr), sizeof(size))

#endif
