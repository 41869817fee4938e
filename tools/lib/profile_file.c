// SPDX-License-Identifier: GPL-2.0-only
/* Files of a profile store: their names, and reading and replacing them. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/profile_file.h"

/* So much of a name is in the name of the file, for people. */
#define READABLE	64

__attribute__((format(printf, 3, 4)))
static int fail(char *why, int err, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(why, NWC_PROFILE_WHY, fmt, ap);
	va_end(ap);
	if (n >= 0 && n < NWC_PROFILE_WHY)
		snprintf(why + n, (size_t)(NWC_PROFILE_WHY - n), ": %s",
			 strerror(err));
	return -err;
}

/* FNV-1a: no secret is protected by it, it only keeps names apart. */
static uint64_t hash(const char *name)
{
	uint64_t h = 0xcbf29ce484222325;

	for (; *name; name++)
		h = (h ^ (unsigned char)*name) * 0x100000001b3;
	return h;
}

static int is_plain(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z') || c == '-' || c == '_';
}

/**
 * nwc_profile_file() - name of the file for a profile
 * @buf: where to write
 * @name: name of the profile, which may be anything
 * @suffix: what the name of the file ends in
 *
 * Letters and digits, hyphen and underscore stand for themselves, everything
 * else is %XX; that is cut, and a hash of the whole follows. So the result
 * never leaves the directory, never is too long, and never starts with a dot.
 *
 * Return: @buf.
 */
char *nwc_profile_file(char buf[static NWC_PROFILE_FILE_TEXT],
		       const char *name, const char *suffix)
{
	const unsigned char *p = (const unsigned char *)name;
	size_t n = 0;

	for (; *p && n + 3 <= READABLE; p++) {
		if (is_plain(*p))
			buf[n++] = (char)*p;
		else
			n += (size_t)snprintf(buf + n, 4, "%%%02X", *p);
	}
	snprintf(buf + n, NWC_PROFILE_FILE_TEXT - n, "-%016" PRIx64 "%s",
		 hash(name), suffix);
	return buf;
}

