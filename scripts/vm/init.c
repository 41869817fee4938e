// SPDX-License-Identifier: GPL-2.0-only
/*
 * First process of a virtual machine made by vm-run, in whichever lane. Static,
 * alone in its initramfs but for the few modules that the kernel needs to reach
 * the host.
 *
 * This program loads those modules and makes the host's file system its root,
 * read-only but for memory-backed /etc, /run, /tmp and /var. It runs the
 * preparation and then the command of the job, and looks for leaked memory where
 * the kernel can do that. The output, the kernel log and at last the exit status
 * go to the host (channel.h). If this program fails, it says so on the console
 * and ends the machine; the host takes a missing exit status for a failed boot.
 *
 * Kernel parameters, which the kernel hands to its first process as
 * environment:
 *
 *   vm_root=TYPE,SOURCE,OPTIONS	how to mount the host's root
 *   vm_channel=DEVICE			where the frames go
 *   vm_job=DIRECTORY			on the host, with these files:
 *
 *     command	the command and its arguments, each ended by NUL
 *     env	its environment, likewise
 *     cwd	its working directory
 *     modules	directory that becomes /lib/modules/RELEASE
 *     prepare	shell commands to run first; they print only when they fail
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "channel.h"

/* Paths of the initramfs, out of sight once the root is switched. */
#define EARLY_MODULES "/modules"
#define HOST "/host"
#define MEMORY "/memory"
#define ROOT "/root"

/* The longest record of the kernel log, and the longest line made of it */
#define KMSG_MAX 8192

/* The job of this machine, read before the root is switched */
struct job {
	char **command;
	char **env;
	char *cwd;
	char *modules;
	char *prepare;
};

static int channel = -1;
static int kmsg = -1;

__attribute__((format(printf, 1, 2), noreturn))
static void die(const char *format, ...)
{
	int error = errno;
	va_list args;

	va_start(args, format);
	fprintf(stderr, "vm init: ");
	vfprintf(stderr, format, args);
	fprintf(stderr, ": %s\n", strerror(error));
	va_end(args);
	/* The machine runs with -no-reboot: this ends it. */
	reboot(RB_AUTOBOOT);
	_exit(EXIT_FAILURE);
}

__attribute__((format(printf, 1, 2)))
static char *format_string(const char *format, ...)
{
	va_list args;
	char *s;

	va_start(args, format);
	if (vasprintf(&s, format, args) < 0)
		die("out of memory");
	va_end(args);
	return s;
}

static const char *parameter(const char *name)
{
	const char *value = getenv(name);

	errno = EINVAL;
	if (!value)
		die("kernel parameter %s", name);
	return value;
}

/* Frames to the host */

static void send_all(const void *data, size_t size)
{
	const char *p = data;

	while (size) {
		ssize_t n = write(channel, p, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			die("channel");
		p += n;
		size -= n;
	}
}

static void send_frame(enum frame_type type, const void *data, size_t size)
{
	struct frame frame = { .type = type, .size = size };

	send_all(&frame, sizeof(frame));
	send_all(data, size);
}

static void open_channel(void)
{
	const char *path = parameter("vm_channel");
	struct termios tty;

	/* A virtio port appears some time after its driver was loaded. */
	for (int tries = 0; tries < 10000 && channel < 0; tries++) {
		if (tries)
			usleep(1000);
		channel = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
	}
	if (channel < 0)
		die("%s", path);
	/* A serial line would translate line ends. */
	if (!tcgetattr(channel, &tty)) {
		cfmakeraw(&tty);
		tcsetattr(channel, TCSANOW, &tty);
	}
}

/* Kernel log */

/*
 * Turn one record of /dev/kmsg, "priority,sequence,microseconds,flags;text",
 * into a line as dmesg prints it.
 */
static size_t format_record(char *line, size_t size, const char *record)
{
	const char *text = strchr(record, ';');
	unsigned long long us;

	if (!text || sscanf(record, "%*u,%*u,%llu", &us) != 1)
		return 0;
	text++;
	return snprintf(line, size, "[%5llu.%06llu] %.*s\n", us / 1000000,
			us % 1000000, (int)strcspn(text, "\n"), text);
}

/* Send what is new in the kernel log, in as few frames as possible. */
static void send_kernel_log(void)
{
	static char frame[FRAME_MAX];
	char record[KMSG_MAX];
	size_t used = 0;

	for (;;) {
		ssize_t n = read(kmsg, record, sizeof(record) - 1);

		if (n < 0 && errno == EPIPE)
			n = sprintf(record, "4,0,0,-;vm init: kernel log overrun");
		if (n <= 0)
			break;
		record[n] = '\0';
		used += format_record(frame + used, sizeof(frame) - used, record);
		if (sizeof(frame) - used < KMSG_MAX) {
			send_frame(FRAME_KERNEL_LOG, frame, used);
			used = 0;
		}
	}
	if (used)
		send_frame(FRAME_KERNEL_LOG, frame, used);
}

/* The job */

/* The content of a file of the job, NUL-terminated; NULL if there is none. */
static char *job_file(const char *name, size_t *size)
{
	char *path = format_string(HOST "%s/%s", parameter("vm_job"), name);
	char *content;
	struct stat st;
	ssize_t n;
	int fd;

	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT) {
		free(path);
		return NULL;
	}
	if (fd < 0 || fstat(fd, &st))
		die("%s", path);
	content = calloc(1, st.st_size + 1);
	if (!content)
		die("out of memory");
	for (*size = 0; *size < (size_t)st.st_size; *size += n) {
		n = read(fd, content + *size, st.st_size - *size);
		if (n <= 0)
			die("%s", path);
	}
	close(fd);
	free(path);
	return content;
}

