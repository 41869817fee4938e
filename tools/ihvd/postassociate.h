/* SPDX-License-Identifier: GPL-2.0-only */
/* The security session of an adapter, from Perform to Stop. */
#ifndef IHVD_POSTASSOCIATE_H
#define IHVD_POSTASSOCIATE_H

#include "ihvd/daemon.h"

void postassociate_begin(struct adapter *a, uint32_t session,
			 const uint8_t peer[static NWIFI_MAC_LEN]);
int postassociate_complete(struct adapter *a, uint32_t result,
			   uint32_t reason);
void postassociate_end(struct adapter *a);

#endif /* IHVD_POSTASSOCIATE_H */
