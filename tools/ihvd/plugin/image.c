// SPDX-License-Identifier: GPL-2.0-only
/*
 * The file of a plugin, opened for its process: as an ordinary user this may not
 * be able to do so by itself.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ihvd/base/log.h"
#include "ihvd/plugin/image.h"
#include "lib/trust.h"

/* Nobody can change the copy any more, not even the process. */
#define SEALS	(F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

#define OTHERS_MAY_READ	0004

/* Return: descriptor of a copy, or a negative error number. */
static int image_copy(int from, const struct stat *st)
{
	off_t left = st->st_size;
	ssize_t n;
	int to, err;

	to = memfd_create("plugin", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (to < 0)
		return -errno;
	do {
		n = sendfile(to, from, NULL, left);
		if (n > 0)
			left -= n;
	} while (n > 0 && left);
	err = n < 0 ? -errno : left ? -EIO : 0;
	/* whoever has the descriptor may read it */
	if (!err && (fchmod(to, 0555) || fcntl(to, F_ADD_SEALS, SEALS)))
		err = -errno;
	if (!err)
		return to;
	close(to);
	return err;
}

/**
 * image_open() - open the file of a plugin for its process
 * @file: name without links
 *
 * The process may load the plugin by its name. Nobody but root and the daemon's
 * user can change what that means between this check and that.
 *
 * A descriptor is opened again by whoever loads it, which the mode of the file
 * has to permit; where it does not, this is one of a copy (C9).
 *
 * Return: descriptor, or a negative error number, after a message.
 */
int image_open(const char *file)
{
	char why[NWC_TRUST_WHY];
	struct stat st;
	int fd, copy;

	fd = nwc_trust_open(file, NWC_TRUST_FILE, why);
	if (fd < 0) {
		log_line("%s cannot be used: %s", file, why);
		return fd;
	}
	if (fstat(fd, &st))
		copy = -errno;
	else if (st.st_mode & OTHERS_MAY_READ)
		copy = fd;
	else
		copy = image_copy(fd, &st);
	if (copy == fd)
		return fd;
	close(fd);
	if (copy < 0)
		log_line("%s cannot be used: %s", file, strerror(-copy));
	return copy;
}
