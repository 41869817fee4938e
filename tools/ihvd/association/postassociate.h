/* SPDX-License-Identifier: GPL-2.0-only */
/* The security session of an adapter, from Perform to Stop. */
#ifndef IHVD_POSTASSOCIATE_H
#define IHVD_POSTASSOCIATE_H

#include <stddef.h>

#include "ihvd/daemon.h"
#include "wlanihv.h"

/**
 * struct perform - what PerformPostAssociate is given
 * @session: security session
 * @peer: the AP
 * @port: record of the port
 * @completion: buffer of the association's completion
 * @size: bytes of it
 */
struct perform {
	uint32_t session;
	uint8_t peer[NWIFI_MAC_LEN];
	DOT11_PORT_STATE port;
	void *completion;
	size_t size;
};

bool postassociate_take(struct perform *perform,
			const struct nwc_ihv_call *call);
void postassociate_forget(struct perform *perform);
void postassociate_perform(struct adapter *a, const struct perform *perform,
			   uint64_t cookie);
void postassociate_fail(struct adapter *a, const struct perform *perform,
			uint32_t error);
void postassociate_begin(struct adapter *a, uint32_t session,
			 const uint8_t peer[static NWIFI_MAC_LEN]);
int postassociate_complete(struct adapter *a, uint32_t result,
			   uint32_t reason);
void postassociate_end(struct adapter *a);

#endif /* IHVD_POSTASSOCIATE_H */
