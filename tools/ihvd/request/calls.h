/* SPDX-License-Identifier: GPL-2.0-only */
/* Handlers that the kernel wants called. */
#ifndef IHVD_REQUEST_CALLS_H
#define IHVD_REQUEST_CALLS_H

#include "ihvd/adapter/adapter.h"

void calls_from_kernel(struct plugin *p, struct nl_msg *msg);

#endif /* IHVD_REQUEST_CALLS_H */
