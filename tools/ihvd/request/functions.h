/* SPDX-License-Identifier: GPL-2.0-only */
/* Functions that plugins call. */
#ifndef IHVD_REQUEST_FUNCTIONS_H
#define IHVD_REQUEST_FUNCTIONS_H

#include "ihvd/plugin/plugin.h"

void functions_called(struct plugin *p, const struct ihvd_message *call);

#endif /* IHVD_REQUEST_FUNCTIONS_H */
