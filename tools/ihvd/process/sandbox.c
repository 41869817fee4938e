// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the process of a plugin may not do: become another user, write a file,
 * open a socket, execute a program, trace another process, send it a signal. It
 * keeps what a library needs: memory, threads, time, reading of files; of each
 * no more than there is for every other plugin as well.
 *
 * The namespaces of the process (plugin/apart.c) stand behind this, and this
 * behind them: either is enough to keep plugins apart.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/membarrier.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ihvd/process/sandbox.h"
#include "lib/attr.h"

#define MIB			(1024UL * 1024)
#define MAX_ADDRESSES		(1024 * MIB)
/* What of that can be written to */
#define MAX_DATA		(512 * MIB)
/* The size that Windows gives a thread, which plugins are written for. */
#define STACK_SIZE		MIB
#define MAX_FILES		64
/* Each adapter takes one, and what the plugin adds. */
#define MAX_THREADS		512

/* System calls that are allowed with any arguments */
static const int allowed[] = {
	SCMP_SYS(access), SCMP_SYS(arch_prctl), SCMP_SYS(brk),
	SCMP_SYS(clock_getres), SCMP_SYS(clock_gettime),
	SCMP_SYS(clock_nanosleep), SCMP_SYS(close), SCMP_SYS(dup),
	SCMP_SYS(epoll_create1), SCMP_SYS(epoll_ctl), SCMP_SYS(epoll_pwait),
	SCMP_SYS(epoll_wait), SCMP_SYS(eventfd2), SCMP_SYS(exit),
	SCMP_SYS(exit_group), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
	SCMP_SYS(fstat), SCMP_SYS(futex),
	SCMP_SYS(getcwd), SCMP_SYS(getdents64), SCMP_SYS(getegid),
	SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getpid),
	SCMP_SYS(getppid), SCMP_SYS(getrandom), SCMP_SYS(getrlimit),
	SCMP_SYS(getrusage), SCMP_SYS(gettid), SCMP_SYS(gettimeofday),
	SCMP_SYS(getuid), SCMP_SYS(lseek), SCMP_SYS(mprotect),
	SCMP_SYS(mremap), SCMP_SYS(munmap), SCMP_SYS(nanosleep),
	SCMP_SYS(newfstatat), SCMP_SYS(poll),
	SCMP_SYS(ppoll), SCMP_SYS(pread64), SCMP_SYS(pselect6),
	SCMP_SYS(read), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
	SCMP_SYS(readv), SCMP_SYS(recvfrom),
	SCMP_SYS(restart_syscall), SCMP_SYS(rseq), SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
	SCMP_SYS(rt_sigtimedwait), SCMP_SYS(sched_getaffinity),
	SCMP_SYS(sched_yield), SCMP_SYS(set_robust_list),
	SCMP_SYS(set_tid_address), SCMP_SYS(sigaltstack), SCMP_SYS(stat),
	SCMP_SYS(statx), SCMP_SYS(sysinfo), SCMP_SYS(timerfd_create),
	SCMP_SYS(timerfd_settime), SCMP_SYS(uname), SCMP_SYS(write),
	SCMP_SYS(writev),
};

/* Flags of open() that make of it more than reading */
#define WRITING		(O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND)
/*
 * A thread shares all of this, its table of files among them: one with a table
 * of its own would have a limit of files of its own.
 */
#define THREAD		(CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | \
			 CLONE_THREAD | CLONE_SYSVSEM)
#define THREAD_MAY	(CLONE_SETTLS | CLONE_PARENT_SETTID | \
			 CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | \
			 CLONE_DETACHED)
/* Pages of a pool that all processes share, and pages that stay in memory */
#define SCARCE_PAGES	(MAP_HUGETLB | MAP_LOCKED)

/**
 * struct allowed_if - a system call that is allowed with certain arguments
 * @call: the call
 * @n: conditions
 * @args: the conditions, each of which has to hold. Those that compare numbers
 *	name what is allowed, never what is not: the kernel looks at 32 bits of
 *	many an argument, and the filter at 64
 */
struct allowed_if {
	int call;
	unsigned int n;
	struct scmp_arg_cmp args[2];
};