/* A file of NUL-terminated strings as a vector. */
static char **job_vector(const char *name)
{
	size_t size, count = 0;
	char *content = job_file(name, &size);
	char **vector;

	if (!content)
		die("job file %s", name);
	vector = calloc(size + 1, sizeof(*vector));
	if (!vector)
		die("out of memory");
	for (char *p = content; p < content + size; p += strlen(p) + 1)
		vector[count++] = p;
	return vector;
}

static struct job read_job(void)
{
	size_t size;
	struct job job = {
		.command = job_vector("command"),
		.env = job_vector("env"),
		.cwd = job_file("cwd", &size),
		.modules = job_file("modules", &size),
		.prepare = job_file("prepare", &size),
	};

	if (!job.command[0] || !job.cwd)
		die("job");
	return job;
}

/* File systems */

static void make_directory(const char *path)
{
	if (mkdir(path, 0755) && errno != EEXIST)
		die("mkdir %s", path);
}

static void mount_at(const char *type, const char *target, unsigned long flags,
		     const char *options)
{
	if (mount(type, target, type, flags, options))
		die("mount %s at %s", type, target);
}

/* Mount a file system that not every kernel has. */
static void mount_if_known(const char *type, const char *target)
{
	if (mount(type, target, type, 0, NULL) && errno != ENODEV &&
	    errno != ENOENT)
		die("mount %s at %s", type, target);
}

/* Cover a directory of the host with a writable layer in memory. */
static void make_writable(const char *path)
{
	char *lower = format_string(HOST "%s", path);
	char *upper = format_string(MEMORY "%s", path);
	char *work = format_string(MEMORY "%s.work", path);
	char *target = format_string(ROOT "%s", path);
	char *options = format_string("lowerdir=%s,upperdir=%s,workdir=%s",
				      lower, upper, work);
	struct stat st;

	if (stat(lower, &st))
		die("%s", lower);
	make_directory(upper);
	make_directory(work);
	/* The merged directory shows the upper one's mode: 1777 for /tmp. */
	if (chmod(upper, st.st_mode & 07777))
		die("chmod %s", upper);
	mount_at("overlay", target, 0, options);
	free(lower);
	free(upper);
	free(work);
	free(target);
	free(options);
}

static void mount_host(void)
{
	char *options = strdup(parameter("vm_root"));
	char *type = strsep(&options, ",");
	char *source = strsep(&options, ",");

	make_directory(HOST);
	if (mount(source, HOST, type, MS_RDONLY, options))
		die("mount the host's root");
	free(type);
}

/*
 * The host's root, with a layer on top that only adds a place to mount this
 * kernel's modules at, which the host need not have. No layer is writable, so
 * neither is the result.
 */
