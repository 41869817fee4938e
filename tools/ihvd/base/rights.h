/* SPDX-License-Identifier: GPL-2.0-only */
/* Rights that a child of the daemon gives up before it executes a program. */
#ifndef IHVD_BASE_RIGHTS_H
#define IHVD_BASE_RIGHTS_H

#include <pwd.h>
#include <sys/types.h>

/* No capability is kept. */
#define RIGHTS_NONE	(-1)

int rights_user(const char *name, const struct passwd **user);
void rights_end_with(pid_t parent);
int rights_give_up(const struct passwd *user, int keep);

#endif /* IHVD_BASE_RIGHTS_H */
