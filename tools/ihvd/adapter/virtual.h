/* SPDX-License-Identifier: GPL-2.0-only */
/* The virtual station: a second adapter on the radio of the first. */
#ifndef IHVD_ADAPTER_VIRTUAL_H
#define IHVD_ADAPTER_VIRTUAL_H

#include "ihvd/adapter/adapter.h"
#include "lib/object.h"

bool virtual_is(const struct nwc_adapter *info);
void virtual_remains(struct daemon *d, const struct nwc_adapter *info);
void virtual_arrived(struct adapter *a);
void virtual_adapter_gone(struct adapter *a);
void virtual_plugin_gone(struct daemon *d, const struct plugin *p);

uint32_t virtual_request(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer);
uint32_t virtual_release(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer);
uint32_t virtual_query(struct adapter *a, const struct ihvd_message *call,
		       struct ihvd_message *answer);
uint32_t virtual_set_ap(struct adapter *a, const struct ihvd_message *call,
			struct ihvd_message *answer);

#endif /* IHVD_ADAPTER_VIRTUAL_H */
