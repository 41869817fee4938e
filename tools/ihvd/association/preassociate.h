/* SPDX-License-Identifier: GPL-2.0-only */
/* The pre-association operation. */
#ifndef IHVD_ASSOCIATION_PREASSOCIATE_H
#define IHVD_ASSOCIATION_PREASSOCIATE_H

#include "ihvd/adapter/adapter.h"
#include "lib/ihv.h"

void preassociate_begin(struct adapter *a, const struct nwc_ihv_call *call);
bool preassociate_resume(struct adapter *a, struct nwc_blob ssid,
			 uint32_t session, adapter_refused_fn refused);
void preassociate_scanned(struct adapter *a, uint64_t cookie);
void preassociate_cancel(struct adapter *a);

#endif /* IHVD_ASSOCIATION_PREASSOCIATE_H */