static void mount_root(const char *modules)
{
	struct utsname kernel;
	char *place, *source, *target;

	make_directory(MEMORY);
	make_directory(ROOT);
	mount_at("tmpfs", MEMORY, 0, "mode=755");
	uname(&kernel);
	make_directory(MEMORY "/root");
	make_directory(MEMORY "/root/usr");
	make_directory(MEMORY "/root/usr/lib");
	make_directory(MEMORY "/root/usr/lib/modules");
	place = format_string(MEMORY "/root/usr/lib/modules/%s", kernel.release);
	make_directory(place);
	free(place);
	mount_at("overlay", ROOT, MS_RDONLY, "lowerdir=" MEMORY "/root:" HOST);

	if (modules) {
		source = format_string(HOST "%s", modules);
		target = format_string(ROOT "/usr/lib/modules/%s", kernel.release);
		if (mount(source, target, NULL, MS_BIND, NULL))
			die("mount %s at %s", source, target);
		free(source);
		free(target);
	}

	make_writable("/etc");
	make_writable("/tmp");
	make_writable("/var");
	/* The host's sockets, locks and process ids are of no use here. */
	mount_at("tmpfs", ROOT "/run", MS_NOSUID | MS_NODEV, "mode=755");
	if (mkdir(ROOT "/run/lock", 01777) || chmod(ROOT "/run/lock", 01777))
		die("/run/lock");
}

static void mount_kernel_file_systems(void)
{
	static const char *const links[][2] = {
		{ "/proc/self/fd", ROOT "/dev/fd" },
		{ "/proc/self/fd/0", ROOT "/dev/stdin" },
		{ "/proc/self/fd/1", ROOT "/dev/stdout" },
		{ "/proc/self/fd/2", ROOT "/dev/stderr" },
	};

	mount_at("proc", ROOT "/proc", 0, NULL);
	mount_at("sysfs", ROOT "/sys", 0, NULL);
	mount_at("devtmpfs", ROOT "/dev", 0, "mode=755");
	make_directory(ROOT "/dev/pts");
	mount_at("devpts", ROOT "/dev/pts", 0, "gid=5,mode=620,ptmxmode=666");
	make_directory(ROOT "/dev/shm");
	mount_at("tmpfs", ROOT "/dev/shm", MS_NOSUID | MS_NODEV, "mode=1777");
	mount_if_known("cgroup2", ROOT "/sys/fs/cgroup");
	mount_if_known("bpf", ROOT "/sys/fs/bpf");
	mount_if_known("debugfs", ROOT "/sys/kernel/debug");
	mount_if_known("tracefs", ROOT "/sys/kernel/tracing");
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++)
		if (symlink(links[i][0], links[i][1]) && errno != EEXIST)
			die("%s", links[i][1]);
}

static void switch_root(void)
{
	if (chdir(ROOT) || mount(".", "/", NULL, MS_MOVE, NULL) ||
	    chroot(".") || chdir("/"))
		die("switch root");
}

/* Modules and network */

static void load_module(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || (syscall(SYS_finit_module, fd, "", 0) && errno != EEXIST))
		die("%s", path);
	close(fd);
}

/* vm-run numbers the files in the order in which they are to be loaded. */
static void load_early_modules(void)
{
	struct dirent **entries;
	int count = scandir(EARLY_MODULES, &entries, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		if (entries[i]->d_name[0] != '.') {
			char *path = format_string(EARLY_MODULES "/%s",
						   entries[i]->d_name);

			load_module(path);
			free(path);
		}
		free(entries[i]);
	}
}

static void start_network(void)
{
	struct ifreq lo = { .ifr_name = "lo", .ifr_flags = IFF_UP };
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || ioctl(fd, SIOCSIFFLAGS, &lo))
		die("lo");
	close(fd);
	if (sethostname("nwifi", strlen("nwifi")))
		die("hostname");
}

/* Running */

