/* SPDX-License-Identifier: GPL-2.0-only */
/* 802.1X for extensions: runs of a supplicant (IHV-70 to IHV-82). */
#ifndef IHVD_ONEX_ONEX_H
#define IHVD_ONEX_ONEX_H

#include "ihvd/adapter/adapter.h"

uint32_t onex_start(struct adapter *a, const struct ihvd_message *call,
		    struct ihvd_message *answer);
uint32_t onex_stop(struct adapter *a, const struct ihvd_message *call,
		   struct ihvd_message *answer);
uint32_t onex_process_packet(struct adapter *a,
			     const struct ihvd_message *call,
			     struct ihvd_message *answer);
void onex_abandon(struct adapter *a);

#endif /* IHVD_ONEX_ONEX_H */
