/* SPDX-License-Identifier: GPL-2.0-only */
/* The post-association operation, and the security session that it is for. */
#ifndef IHVD_ASSOCIATION_POSTASSOCIATE_H
#define IHVD_ASSOCIATION_POSTASSOCIATE_H

#include <stddef.h>

#include "ihvd/adapter/adapter.h"
#include "lib/ihv.h"
#include "wlanihv.h"

/**
 * struct perform - what PerformPostAssociate is given
 * @session: security session
 * @peer: the AP
 * @port: state of the port
 * @completion: DOT11_ASSOCIATION_COMPLETION_PARAMETERS with what follows it
 * @size: bytes of @completion
 */
struct perform {
	uint32_t session;
	uint8_t peer[NWIFI_MAC_LEN];
	DOT11_PORT_STATE port;
	void *completion;
	size_t size;
};

bool perform_take(struct perform *perform, const struct nwc_ihv_call *call);
void perform_free(struct perform *perform);

void postassociate_perform(struct adapter *a, const struct perform *perform,
			   uint64_t cookie);
bool postassociate_call(struct adapter *a, const struct perform *perform,
			channel_returned_fn returned, uint64_t arg);
void postassociate_fail(struct adapter *a, const struct perform *perform,
			uint32_t error);
int postassociate_complete(struct adapter *a, uint32_t result,
			   uint32_t reason);
void postassociate_end(struct adapter *a);

#endif /* IHVD_ASSOCIATION_POSTASSOCIATE_H */
