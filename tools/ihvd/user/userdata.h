/* SPDX-License-Identifier: GPL-2.0-only */
/* What a plugin keeps with a profile. */
#ifndef IHVD_USER_USERDATA_H
#define IHVD_USER_USERDATA_H

#include "ihvd/adapter/adapter.h"

uint32_t userdata_set(struct adapter *a, const struct ihvd_message *call,
		      struct ihvd_message *answer);
uint32_t userdata_get(struct adapter *a, const struct ihvd_message *call,
		      struct ihvd_message *answer);
uint32_t userdata_set_current_profile(struct adapter *a,
				      const struct ihvd_message *call,
				      struct ihvd_message *answer);

#endif /* IHVD_USER_USERDATA_H */
