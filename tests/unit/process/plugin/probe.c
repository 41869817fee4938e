// SPDX-License-Identifier: GPL-2.0-only
/*
 * A plugin that tries system calls when it is loaded, none of which would do any
 * harm, and says of each what errno became: a line "NAME ERRNO".
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/membarrier.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <wlanihv.h>

#define PAGE	4096
#define SOCKET	3
/* As glibc makes a thread, but for the table of files */
#define OWN_FILES	(CLONE_VM | CLONE_FS | CLONE_SIGHAND | CLONE_THREAD | \
			 CLONE_SYSVSEM)

static int ends[2];

static void *nothing(void *arg)
{
	return arg;
}

static int leave(void *arg)
{
	(void)arg;
	syscall(SYS_exit, 0);
	return 0;
}

static void said(const char *name, int err)
{
	dprintf(STDERR_FILENO, "%s %d\n", name, err);
}

#define TRY(name, call)							\
	do {								\
		errno = 0;						\
		said(name, (long)(call) == -1 ? errno : 0);		\
	} while (0)

static void files(void)
{
	struct flock lock = { .l_type = F_RDLCK };
	const int fd = open("/etc/passwd", O_RDONLY);

	TRY("read", fd);
	TRY("open-write", open("/dev/null", O_WRONLY));
	TRY("open-create", open("/tmp", O_RDONLY | O_CREAT));
	TRY("memfd", memfd_create("probe", 0));
	TRY("setown", fcntl(ends[0], F_SETOWN, getpid()));
	TRY("setsig", fcntl(ends[0], F_SETSIG, SIGUSR1));
	TRY("async", fcntl(ends[0], F_SETFL, O_ASYNC));
	TRY("nonblock", fcntl(ends[0], F_SETFL, O_NONBLOCK));
	TRY("pipe-size", fcntl(STDERR_FILENO, F_SETPIPE_SZ, PAGE));
	TRY("packet-pipe", pipe2(ends, O_DIRECT));
	TRY("lock", fcntl(fd, F_SETLK, &lock));
	TRY("lease", fcntl(fd, F_SETLEASE, F_RDLCK));
	TRY("dup", fcntl(fd, F_DUPFD_CLOEXEC, 0));
	close(fd);
}

static void sockets(void)
{
	struct msghdr msg = { .msg_iovlen = 0 };

	TRY("socket", socket(AF_UNIX, SOCK_STREAM, 0));
	TRY("sendmsg", sendmsg(SOCKET, &msg, 0));
	TRY("recvmsg", recvmsg(SOCKET, &msg, MSG_DONTWAIT));
	TRY("send-elsewhere", send(ends[1], "", 0, 0));
	TRY("send-address", sendto(SOCKET, "", 0, 0, (void *)ends, 2));
	TRY("shutdown", shutdown(SOCKET, SHUT_RD));
}

static void processes(void)
{
	static _Alignas(16) char stack[4 * PAGE];
	pthread_t thread;

	TRY("thread", -!!pthread_create(&thread, NULL, nothing, NULL));
	pthread_join(thread, NULL);
	TRY("fork", syscall(SYS_fork));
	TRY("thread-files", clone(leave, stack + sizeof(stack), OWN_FILES,
				  NULL));
	TRY("thread-namespace", clone(leave, stack + sizeof(stack),
				      OWN_FILES | CLONE_FILES | CLONE_NEWNET,
				      NULL));
	TRY("clone3", syscall(SYS_clone3, NULL, 0));
	TRY("exec", execl("/bin/true", "true", NULL));
	TRY("signal-self", syscall(SYS_tgkill, getpid(), getpid(), 0));
	TRY("signal-parent", syscall(SYS_tgkill, getppid(), getppid(), 0));
	TRY("kill", kill(getpid(), 0));
	TRY("queue", syscall(SYS_rt_sigqueueinfo, getpid(), 0, NULL));
	TRY("pidfd", syscall(SYS_pidfd_open, getpid(), 0));
	TRY("ptrace", ptrace(PTRACE_TRACEME, 0, NULL, NULL));
	TRY("dumpable", prctl(PR_SET_DUMPABLE, 1));
	TRY("pdeathsig", prctl(PR_SET_PDEATHSIG, 0));
	TRY("name", prctl(PR_SET_NAME, "probe"));
	TRY("nice", setpriority(PRIO_PROCESS, 0, 0));
	TRY("affinity", syscall(SYS_sched_setaffinity, 0, 0, NULL));
	TRY("rlimit", setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 }));
	TRY("unshare", unshare(0));
	TRY("mount", mount("none", "/nowhere", "tmpfs", 0, NULL));
	TRY("io-uring", syscall(SYS_io_uring_setup, 0, NULL));
	TRY("inotify", syscall(SYS_inotify_init1, 0));
	TRY("keyctl", syscall(SYS_keyctl, 0, 0, 0));
	TRY("barrier-all", syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0));
	TRY("barrier", syscall(SYS_membarrier, MEMBARRIER_CMD_QUERY, 0));
}

static void memory(void)
{
	const int rw = PROT_READ | PROT_WRITE;
	void *page = mmap(NULL, PAGE, rw, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	TRY("map", page);
	TRY("map-huge", mmap(NULL, PAGE, rw, MAP_PRIVATE | MAP_ANONYMOUS |
			     MAP_HUGETLB, -1, 0));
	TRY("map-locked", mmap(NULL, PAGE, rw, MAP_PRIVATE | MAP_ANONYMOUS |
			       MAP_LOCKED, -1, 0));
	TRY("map-shared", mmap(NULL, PAGE, rw, MAP_SHARED | MAP_ANONYMOUS, -1,
			       0));
	TRY("map-too-much", mmap(NULL, 2UL << 30, PROT_NONE, MAP_PRIVATE |
				 MAP_ANONYMOUS, -1, 0));
	TRY("map-too-much-data", mmap(NULL, 600UL << 20, rw, MAP_PRIVATE |
				      MAP_ANONYMOUS, -1, 0));
	TRY("merge", madvise(page, PAGE, MADV_MERGEABLE));
	/* the kernel looks at 32 bits of it */
	TRY("merge-64", syscall(SYS_madvise, page, PAGE,
				1UL << 32 | MADV_MERGEABLE));
	TRY("dont-need", madvise(page, PAGE, MADV_DONTNEED));
	TRY("lock-page", mlock(page, PAGE));
}

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	(void)info;
	TRY("pipe", pipe2(ends, O_CLOEXEC));
	files();
	TRY("pipe-again", pipe2(ends, O_CLOEXEC));
	sockets();
	processes();
	memory();
	return ERROR_NOT_SUPPORTED;
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS apis,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	(void)version;
	(void)apis;
	(void)reserved;
	(void)handlers;
	return ERROR_NOT_SUPPORTED;
}