static const struct allowed_if allowed_if[] = {
	{ SCMP_SYS(openat), 1, { SCMP_A2(SCMP_CMP_MASKED_EQ, WRITING,
					 O_RDONLY) } },
	{ SCMP_SYS(open), 1, { SCMP_A1(SCMP_CMP_MASKED_EQ, WRITING,
				       O_RDONLY) } },
	/* clone3 hides its flags, so glibc has to use clone */
	{ SCMP_SYS(clone), 1, { SCMP_A0(SCMP_CMP_MASKED_EQ,
					0xffffffff & ~THREAD_MAY, THREAD) } },
	{ SCMP_SYS(prctl), 1, { SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME) } },
	/*
	 * Others have the kernel send signals to whom the process names, change
	 * the size of the pipe to the daemon, and lock files of others.
	 */
	{ SCMP_SYS(fcntl), 1, { SCMP_A1(SCMP_CMP_EQ, F_DUPFD) } },
	{ SCMP_SYS(fcntl), 1, { SCMP_A1(SCMP_CMP_EQ, F_DUPFD_CLOEXEC) } },
	{ SCMP_SYS(fcntl), 1, { SCMP_A1(SCMP_CMP_EQ, F_GETFD) } },
	{ SCMP_SYS(fcntl), 1, { SCMP_A1(SCMP_CMP_EQ, F_SETFD) } },
	{ SCMP_SYS(fcntl), 1, { SCMP_A1(SCMP_CMP_EQ, F_GETFL) } },
	{ SCMP_SYS(fcntl), 2, { SCMP_A1(SCMP_CMP_EQ, F_SETFL),
				SCMP_A2(SCMP_CMP_MASKED_EQ,
					O_ASYNC | O_DIRECT, 0) } },
	{ SCMP_SYS(pipe2), 1, { SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffff &
					~(O_CLOEXEC | O_NONBLOCK), 0) } },
	/* memory that is shared with nobody does not count as data */
	{ SCMP_SYS(mmap), 1, { SCMP_A3(SCMP_CMP_MASKED_EQ,
				       SCARCE_PAGES | MAP_ANONYMOUS, 0) } },
	{ SCMP_SYS(mmap), 1, { SCMP_A3(SCMP_CMP_MASKED_EQ,
				       SCARCE_PAGES | MAP_SHARED, 0) } },
	/* no merging of pages, by which memory of others can be guessed */
	{ SCMP_SYS(madvise), 1, { SCMP_A2(SCMP_CMP_LE, MADV_DONTNEED) } },
	{ SCMP_SYS(madvise), 1, { SCMP_A2(SCMP_CMP_EQ, MADV_FREE) } },
	{ SCMP_SYS(madvise), 1, { SCMP_A2(SCMP_CMP_EQ, MADV_DONTFORK) } },
	{ SCMP_SYS(madvise), 1, { SCMP_A2(SCMP_CMP_EQ, MADV_HUGEPAGE) } },
	{ SCMP_SYS(madvise), 1, { SCMP_A2(SCMP_CMP_EQ, MADV_NOHUGEPAGE) } },
	{ SCMP_SYS(madvise), 1, { SCMP_A2(SCMP_CMP_EQ, MADV_DONTDUMP) } },
	{ SCMP_SYS(madvise), 1, { SCMP_A2(SCMP_CMP_EQ, MADV_WIPEONFORK) } },
	/* barriers for its own threads, not for all processors */
	{ SCMP_SYS(membarrier), 1, { SCMP_A0(SCMP_CMP_EQ,
					     MEMBARRIER_CMD_QUERY) } },
	{ SCMP_SYS(membarrier), 1, {
		SCMP_A0(SCMP_CMP_EQ, MEMBARRIER_CMD_PRIVATE_EXPEDITED) } },
	{ SCMP_SYS(membarrier), 1, {
		SCMP_A0(SCMP_CMP_EQ,
			MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED) } },
};

static const struct {
	int resource;
	rlim_t most;
} limits[] = {
	{ RLIMIT_FSIZE, 0 },
	{ RLIMIT_NOFILE, MAX_FILES },
	{ RLIMIT_AS, MAX_ADDRESSES },
	{ RLIMIT_DATA, MAX_DATA },
	{ RLIMIT_NPROC, MAX_THREADS },
	{ RLIMIT_MEMLOCK, 0 },
	{ RLIMIT_MSGQUEUE, 0 },
	{ RLIMIT_RTPRIO, 0 },
	{ RLIMIT_NICE, 0 },
};

static int limits_set(void)
{
	size_t i;

	for (i = 0; i < NWC_ARRAY_SIZE(limits); i++) {
		const struct rlimit rlim = { limits[i].most, limits[i].most };

		if (setrlimit(limits[i].resource, &rlim))
			return -errno;
	}
	return 0;
}

static int filter_fill(scmp_filter_ctx ctx, int fd)
{
	size_t i;
	int err = 0;

	for (i = 0; i < NWC_ARRAY_SIZE(allowed) && !err; i++)
		err = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, allowed[i], 0);
	for (i = 0; i < NWC_ARRAY_SIZE(allowed_if) && !err; i++)
		err = seccomp_rule_add_array(ctx, SCMP_ACT_ALLOW,
					     allowed_if[i].call,
					     allowed_if[i].n,
					     allowed_if[i].args);
	if (!err)
		err = seccomp_rule_add(ctx, SCMP_ACT_ERRNO(ENOSYS),
				       SCMP_SYS(clone3), 0);
	/* abort() and assertions send a signal to this process alone */
	if (!err)
		err = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
				       SCMP_A0(SCMP_CMP_EQ,
					       (scmp_datum_t)getpid()));
	/*
	 * Messages to the daemon, to whom no file is passed: what is under way
	 * counts against all plugins, which are one user.
	 */
	if (!err)
		err = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(sendto), 2,
				       SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)fd),
				       SCMP_A4(SCMP_CMP_EQ, 0));
	return err;
}

/**
 * sandbox_enter() - give up every right that a plugin does not need
 * @fd: socket to the daemon
 *
 * The process has given up its user and its capabilities before. A system call
 * that is not allowed fails with EPERM, so that a library that only tries it
 * goes on.
 *
 * Context: the first thread, before the plugin is loaded.
 * Return: 0 or a negative error number.
 */
int sandbox_enter(int fd)
{
	pthread_attr_t attr;
	scmp_filter_ctx ctx;
	int err;

	/*
	 * Threads take address space: by default 8 MiB for a stack and 64 MiB
	 * for an arena of malloc(), which is too much for the threads of some
	 * hundred adapters.
	 */
	mallopt(M_ARENA_MAX, 1);
	pthread_attr_init(&attr);
	err = -pthread_attr_setstacksize(&attr, STACK_SIZE);
	if (!err)
		err = -pthread_setattr_default_np(&attr);
	pthread_attr_destroy(&attr);
	if (err)
		return err;
	err = limits_set();
	if (!err && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		err = -errno;
	if (err)
		return err;
	ctx = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	if (!ctx)
		return -ENOMEM;
	err = filter_fill(ctx, fd);
	if (!err)
		err = seccomp_load(ctx);
	seccomp_release(ctx);
	return err;
}
