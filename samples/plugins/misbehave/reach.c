// SPDX-License-Identifier: BSD-3-Clause
/*
 * Attempts to reach another process, the host, or a right. None is meant to
 * succeed; outside of the process of a plugin they do harm.
 */
#define _GNU_SOURCE

#include "reach.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <sys/uio.h>
#include <unistd.h>

#include "../common.h"
#include "log.h"

/* The socket to the daemon */
#define SOCKET 3
/* Processes have lower numbers in a machine that has not run for long. */
#define MAX_PID 40000
#define PAGE 4096
/* Flags of clone() that make a thread with files of its own */
#define FILES_APART (CLONE_VM | CLONE_FS | CLONE_SIGHAND | CLONE_THREAD | \
		     CLONE_SYSVSEM)

/* Counts what has succeeded, and says what. */
static long succeeds(bool is_so, const char *what)
{
	if (is_so)
		log_line("succeeded: %s", what);
	return is_so;
}

#define TRY(call) succeeds((call) >= 0, #call)

/* Try something on every other process; the number of those that it works on. */
static long on_others(long (*act)(pid_t pid), const char *what)
{
	const pid_t self = getpid();
	long count = 0;
	pid_t pid;

	for (pid = 1; pid < MAX_PID; pid++)
		if (pid != self && act(pid) >= 0)
			count++;
	return count ? succeeds(true, what) : 0;
}

/* Return: the number of processes whose memory could be opened. */
static long memory_scan(void)
{
	static const char *const files[] = { "mem", "environ", "maps" };
	DIR *proc = opendir("/proc");
	struct dirent *entry;
	char path[300];
	long found = 0;
	size_t i;
	int fd;

	while (proc && (entry = readdir(proc))) {
		if (atoi(entry->d_name) <= 0 ||
		    atoi(entry->d_name) == getpid())
			continue;
		for (i = 0; i < ARRAYSIZE(files); i++) {
			snprintf(path, sizeof(path), "/proc/%s/%s",
				 entry->d_name, files[i]);
			fd = open(path, O_RDONLY);
			if (fd < 0)
				continue;
			close(fd);
			found++;
		}
	}
	if (proc)
		closedir(proc);
	return found;
}

/*
 * It goes on for as long as there is nothing to be found: the memory of a
 * process that has just begun may be open for a moment.
 */
long reach_memory(void)
{
	long found;

	log_line("attempt memory-of-others begins");
	do {
		found = memory_scan();
		sched_yield();
	} while (!found);
	return found;
}

static long trace_seize(pid_t pid)
{
	return ptrace(PTRACE_SEIZE, pid, NULL, NULL);
}

static long trace_read(pid_t pid)
{
	char byte;
	struct iovec here = { &byte, 1 }, there = { &byte, 1 };

	return process_vm_readv(pid, &here, 1, &there, 1, 0);
}

static long trace_kcmp(pid_t pid)
{
	return syscall(SYS_kcmp, getpid(), pid, 0, 0, 0);
}

long reach_trace(void)
{
	return on_others(trace_seize, "ptrace") +
	       on_others(trace_read, "process_vm_readv") +
	       on_others(trace_kcmp, "kcmp");
}

static long signal_kill(pid_t pid)
{
	return kill(pid, SIGKILL);
}

static long signal_tgkill(pid_t pid)
{
	return syscall(SYS_tgkill, pid, pid, SIGKILL);
}

static long signal_tkill(pid_t pid)
{
	return syscall(SYS_tkill, pid, SIGKILL);
}

static long signal_queue(pid_t pid)
{
	const union sigval value = { 0 };

	return sigqueue(pid, SIGKILL, value);
}

static long signal_pidfd(pid_t pid)
{
	return syscall(SYS_pidfd_open, pid, 0);
}

long reach_signal(void)
{
	return on_others(signal_kill, "kill") +
	       on_others(signal_tgkill, "tgkill") +
	       on_others(signal_tkill, "tkill") +
	       on_others(signal_queue, "sigqueue") +
	       on_others(signal_pidfd, "pidfd_open") + TRY(kill(-1, SIGKILL));
}