static int read_all(int fd, size_t max, char **data, size_t *len)
{
	char *buf = malloc(max + 2);
	ssize_t got = 1;
	size_t n = 0;

	if (!buf)
		return -ENOMEM;
	/* one byte more than allowed shows that there is more */
	while (got && n <= max) {
		got = read(fd, buf + n, max + 1 - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			break;
		n += (size_t)got;
	}
	if (got < 0 || n > max) {
		int err = got < 0 ? -errno : -EFBIG;

		explicit_bzero(buf, n);
		free(buf);
		return err;
	}
	buf[n] = '\0';
	*data = buf;
	*len = n;
	return 0;
}

/**
 * nwc_file_read() - read a regular file
 * @dir: directory that @file is in, or AT_FDCWD
 * @file: its name; not a symbolic link in a store
 * @max: longest that it may be
 * @data: set to its bytes, with a NUL behind them; to be wiped and freed
 * @len: set to how many
 * @why: set to what is wrong on failure
 *
 * Return: 0 or a negative error number.
 */
int nwc_file_read(int dir, const char *file, size_t max, char **data,
		  size_t *len, char why[static NWC_PROFILE_WHY])
{
	/* opening a FIFO would wait, opening some devices does something */
	int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
	struct stat st;
	int fd, err;

	if (dir != AT_FDCWD)
		flags |= O_NOFOLLOW;
	fd = openat(dir, file, flags);
	if (fd < 0)
		return fail(why, errno, "%.120s", file);
	if (fstat(fd, &st))
		err = -errno;
	else if (S_ISDIR(st.st_mode))
		err = -EISDIR;
	else if (!S_ISREG(st.st_mode))
		err = -EINVAL;
	else
		err = read_all(fd, max, data, len);
	close(fd);
	if (err == -EINVAL)
		return fail(why, -err, "%.120s: not a regular file", file);
	return err ? fail(why, -err, "%.120s", file) : 0;
}

static char *staged_name(char buf[static NWC_PROFILE_FILE_TEXT + 8],
			 const char *file)
{
	snprintf(buf, NWC_PROFILE_FILE_TEXT + 8, ".%s.new", file);
	return buf;
}

/**
 * nwc_file_abandon() - throw away what was staged
 * @dir: directory
 * @file: name of the file
 */
void nwc_file_abandon(int dir, const char *file)
{
	char staged[NWC_PROFILE_FILE_TEXT + 8];

	unlinkat(dir, staged_name(staged, file), 0);
}

static int write_all(int fd, const char *data, size_t len)
{
	while (len) {
		ssize_t put = write(fd, data, len);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return -errno;
		data += put;
		len -= (size_t)put;
	}
	return fsync(fd) ? -errno : 0;
}

/**
 * nwc_file_stage() - write what is to become a file
 * @dir: directory, locked by the caller
 * @file: name of the file; it is not touched
 * @data: bytes of it
 * @len: how many
 * @why: set to what is wrong on failure
 *
 * What an interrupted call has left is thrown away by the next one.
 *
 * Return: 0 or a negative error number.
 */
int nwc_file_stage(int dir, const char *file, const void *data, size_t len,
		   char why[static NWC_PROFILE_WHY])
{
	char staged[NWC_PROFILE_FILE_TEXT + 8];
	int fd, err;

	nwc_file_abandon(dir, file);
	staged_name(staged, file);
	fd = openat(dir, staged, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
		    O_CLOEXEC, 0600);
	if (fd < 0)
		return fail(why, errno, "%s", file);
	err = write_all(fd, data, len);
	if (close(fd) && !err)
		err = -errno;
	if (!err)
		return 0;
	nwc_file_abandon(dir, file);
	return fail(why, -err, "%s", file);
}

/**
 * nwc_file_commit() - put what was staged in the place of the file
 * @dir: directory
 * @file: name of the file
 * @why: set to what is wrong on failure
 *
 * Return: 0 or a negative error number.
 */
int nwc_file_commit(int dir, const char *file,
		    char why[static NWC_PROFILE_WHY])
{
	char staged[NWC_PROFILE_FILE_TEXT + 8];
	int err;

	if (!renameat(dir, staged_name(staged, file), dir, file) &&
	    !fsync(dir))
		return 0;
	err = errno;
	nwc_file_abandon(dir, file);
	return fail(why, err, "%s", file);
}

/**
 * nwc_file_remove() - remove a file, and what was staged for it
 * @dir: directory
 * @file: name of the file; it need not be there
 * @why: set to what is wrong on failure
 *
 * Return: 0 or a negative error number.
 */
int nwc_file_remove(int dir, const char *file,
		    char why[static NWC_PROFILE_WHY])
{
	nwc_file_abandon(dir, file);
	if (unlinkat(dir, file, 0)) {
		if (errno == ENOENT)
			return 0;
		return fail(why, errno, "%s", file);
	}
	return fsync(dir) ? fail(why, errno, "%s", file) : 0;
}

/* the file itself, or what was staged for it */
static bool begins(const char *file, const char *prefix)
{
	return !strncmp(file + (*file == '.'), prefix, strlen(prefix));
}

/**
 * nwc_file_remove_all() - remove files, and what was staged for them
 * @dir: directory, locked by the caller
 * @prefix: what the names of the files begin with
 * @why: set to what is wrong on failure; some may be gone then
 *
 * Return: 0 or a negative error number.
 */
int nwc_file_remove_all(int dir, const char *prefix,
			char why[static NWC_PROFILE_WHY])
{
	bool removed = false;
	struct dirent *entry;
	DIR *files = NULL;
	int fd, err = 0;

	/* a position of its own: somebody may be reading */
	fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0)
		files = fdopendir(fd);
	if (!files) {
		err = errno;
		if (fd >= 0)
			close(fd);
		return fail(why, err, "%s", prefix);
	}
	while (!err && (errno = 0, entry = readdir(files))) {
		if (!begins(entry->d_name, prefix))
			continue;
		if (unlinkat(dir, entry->d_name, 0))
			err = errno;
		removed = true;
	}
	if (!err)
		err = errno;
	closedir(files);
	if (!err && removed && fsync(dir))
		err = errno;
	return err ? fail(why, err, "%s", prefix) : 0;
}
