/* SPDX-License-Identifier: GPL-2.0-only */
/* How an adapter begins and ends to be served. */
#ifndef IHVD_ADAPTER_LIFE_H
#define IHVD_ADAPTER_LIFE_H

#include "ihvd/adapter/adapter.h"
#include "lib/object.h"

struct adapter *adapter_begin(struct daemon *d, struct plugin *p,
			      const struct nwc_adapter *info);
void adapter_end(struct adapter *a);

#endif /* IHVD_ADAPTER_LIFE_H */
