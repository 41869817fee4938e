// SPDX-License-Identifier: GPL-2.0-only
/*
 * What keeps the process of a plugin apart from all others: namespaces of its
 * own. Plugins run as the same user, so that all that is counted or permitted by
 * user would be common to them.
 *
 * user     its limit of processes is its own (since Linux 5.14); and it belongs
 *          to the daemon's user, so that no plugin has power over another
 * process  it can name no process but itself, and sees no other
 * mount    its /proc shows this process, and nothing can be written to
 * network  it has none, and the abstract sockets of the host are not in it
 * IPC      it shares nothing of System V or POSIX with others
 *
 * It is also a session of its own: the scheduler, where it groups by session,
 * then gives all of its threads together as much as another process.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "ihvd/plugin/apart.h"

#define NAMESPACES	(CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | \
			 CLONE_NEWNET | CLONE_NEWIPC)
#define NO_PROGRAMS	(MS_NOSUID | MS_NODEV | MS_NOEXEC)

/* The process that is ended first when there is no memory (proc(5)) */
#define OOM_FIRST	"1000"

/**
 * apart_fork() - make a child in namespaces of its own
 *
 * No user exists in them yet: the parent calls usermap_write(). The child is
 * dumpable until it executes a program, or the parent could not.
 *
 * Return: as fork(); a negative error number on failure.
 */
pid_t apart_fork(void)
{
	const int was = prctl(PR_GET_DUMPABLE);
	pid_t pid;

	/*
	 * Until it executes a program the child is the daemon's user, so that
	 * nobody else may trace it either way.
	 */
	prctl(PR_SET_DUMPABLE, 1);
	pid = (pid_t)syscall(SYS_clone, NAMESPACES | SIGCHLD, NULL, NULL, NULL,
			     NULL);
	if (!pid)
		return 0;
	if (pid < 0)
		pid = -errno;
	prctl(PR_SET_DUMPABLE, was);
	return pid;
}

/**
 * apart_why() - say why apart_fork() has failed
 * @err: what it has returned
 *
 * Return: words for people.
 */
const char *apart_why(int err)
{
	switch (-err) {
	case EPERM:
		return "who has no CAP_SYS_ADMIN may make no user namespaces (sysctl kernel.unprivileged_userns_clone)";
	case ENOSPC:
		return "there may be no more of them (sysctls user.max_*_namespaces)";
	case EINVAL:
		return "the kernel has not all of them";
	default:
		return strerror(-err);
	}
}

static int oom_score_raise(void)
{
	const int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
	int err = 0;

	if (fd < 0)
		return -errno;
	if (write(fd, OOM_FIRST, strlen(OOM_FIRST)) < 0)
		err = -errno;
	close(fd);
	return err;
}

/*
 * Where parts of /proc are covered, as in many containers, the kernel makes no
 * new one. Then the process sees none at all, not even itself.
 */
static int proc_replace(void)
{
	if (!mount("proc", "/proc", "proc", NO_PROGRAMS, "subset=pid") ||
	    !mount("none", "/proc", "tmpfs", NO_PROGRAMS,
		   "mode=0555,size=4k,nr_inodes=1"))
		return 0;
	return -errno;
}

/**
 * apart_furnish() - make of the namespaces what a plugin is to see
 *
 * Context: the child of apart_fork(), before it becomes another user.
 * Return: 0 or a negative error number.
 */
int apart_furnish(void)
{
	struct mount_attr attr = {
		.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID,
	};
	int err;

	if (setsid() < 0)
		return -errno;
	err = oom_score_raise();
	if (err)
		return err;
	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL))
		return -errno;
	err = proc_replace();
	if (err)
		return err;
	return mount_setattr(AT_FDCWD, "/", AT_RECURSIVE, &attr,
			     sizeof(attr)) ? -errno : 0;
}