static int owned[2];

static long signal_own(pid_t pid)
{
	const struct f_owner_ex owner = { F_OWNER_PID, pid };

	if (fcntl(owned[0], F_SETOWN, pid) < 0 &&
	    fcntl(owned[0], F_SETOWN_EX, &owner) < 0)
		return -1;
	/* what comes is a signal to the owner */
	return write(owned[1], "", 1);
}

/* A pipe that signals its owner, who is somebody else */
long reach_signal_by_file(void)
{
	long count;

	if (pipe(owned))
		return 0;
	count = TRY(fcntl(owned[0], F_SETSIG, SIGKILL)) +
		TRY(fcntl(owned[0], F_SETFL, O_ASYNC | O_NONBLOCK)) +
		TRY(fcntl(owned[0], F_SETOWN, getpid())) +
		TRY(fcntl(SOCKET, F_SETOWN, getpid())) +
		on_others(signal_own, "F_SETOWN");
	close(owned[0]);
	close(owned[1]);
	return count;
}

static long schedule_nice(pid_t pid)
{
	return setpriority(PRIO_PROCESS, (id_t)pid, 19);
}

static long schedule_bind(pid_t pid)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(0, &set);
	return sched_setaffinity(pid, sizeof(set), &set);
}

static long schedule_io(pid_t pid)
{
	return syscall(SYS_ioprio_set, 1, pid, 0);
}

long reach_schedule(void)
{
	const struct sched_param param = { .sched_priority = 1 };

	return on_others(schedule_nice, "setpriority") +
	       on_others(schedule_bind, "sched_setaffinity") +
	       on_others(schedule_io, "ioprio_set") +
	       TRY(setpriority(PRIO_USER, 0, -1)) +
	       TRY(sched_setscheduler(0, SCHED_FIFO, &param)) +
	       TRY(sched_setscheduler(0, SCHED_RR, &param)) +
	       TRY(syscall(SYS_ioprio_set, 1, 0, 1 << 13)) + TRY(setsid());
}

static long limits_of(pid_t pid)
{
	const struct rlimit none = { 0, 0 };

	return prlimit(pid, RLIMIT_NOFILE, &none, NULL);
}

long reach_limits(void)
{
	const struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };

	return on_others(limits_of, "prlimit") +
	       TRY(setrlimit(RLIMIT_CORE, &all)) +
	       TRY(setrlimit(RLIMIT_NPROC, &all)) +
	       TRY(setrlimit(RLIMIT_AS, &all));
}

static int in_thread(void *arg)
{
	UNREFERENCED_PARAMETER(arg);
	syscall(SYS_exit, 0);
	return 0;
}

long reach_process(void)
{
	static _Alignas(16) char stack[16 * 1024];
	char *const argv[] = { (char *)"true", NULL };
	const long child = syscall(SYS_fork);

	if (!child)
		_exit(0);
	return succeeds(child > 0, "fork") +
	       TRY(execv("/bin/true", argv)) +
	       TRY(clone(in_thread, stack + sizeof(stack), SIGCHLD, NULL)) +
	       TRY(clone(in_thread, stack + sizeof(stack), FILES_APART, NULL));
}

long reach_namespace(void)
{
	return TRY(unshare(CLONE_NEWUSER)) + TRY(unshare(CLONE_NEWNS)) +
	       TRY(unshare(CLONE_FILES)) + TRY(setns(SOCKET, 0)) +
	       TRY(mount("none", "/tmp", "tmpfs", 0, NULL)) +
	       TRY(umount2("/proc", MNT_DETACH)) + TRY(chroot("/")) +
	       TRY(syscall(SYS_pivot_root, "/", "/")) +
	       TRY(syscall(SYS_open_tree, AT_FDCWD, "/", 1)) +
	       TRY(syscall(SYS_fsopen, "proc", 0)) +
	       TRY(sethostname("mine", 4));
}

