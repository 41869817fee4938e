/* SPDX-License-Identifier: GPL-2.0-only */
/* The daemon as a whole. */
#ifndef IHVD_SERVICE_SERVICE_H
#define IHVD_SERVICE_SERVICE_H

#include "ihvd/base/options.h"

int service_run(const struct options *options);

#endif /* IHVD_SERVICE_SERVICE_H */
