/* SPDX-License-Identifier: GPL-2.0-only */
/* An indication, with what its payload needs besides. */
#ifndef NWIFI_ADAPTER_INDICATED_H
#define NWIFI_ADAPTER_INDICATED_H

#include "adapter/adapter.h"
#include "adapter/link.h"
#include "report/payload.h"

/**
 * nwifi_indicated_fill() - add what the payload of an indication needs
 * @adapter: the adapter; has the frames and the BSS cache
 * @ind: the indication
 * @what: filled in; points into the adapter
 *
 * Context: the worker.
 */
static inline void nwifi_indicated_fill(struct nwifi_adapter *adapter,
					const struct nwifi_indication *ind,
					struct nwifi_indicated *what)
{
	const struct nwifi_bss_table *table = &adapter->cache.table;
	const int i = nwifi_link_find_bss(adapter, ind->mac);

	what->ind = ind;
	what->frames = &nwifi_worker_of(adapter)->frames;
	what->bss = i < 0 ? NULL : &table->bss[i];
	what->beacon = i < 0 ? NULL : &table->beacon[i];
}

#endif /* NWIFI_ADAPTER_INDICATED_H */
