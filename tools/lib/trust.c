// SPDX-License-Identifier: GPL-2.0-only
/*
 * Opening of files that decide what a privileged process does, by the rules of
 * sshd's StrictModes.
 *
 * A path is walked from the root, one component at a time, and each component is
 * judged by its open descriptor, never by its name. Whoever passes may be
 * changed by root and the user of the process alone, and so may the directories
 * that lead to it; therefore its name still means the same afterwards.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/trust.h"

#define MAX_LINKS	40
#define OTHERS_MAY_WRITE	0022

/* Without these flags opening a FIFO blocks, and a tty takes effect. */
#define OPEN_FLAGS	(O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | \
			 O_CLOEXEC)

/**
 * struct walk - a path that is being walked
 * @dir: directory that was reached, or the file at the end
 * @is_sticky: others may write in @dir, but not remove what is not theirs
 * @kind: what is to be at the end
 * @links: symbolic links that were followed
 * @rest: what is still to be walked
 * @why: set to the reason on failure
 */
struct walk {
	int dir;
	bool is_sticky;
	enum nwc_trust_kind kind;
	unsigned int links;
	char rest[PATH_MAX];
	char *why;
};

/* @name: what is the matter is in the directory that was reached, by this name */
static int walk_fail(struct walk *w, int err, const char *what,
		     const char *name)
{
	char link[32], dir[160] = "";
	ssize_t len;

	/* for people: the path that was walked may have had links in it */
	snprintf(link, sizeof(link), "/proc/self/fd/%d", w->dir);
	len = w->dir < 0 ? -1 : readlink(link, dir, sizeof(dir) - 1);
	dir[len > 1 ? len : 0] = '\0';
	snprintf(w->why, NWC_TRUST_WHY, "%s%s%.40s: %s", dir,
		 len > 0 ? "/" : "", name, what);
	return -err;
}

static bool owner_is_trusted(const struct stat *st)
{
	return !st->st_uid || st->st_uid == geteuid();
}

/* What others could do with it, as a reason; NULL if nothing. */
static const char *stat_fault(const struct stat *st, bool in_sticky,
			      bool is_last)
{
	if (!owner_is_trusted(st))
		return "it belongs to another user";
	/* the mode of a link has no meaning */
	if (S_ISLNK(st->st_mode))
		return NULL;
	/* anybody can make a hard link in a directory that all may write to */
	if (in_sticky && S_ISREG(st->st_mode) && st->st_nlink > 1)
		return "it has several names in a directory that others can write to";
	if (!(st->st_mode & OTHERS_MAY_WRITE))
		return NULL;
	if (S_ISDIR(st->st_mode) && st->st_mode & S_ISVTX && !is_last)
		return NULL;
	return "others can write to it";
}

/* Puts the target of a link in front of what is still to be walked. */
static int walk_follow(struct walk *w, const char *name)
{
	char target[PATH_MAX], joined[PATH_MAX];
	ssize_t len = readlinkat(w->dir, name, target, sizeof(target) - 1);

	if (len < 0)
		return walk_fail(w, errno, strerror(errno), name);
	target[len] = '\0';
	if (++w->links > MAX_LINKS)
		return walk_fail(w, ELOOP, strerror(ELOOP), name);
	if ((size_t)snprintf(joined, sizeof(joined), "%s/%s", target,
			     w->rest) >= sizeof(joined))
		return walk_fail(w, ENAMETOOLONG, strerror(ENAMETOOLONG), name);
	memcpy(w->rest, joined, sizeof(joined));
	if (*target != '/')
		return 0;
	close(w->dir);
	w->dir = open("/", OPEN_FLAGS | O_DIRECTORY);
	w->is_sticky = false;
	return w->dir < 0 ? walk_fail(w, errno, strerror(errno), "/") : 0;
}

/* The kind of what was reached has to fit. */
static int walk_check_kind(struct walk *w, const struct stat *st, bool is_last,
			   const char *name)
{
	if (!is_last || w->kind == NWC_TRUST_DIRECTORY)
		return S_ISDIR(st->st_mode) ? 0 :
			walk_fail(w, ENOTDIR, strerror(ENOTDIR), name);
	if (S_ISDIR(st->st_mode))
		return walk_fail(w, EISDIR, strerror(EISDIR), name);
	return S_ISREG(st->st_mode) ? 0 :
		walk_fail(w, EINVAL, "not a regular file", name);
}

/* Judges what was opened; a link is followed later. */
static int walk_judge(struct walk *w, int fd, struct stat *st, bool is_last,
		      const char *name)
{
	const char *fault;

	if (fstat(fd, st))
		return walk_fail(w, errno, strerror(errno), name);
	fault = stat_fault(st, w->is_sticky, is_last);
	if (fault)
		return walk_fail(w, EPERM, fault, name);
	return S_ISLNK(st->st_mode) ? 0 :
				      walk_check_kind(w, st, is_last, name);
}

