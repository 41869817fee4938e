// SPDX-License-Identifier: GPL-2.0-only
/* Files of a profile store: naming, reading, replacing and removing them. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/profile/file.h"

/* Length of the readable part of a file name. */
#define READABLE	64

/* FNV-1a. The hash protects nothing, it only keeps names apart. */
static uint64_t name_hash(const char *name)
{
	uint64_t h = 0xcbf29ce484222325;

	for (; *name; name++)
		h = (h ^ (unsigned char)*name) * 0x100000001b3;
	return h;
}

static bool character_is_plain(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z') || c == '-' || c == '_';
}

/**
 * nwc_profile_file() - make the name of a file for a profile
 * @buf: where to write
 * @name: name of the profile, any text
 * @suffix: ending of the file name
 *
 * Letters, digits, hyphens and underscores stand for themselves; every other
 * byte becomes %XX. The result is cut, and a hash of the whole name follows. So
 * the name never leaves the directory, is never too long, and never starts with
 * a dot.
 *
 * Return: @buf.
 */
char *nwc_profile_file(char buf[static NWC_PROFILE_FILE_TEXT],
		       const char *name, const char *suffix)
{
	const unsigned char *p = (const unsigned char *)name;
	size_t n = 0;

	for (; *p && n + 3 <= READABLE; p++) {
		if (character_is_plain(*p))
			buf[n++] = (char)*p;
		else
			n += (size_t)snprintf(buf + n, 4, "%%%02X", *p);
	}
	snprintf(buf + n, NWC_PROFILE_FILE_TEXT - n, "-%016" PRIx64 "%s",
		 name_hash(name), suffix);
	return buf;
}

static int fd_read(int fd, size_t max, char **data, size_t *len)
{
	char *buf = malloc(max + 2);
	ssize_t got = 1;
	size_t n = 0;

	if (!buf)
		return -ENOMEM;
	/* Reading one byte more than allowed shows whether there is more. */
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
 * nwc_file_open() - open a file for reading
 * @dir: directory of @file, or AT_FDCWD
 * @file: name of the file; symbolic links are followed with AT_FDCWD only
 * @why: set to what is wrong on failure
 *
 * Return: descriptor or a negative error number.
 */
int nwc_file_open(int dir, const char *file, char why[static NWC_PROFILE_WHY])
{
	/* Without these flags opening a FIFO blocks, and a tty takes effect. */
	int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
	int fd;

	if (dir != AT_FDCWD)
		flags |= O_NOFOLLOW;
	fd = openat(dir, file, flags);
	return fd < 0 ? nwc_why_errno(why, errno, "%.120s", file) : fd;
}

/**
 * nwc_file_read_fd() - read an open regular file
 * @fd: descriptor of the file; closed
 * @file: its name, for people
 * @max: greatest length that is accepted
 * @data: set to the contents, followed by a NUL; to be wiped and freed
 * @len: set to the length of the contents
 * @why: set to what is wrong on failure
 *
 * Return: 0 or a negative error number.
 */
int nwc_file_read_fd(int fd, const char *file, size_t max, char **data,
		     size_t *len, char why[static NWC_PROFILE_WHY])
{
	struct stat st;
	int err;

	if (fstat(fd, &st))
		err = -errno;
	else if (S_ISDIR(st.st_mode))
		err = -EISDIR;
	else if (!S_ISREG(st.st_mode))
		err = -EINVAL;
	else
		err = fd_read(fd, max, data, len);
	close(fd);
	if (err == -EINVAL)
		return nwc_why_errno(why, -err, "%.120s: not a regular file",
				     file);
	return err ? nwc_why_errno(why, -err, "%.120s", file) : 0;
}

/**
 * nwc_file_read() - read a regular file
 * @dir: directory of @file, or AT_FDCWD
 * @file: name of the file; symbolic links are followed with AT_FDCWD only
 * @max: greatest length that is accepted
 * @data: set to the contents, followed by a NUL; to be wiped and freed
 * @len: set to the length of the contents
 * @why: set to what is wrong on failure
 *
 * Return: 0 or a negative error number.
 */
int nwc_file_read(int dir, const char *file, size_t max, char **data,
		  size_t *len, char why[static NWC_PROFILE_WHY])
{
	const int fd = nwc_file_open(dir, file, why);

	return fd < 0 ? fd : nwc_file_read_fd(fd, file, max, data, len, why);
}

static char *staging_name(char buf[static NWC_PROFILE_FILE_TEXT + 8],
			  const char *file)
{
	snprintf(buf, NWC_PROFILE_FILE_TEXT + 8, ".%s.new", file);
	return buf;
}

/**
 * nwc_file_abandon() - remove the staged contents of a file
 * @dir: directory
 * @file: name of the file
 */
void nwc_file_abandon(int dir, const char *file)
{
	char staged[NWC_PROFILE_FILE_TEXT + 8];

	unlinkat(dir, staging_name(staged, file), 0);
}

static int fd_write(int fd, const char *data, size_t len)
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
 * nwc_file_stage() - write the future contents of a file
 * @dir: directory, locked by the caller
 * @file: name of the file, which does not change yet
 * @data: contents
 * @len: length of @data
 * @why: set to what is wrong on failure
 *
 * Contents that an interrupted call has left behind are removed first.
 *
 * Return: 0 or a negative error number.
 */
int nwc_file_stage(int dir, const char *file, const void *data, size_t len,
		   char why[static NWC_PROFILE_WHY])
{
	char staged[NWC_PROFILE_FILE_TEXT + 8];
	int fd, err;

	nwc_file_abandon(dir, file);
	staging_name(staged, file);
	fd = openat(dir, staged, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
		    O_CLOEXEC, 0600);
	if (fd < 0)
		return nwc_why_errno(why, errno, "%s", file);
	err = fd_write(fd, data, len);
	if (close(fd) && !err)
		err = -errno;
	if (!err)
		return 0;
	nwc_file_abandon(dir, file);
	return nwc_why_errno(why, -err, "%s", file);
}

/**
 * nwc_file_commit() - replace a file by its staged contents
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

	if (!renameat(dir, staging_name(staged, file), dir, file) &&
	    !fsync(dir))
		return 0;
	err = errno;
	nwc_file_abandon(dir, file);
	return nwc_why_errno(why, err, "%s", file);
}

/**
 * nwc_file_remove() - remove a file and its staged contents
 * @dir: directory
 * @file: name of the file; it need not exist
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
		return nwc_why_errno(why, errno, "%s", file);
	}
	return fsync(dir) ? nwc_why_errno(why, errno, "%s", file) : 0;
}

/* The name may be that of the file itself or of its staged contents. */
static bool file_has_prefix(const char *file, const char *prefix)
{
	return !strncmp(file + (*file == '.'), prefix, strlen(prefix));
}

/**
 * nwc_file_remove_all() - remove files and their staged contents
 * @dir: directory, locked by the caller
 * @prefix: beginning of the names of the files
 * @why: set to what is wrong on failure; some files may be gone then
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

	/* A descriptor of its own keeps the position of other readers. */
	fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0)
		files = fdopendir(fd);
	if (!files) {
		err = errno;
		if (fd >= 0)
			close(fd);
		return nwc_why_errno(why, err, "%s", prefix);
	}
	while (!err && (errno = 0, entry = readdir(files))) {
		if (!file_has_prefix(entry->d_name, prefix))
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
	return err ? nwc_why_errno(why, err, "%s", prefix) : 0;
}
