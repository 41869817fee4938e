/* SPDX-License-Identifier: GPL-2.0-only */
/* Notifications of a plugin. */
#ifndef IHVD_USER_NOTIFICATION_H
#define IHVD_USER_NOTIFICATION_H

#include "ihvd/adapter/adapter.h"

uint32_t notification_send(struct adapter *a, const struct ihvd_message *call,
			   struct ihvd_message *answer);

#endif /* IHVD_USER_NOTIFICATION_H */