/* Takes one step. @name: next component; @is_last: nothing is behind it */
static int walk_step(struct walk *w, const char *name, bool is_last)
{
	struct stat st;
	int fd, err;

	/* a directory may be passed by who cannot read it; nothing is opened */
	fd = openat(w->dir, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return walk_fail(w, errno, strerror(errno), name);
	err = walk_judge(w, fd, &st, is_last, name);
	if (err || S_ISLNK(st.st_mode)) {
		close(fd);
		return err ? err : walk_follow(w, name);
	}
	/* what is opened to be read is judged once more: it may be another */
	if (is_last) {
		close(fd);
		fd = openat(w->dir, name, OPEN_FLAGS);
		if (fd < 0)
			return walk_fail(w, errno, strerror(errno), name);
		err = walk_judge(w, fd, &st, true, name);
		if (err) {
			close(fd);
			return err;
		}
	}
	close(w->dir);
	w->dir = fd;
	w->is_sticky = S_ISDIR(st.st_mode) && st.st_mode & OTHERS_MAY_WRITE;
	return 0;
}

/* Begins at the root; a relative path has the working directory in front. */
static int walk_begin(struct walk *w, const char *path)
{
	char here[PATH_MAX] = "";

	if (!*path)
		return walk_fail(w, ENOENT, strerror(ENOENT), "''");
	if (*path != '/' && !getcwd(here, sizeof(here)))
		return walk_fail(w, errno, strerror(errno), path);
	/* the working directory has a path of its own to be walked */
	if ((size_t)snprintf(w->rest, sizeof(w->rest), "%s/%s", here, path) >=
	    sizeof(w->rest))
		return walk_fail(w, ENAMETOOLONG, strerror(ENAMETOOLONG), path);
	w->dir = open("/", OPEN_FLAGS | O_DIRECTORY);
	return w->dir < 0 ? walk_fail(w, errno, strerror(errno), "/") : 0;
}

/* Takes the next component off; an empty one at the end. */
static void walk_next(struct walk *w, char name[static PATH_MAX])
{
	const char *from = w->rest + strspn(w->rest, "/");
	const size_t len = strcspn(from, "/");

	memcpy(name, from, len);
	name[len] = '\0';
	from += len;
	memmove(w->rest, from, strlen(from) + 1);
}

/**
 * nwc_trust_open() - open what nobody else can change
 * @path: path of the file or directory
 * @kind: what it has to be
 * @why: set to what is wrong on failure
 *
 * The file, all directories above it, and each symbolic link on the way with all
 * directories above its target, have to belong to root or to the effective user
 * of the process, and nobody else may be able to write to them. A directory that
 * others can write to is passed if it is sticky, as /tmp is, because what is in
 * it and not theirs stays out of their reach.
 *
 * Return: descriptor for reading; -EPERM if others can change it, or another
 * negative error number.
 */
int nwc_trust_open(const char *path, enum nwc_trust_kind kind,
		   char why[static NWC_TRUST_WHY])
{
	struct walk w = { .dir = -1, .kind = kind, .why = why };
	char name[PATH_MAX], rest[PATH_MAX];
	struct stat st;
	int err;

	err = walk_begin(&w, path);
	if (!err && (fstat(w.dir, &st) || stat_fault(&st, false, false)))
		err = walk_fail(&w, EPERM, "others can change it", "/");
	while (!err) {
		walk_next(&w, name);
		if (!*name)
			break;
		memcpy(rest, w.rest, sizeof(rest));
		err = walk_step(&w, name, !rest[strspn(rest, "/")]);
	}
	/* a path that ends at the root or in a link to it */
	if (!err && (fstat(w.dir, &st) ||
		     (kind == NWC_TRUST_FILE) != !!S_ISREG(st.st_mode)))
		err = walk_fail(&w, EISDIR, strerror(EISDIR), path);
	if (!err)
		return w.dir;
	if (w.dir >= 0)
		close(w.dir);
	return err;
}

/**
 * nwc_trust_check() - can nobody else change an open file?
 * @fd: descriptor of the file; what leads to it is the caller's business
 * @why: set to what is wrong on failure
 *
 * Return: 0, -EPERM if others can, or another negative error number.
 */
int nwc_trust_check(int fd, char why[static NWC_TRUST_WHY])
{
	const char *fault;
	struct stat st;

	if (fstat(fd, &st))
		return -errno;
	fault = stat_fault(&st, false, true);
	if (!fault)
		return 0;
	snprintf(why, NWC_TRUST_WHY, "%s", fault);
	return -EPERM;
}

/**
 * nwc_trust_resolve() - find the name of what nobody else can change
 * @path: path of the file or directory
 * @kind: what it has to be
 * @why: set to what is wrong on failure
 *
 * Return: path without links, to be freed; NULL, with errno, as
 * nwc_trust_open() fails.
 */
char *nwc_trust_resolve(const char *path, enum nwc_trust_kind kind,
			char why[static NWC_TRUST_WHY])
{
	const int fd = nwc_trust_open(path, kind, why);
	char *resolved;

	if (fd < 0) {
		errno = -fd;
		return NULL;
	}
	close(fd);
	resolved = realpath(path, NULL);
	if (!resolved)
		snprintf(why, NWC_TRUST_WHY, "%s", strerror(errno));
	return resolved;
}

/**
 * nwc_trust_permits() - may this be used, or does it not exist yet?
 * @path: path of the file or directory
 * @kind: what it has to be
 * @why: set to what is wrong if not
 *
 * Return: true if nobody else can change it, or if it cannot be opened for
 * another reason, which is told where it is used.
 */
bool nwc_trust_permits(const char *path, enum nwc_trust_kind kind,
		       char why[static NWC_TRUST_WHY])
{
	const int fd = nwc_trust_open(path, kind, why);

	if (fd >= 0)
		close(fd);
	return fd != -EPERM;
}
