/* SPDX-License-Identifier: GPL-2.0-only */
/* Methods that users and their programs call on the bus. */
#ifndef IHVD_REQUEST_METHODS_H
#define IHVD_REQUEST_METHODS_H

#include <systemd/sd-bus.h>

#include "ihvd/daemon.h"

int methods_add(struct daemon *d, struct sd_bus *sd);

#endif /* IHVD_REQUEST_METHODS_H */
