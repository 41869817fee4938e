// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the process of a plugin may not do: become another user, write a file,
 * open a socket, execute a program, trace another process. It keeps what a
 * library needs: memory, threads, time, reading of files.
 */
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ihvd/process/sandbox.h"
#include "lib/attr.h"

#define MIB			(1024UL * 1024)
#define MAX_MEMORY		(1024 * MIB)
/* The size that Windows gives a thread, which plugins are written for. */
#define STACK_SIZE		MIB
#define MAX_FILES		64

/* System calls that are allowed with any arguments */
static const int allowed[] = {
	SCMP_SYS(access), SCMP_SYS(arch_prctl), SCMP_SYS(brk),
	SCMP_SYS(clock_getres), SCMP_SYS(clock_gettime),
	SCMP_SYS(clock_nanosleep), SCMP_SYS(close), SCMP_SYS(dup),
	SCMP_SYS(epoll_create1), SCMP_SYS(epoll_ctl), SCMP_SYS(epoll_pwait),
	SCMP_SYS(epoll_wait), SCMP_SYS(eventfd2), SCMP_SYS(exit),
	SCMP_SYS(exit_group), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
	SCMP_SYS(fcntl), SCMP_SYS(fstat), SCMP_SYS(futex),
	SCMP_SYS(getcwd), SCMP_SYS(getdents64), SCMP_SYS(getegid),
	SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getpid),
	SCMP_SYS(getppid), SCMP_SYS(getrandom), SCMP_SYS(getrlimit),
	SCMP_SYS(getrusage), SCMP_SYS(gettid), SCMP_SYS(gettimeofday),
	SCMP_SYS(getuid), SCMP_SYS(lseek), SCMP_SYS(madvise),
	SCMP_SYS(membarrier), SCMP_SYS(mmap), SCMP_SYS(mprotect),
	SCMP_SYS(mremap), SCMP_SYS(munmap), SCMP_SYS(nanosleep),
	SCMP_SYS(newfstatat), SCMP_SYS(pipe2), SCMP_SYS(poll),
	SCMP_SYS(ppoll), SCMP_SYS(pread64), SCMP_SYS(pselect6),
	SCMP_SYS(read), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
	SCMP_SYS(readv), SCMP_SYS(recvfrom), SCMP_SYS(recvmsg),
	SCMP_SYS(restart_syscall), SCMP_SYS(rseq), SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
	SCMP_SYS(rt_sigtimedwait), SCMP_SYS(sched_getaffinity),
	SCMP_SYS(sched_yield), SCMP_SYS(sendmsg), SCMP_SYS(set_robust_list),
	SCMP_SYS(set_tid_address), SCMP_SYS(sigaltstack), SCMP_SYS(stat),
	SCMP_SYS(statx), SCMP_SYS(sysinfo), SCMP_SYS(timerfd_create),
	SCMP_SYS(timerfd_settime), SCMP_SYS(uname), SCMP_SYS(write),
	SCMP_SYS(writev),
};

static int resource_limit(int resource, rlim_t most)
{
	const struct rlimit rlim = { most, most };

	return setrlimit(resource, &rlim) ? -errno : 0;
}

static int filter_fill(scmp_filter_ctx ctx)
{
	const int writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
	size_t i;
	int err = 0;

	for (i = 0; i < NWC_ARRAY_SIZE(allowed) && !err; i++)
		err = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, allowed[i], 0);
	/* files may be opened for reading */
	if (!err)
		err = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
				       SCMP_A2(SCMP_CMP_MASKED_EQ, writing,
					       O_RDONLY));
	if (!err)
		err = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
				       SCMP_A1(SCMP_CMP_MASKED_EQ, writing,
					       O_RDONLY));
	/* threads are allowed, processes are not; clone3 hides its flags, so
	 * glibc has to use clone
	 */
	if (!err)
		err = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
				       SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD,
					       CLONE_THREAD));
	if (!err)
		err = seccomp_rule_add(ctx, SCMP_ACT_ERRNO(ENOSYS),
				       SCMP_SYS(clone3), 0);
	/* abort() and assertions send a signal to this process alone */
	if (!err)
		err = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
				       SCMP_A0(SCMP_CMP_EQ, getpid()));
	if (!err)
		err = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(prctl), 1,
				       SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME));
	return err;
}

/**
 * sandbox_enter() - give up every right that a plugin does not need
 *
 * The daemon has given up the user and the capabilities before. A system call
 * that is not allowed fails with EPERM, so that a library that only tries it
 * goes on.
 *
 * Context: the first thread, before the plugin is loaded.
 * Return: 0 or a negative error number.
 */
int sandbox_enter(void)
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
	err = resource_limit(RLIMIT_FSIZE, 0);
	if (!err)
		err = resource_limit(RLIMIT_CORE, 0);
	if (!err)
		err = resource_limit(RLIMIT_NOFILE, MAX_FILES);
	if (!err)
		err = resource_limit(RLIMIT_AS, MAX_MEMORY);
	if (!err && prctl(PR_SET_DUMPABLE, 0))
		err = -errno;
	if (!err && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		err = -errno;
	if (err)
		return err;
	ctx = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	if (!ctx)
		return -ENOMEM;
	err = filter_fill(ctx);
	if (!err)
		err = seccomp_load(ctx);
	seccomp_release(ctx);
	return err;
}