__attribute__((noreturn))
static void run_child(char *const argv[], const struct job *job, int out, int err)
{
	sigset_t none;
	int null = open("/dev/null", O_RDWR);
	int error;

	dup2(null, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	close(null);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setsid();
	if (chdir(job->cwd)) {
		dprintf(STDERR_FILENO, "vm-run: %s: %s\n", job->cwd,
			strerror(errno));
		_exit(125);
	}
	/* PATH is looked up in our own environment. */
	environ = job->env;
	execvp(argv[0], argv);
	error = errno;
	dprintf(STDERR_FILENO, "vm-run: %s: %s\n", argv[0], strerror(error));
	_exit(error == ENOENT ? 127 : 126);
}

/* Pass on at most one frame from @source; stop polling it at its end. */
static void forward(struct pollfd *source, enum frame_type type)
{
	static char buffer[FRAME_MAX];
	ssize_t n = read(source->fd, buffer, sizeof(buffer));

	if (n > 0)
		send_frame(type, buffer, n);
	else if (n == 0)
		source->fd = -1;
}

/* Reap all children that have ended. Returns true if @pid was one of them. */
static bool reap(pid_t pid, int *status)
{
	bool found = false;
	pid_t dead;
	int s;

	while ((dead = waitpid(-1, &s, WNOHANG)) > 0) {
		if (dead == pid) {
			*status = WIFEXITED(s) ? WEXITSTATUS(s) : 128 + WTERMSIG(s);
			found = true;
		}
	}
	return found;
}

/*
 * Run a program and pass on its output until it ends. Returns its exit status in
 * the form of a shell. Output goes through pipes and not straight to the channel,
 * so that the program can open it again as /dev/stdout. Processes that the
 * program has left in the background may keep the pipes open; they are not
 * waited for.
 */
static int run(char *const argv[], const struct job *job)
{
	enum { OUT, ERR, LOG, CHILD, COUNT };
	struct pollfd polls[COUNT];
	struct signalfd_siginfo info;
	int out[2], err[2], child, status = 0;
	bool ended = false;
	sigset_t signals;
	pid_t pid;

	sigemptyset(&signals);
	sigaddset(&signals, SIGCHLD);
	sigprocmask(SIG_BLOCK, &signals, NULL);
	child = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
	if (child < 0 || pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC))
		die("pipes");
	pid = fork();
	if (pid < 0)
		die("fork");
	if (pid == 0)
		run_child(argv, job, out[1], err[1]);
	close(out[1]);
	close(err[1]);
	fcntl(out[0], F_SETFL, O_NONBLOCK);
	fcntl(err[0], F_SETFL, O_NONBLOCK);

	polls[OUT] = (struct pollfd){ .fd = out[0], .events = POLLIN };
	polls[ERR] = (struct pollfd){ .fd = err[0], .events = POLLIN };
	polls[LOG] = (struct pollfd){ .fd = kmsg, .events = POLLIN };
	polls[CHILD] = (struct pollfd){ .fd = child, .events = POLLIN };
	while (!ended) {
		poll(polls, COUNT, -1);
		while (read(child, &info, sizeof(info)) > 0)
			;
		/*
		 * Reap first and read then: a full pipe fits into one frame,
		 * so that all output of a program that has ended is read.
		 */
		ended = reap(pid, &status);
		forward(&polls[OUT], FRAME_STDOUT);
		forward(&polls[ERR], FRAME_STDERR);
		send_kernel_log();
	}
	close(out[0]);
	close(err[0]);
	close(child);
	return status;
}

/*
 * Let the kernel look for leaked memory, and send its report behind the kernel
 * log, which itself has only the number of leaks. There are two scans, because
 * the kernel reports only objects that a scan before has seen unchanged.
 */
static void find_leaks(void)
{
	static char frame[FRAME_MAX];
	int fd = open("/sys/kernel/debug/kmemleak", O_RDWR | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return;
	for (int i = 0; i < 2; i++)
		if (write(fd, "scan", 4) < 0)
			die("kmemleak");
	send_kernel_log();
	lseek(fd, 0, SEEK_SET);
	while ((n = read(fd, frame, sizeof(frame))) > 0)
		send_frame(FRAME_KERNEL_LOG, frame, n);
	close(fd);
}

int main(void)
{
	char text[16];
	struct job job;

	load_early_modules();
	mount_host();
	job = read_job();
	mount_root(job.modules);
	mount_kernel_file_systems();
	switch_root();
	start_network();
	open_channel();
	kmsg = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (kmsg < 0)
		die("/dev/kmsg");

	if (job.prepare && *job.prepare) {
		char *shell[] = { "/bin/sh", "-ec", job.prepare, NULL };

		if (run(shell, &job)) {
			errno = ECANCELED;
			die("preparation");
		}
	}
	snprintf(text, sizeof(text), "%d", run(job.command, &job));
	find_leaks();
	send_kernel_log();
	send_frame(FRAME_STATUS, text, strlen(text));
	/* The host ends the machine as soon as it has the status. */
	for (;;)
		pause();
}
