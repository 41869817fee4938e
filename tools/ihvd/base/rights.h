/* SPDX-License-Identifier: GPL-2.0-only */
/* Rights that the daemon has no use for, and those that its children give up. */
#ifndef IHVD_BASE_RIGHTS_H
#define IHVD_BASE_RIGHTS_H

#include <pwd.h>
#include <sys/types.h>

/* No capability is kept. */
#define RIGHTS_NONE	(-1)

int rights_hide_memory(void);
int rights_keep_to_change_user(void);
int rights_user(const char *name, const struct passwd **user);
void rights_end_with(pid_t parent);
void rights_end_with_socket(int fd);
int rights_give_up(const struct passwd *user, int keep);

#endif /* IHVD_BASE_RIGHTS_H */
