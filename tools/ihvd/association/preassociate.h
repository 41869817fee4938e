/* SPDX-License-Identifier: GPL-2.0-only */
/* Before a connection is made. */
#ifndef IHVD_PREASSOCIATE_H
#define IHVD_PREASSOCIATE_H

#include "ihvd/daemon.h"

void preassociate_begin(struct adapter *a, const struct nwc_ihv_call *call);
bool preassociate_resume(struct adapter *a, struct nwc_blob ssid,
			 uint32_t session);
void preassociate_cancel(struct adapter *a);
void preassociate_scanned(struct adapter *a, uint64_t cookie);

#endif /* IHVD_PREASSOCIATE_H */
