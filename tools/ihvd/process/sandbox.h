/* SPDX-License-Identifier: GPL-2.0-only */
/* What the process of a plugin may not do. */
#ifndef IHVD_PROCESS_SANDBOX_H
#define IHVD_PROCESS_SANDBOX_H

int sandbox_enter(int fd);

#endif /* IHVD_PROCESS_SANDBOX_H */
