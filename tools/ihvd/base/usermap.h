/* SPDX-License-Identifier: GPL-2.0-only */
/* The users that exist in a user namespace. */
#ifndef IHVD_BASE_USERMAP_H
#define IHVD_BASE_USERMAP_H

#include <pwd.h>
#include <sys/types.h>

int usermap_write(pid_t pid, const struct passwd *user);

#endif /* IHVD_BASE_USERMAP_H */
