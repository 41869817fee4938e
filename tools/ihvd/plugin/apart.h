/* SPDX-License-Identifier: GPL-2.0-only */
/* What keeps the process of a plugin apart from all others. */
#ifndef IHVD_PLUGIN_APART_H
#define IHVD_PLUGIN_APART_H

#include <sys/types.h>

pid_t apart_fork(void);
const char *apart_why(int err);
int apart_furnish(void);

#endif /* IHVD_PLUGIN_APART_H */