long reach_user(void)
{
	return TRY(setuid(0)) + TRY(setgid(0)) + TRY(setresuid(0, 0, 0)) +
	       TRY(setgroups(0, NULL)) +
	       TRY(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, 0, 0, 0)) +
	       TRY(prctl(PR_SET_SECUREBITS, 0)) +
	       TRY(prctl(PR_SET_KEEPCAPS, 1));
}

static long write_in(const char *directory)
{
	char path[100];

	snprintf(path, sizeof(path), "%s/misbehave", directory);
	return TRY(open(path, O_WRONLY | O_CREAT, 0600)) +
	       TRY(open(path, O_RDONLY | O_CREAT, 0600)) +
	       TRY(mkdir(path, 0700)) + TRY(mkfifo(path, 0600)) +
	       TRY(symlink("/", path)) + TRY(link("/etc/passwd", path)) +
	       TRY(open(directory, O_TMPFILE | O_RDWR, 0600));
}

long reach_write(void)
{
	return write_in("/tmp") + write_in("/dev/shm") + write_in("/var/tmp") +
	       write_in("/run") + TRY(memfd_create("misbehave", 0)) +
	       TRY(shm_open("/misbehave", O_RDWR | O_CREAT, 0600)) +
	       TRY(open("/proc/self/oom_score_adj", O_WRONLY)) +
	       TRY(open("/proc/self/uid_map", O_WRONLY)) +
	       TRY(open("/dev/null", O_RDWR)) + TRY(unlink("/etc/passwd")) +
	       TRY(rename("/etc/passwd", "/etc/passwd-")) +
	       TRY(truncate("/etc/passwd", 0)) + TRY(chmod("/tmp", 0));
}

long reach_device(void)
{
	static const char *const files[] = {
		"/dev/mem", "/dev/kmsg", "/dev/vda", "/dev/watchdog",
		"/dev/snapshot", "/proc/kcore", "/proc/kmsg", "/proc/keys",
		"/proc/kallsyms", "/proc/1/root/proc/kcore",
		"/sys/kernel/debug", "/sys/kernel/tracing",
		"/var/lib/nwifi/profiles", "/etc/shadow",
	};
	long count = 0;
	size_t i;

	for (i = 0; i < ARRAYSIZE(files); i++)
		count += succeeds(open(files[i], O_RDONLY) >= 0, files[i]);
	return count;
}

long reach_socket(void)
{
	static const int families[] = {
		AF_UNIX, AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_ALG,
		AF_VSOCK, AF_BLUETOOTH,
	};
	long count = 0;
	int pair[2];
	size_t i;

	for (i = 0; i < ARRAYSIZE(families); i++)
		count += succeeds(socket(families[i], SOCK_RAW, 0) >= 0 ||
				  socket(families[i], SOCK_DGRAM, 0) >= 0,
				  "socket");
	return count + TRY(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair)) +
	       TRY(shutdown(SOCKET, SHUT_RDWR)) + TRY(listen(SOCKET, 1)) +
	       TRY(connect(SOCKET, &(struct sockaddr){ AF_UNSPEC, "" },
			   sizeof(struct sockaddr)));
}

