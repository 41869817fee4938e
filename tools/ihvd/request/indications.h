/* SPDX-License-Identifier: GPL-2.0-only */
/* What stations indicate, and whom it concerns. */
#ifndef IHVD_INDICATIONS_H
#define IHVD_INDICATIONS_H

#include <linux/netlink.h>

#include "ihvd/daemon.h"

void indications_take(struct daemon *d, const struct nlmsghdr *nlh);

#endif /* IHVD_INDICATIONS_H */