/* Files in the queue of a socket count against all processes of the user. */
long reach_pass_file(void)
{
	union {
		struct cmsghdr head;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control = {
		.head = { CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS },
	};
	const int fd = STDERR_FILENO;
	struct iovec iov = { (void *)"", 1 };
	struct msghdr msg = {
		.msg_iov = &iov, .msg_iovlen = 1, .msg_control = &control,
		.msg_controllen = sizeof(control),
	};

	memcpy(CMSG_DATA(&control.head), &fd, sizeof(fd));
	return TRY(sendmsg(SOCKET, &msg, 0)) +
	       TRY(fcntl(STDERR_FILENO, F_SETPIPE_SZ, 1 << 20));
}

long reach_lock(void)
{
	struct flock lock = { .l_type = F_RDLCK };
	const int fd = open("/etc/passwd", O_RDONLY);

	return TRY(fcntl(fd, F_SETLK, &lock)) +
	       TRY(fcntl(fd, F_OFD_SETLK, &lock)) + TRY(flock(fd, LOCK_EX)) +
	       TRY(fcntl(fd, F_SETLEASE, F_RDLCK)) +
	       TRY(fcntl(open("/", O_RDONLY), F_NOTIFY, DN_CREATE)) +
	       TRY(fcntl(fd, F_ADD_SEALS, 0));
}

long reach_watch(void)
{
	return TRY(inotify_init1(0)) + TRY(syscall(SYS_fanotify_init, 0, 0));
}

long reach_key(void)
{
	return TRY(syscall(SYS_add_key, "user", "misbehave", "x", 1, -3)) +
	       TRY(syscall(SYS_request_key, "user", "misbehave", NULL, 0)) +
	       TRY(syscall(SYS_keyctl, 0, -4, 1));
}

long reach_kernel(void)
{
	char zeros[PAGE] = "";

	return TRY(syscall(SYS_bpf, 0, zeros, sizeof(zeros))) +
	       TRY(syscall(SYS_perf_event_open, zeros, 0, -1, -1, 0)) +
	       TRY(syscall(SYS_userfaultfd, 1)) +
	       TRY(syscall(SYS_io_uring_setup, 1, zeros)) +
	       TRY(syscall(SYS_init_module, zeros, sizeof(zeros), "")) +
	       TRY(syscall(SYS_kexec_load, 0, 0, NULL, 0)) +
	       TRY(syscall(SYS_syslog, 3, zeros, sizeof(zeros))) +
	       TRY(syscall(SYS_swapon, "/dev/zero", 0)) +
	       TRY(syscall(SYS_acct, NULL)) +
	       TRY(syscall(SYS_seccomp, 1, 0, NULL)) +
	       TRY(syscall(SYS_ioctl, STDERR_FILENO, 0x5421, zeros)) +
	       TRY(syscall(SYS_membarrier, 1, 0, 0)) +
	       TRY(syscall(SYS_modify_ldt, 0, zeros, sizeof(zeros)));
}

long reach_pages(void)
{
	static char page[PAGE];

	return succeeds(mmap(NULL, 2 << 20, PROT_READ | PROT_WRITE,
			     MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1,
			     0) != MAP_FAILED, "MAP_HUGETLB") +
	       succeeds(mmap(NULL, PAGE, PROT_READ | PROT_WRITE,
			     MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED, -1,
			     0) != MAP_FAILED, "MAP_LOCKED") +
	       TRY(mlock(page, sizeof(page))) + TRY(mlockall(MCL_FUTURE)) +
	       TRY(madvise(page, 0, MADV_MERGEABLE)) +
	       TRY(syscall(SYS_mbind, page, sizeof(page), 0, NULL, 0, 0)) +
	       TRY(syscall(SYS_vmsplice, STDERR_FILENO,
			   &(struct iovec){ page, 1 }, 1, 0));
}

long reach_ipc(void)
{
	return TRY(shmget(IPC_PRIVATE, PAGE, IPC_CREAT | 0600)) +
	       TRY(syscall(SYS_semget, IPC_PRIVATE, 1, IPC_CREAT | 0600)) +
	       TRY(syscall(SYS_msgget, IPC_PRIVATE, IPC_CREAT | 0600)) +
	       TRY(syscall(SYS_mq_open, "misbehave", O_RDWR | O_CREAT, 0600,
			   NULL));
}

/* To be seen by others, and to outlive the daemon */
long reach_dump(void)
{
	return TRY(prctl(PR_SET_DUMPABLE, 1)) +
	       TRY(prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY)) +
	       TRY(prctl(PR_SET_PDEATHSIG, 0)) +
	       TRY(prctl(PR_SET_CHILD_SUBREAPER, 1));
}

long reach_clock(void)
{
	struct timespec now = { 0, 0 };
	struct timex timex = { .modes = ADJ_TICK, .tick = 9000 };

	return TRY(clock_settime(CLOCK_REALTIME, &now)) +
	       TRY(syscall(SYS_settimeofday, NULL, NULL)) +
	       TRY(syscall(SYS_clock_adjtime, CLOCK_REALTIME, &timex)) +
	       TRY(adjtimex(&timex));
}
