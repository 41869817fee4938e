/* SPDX-License-Identifier: GPL-2.0-only */
/* The list of adapters. */
#ifndef NWIFI_ADAPTER_REGISTRY_H
#define NWIFI_ADAPTER_REGISTRY_H

#include <linux/types.h>

struct net;
struct nwifi_adapter;

void nwifi_registry_lock(void);
void nwifi_registry_unlock(void);
bool nwifi_registry_is_closed(void);
void nwifi_registry_close(void);
void nwifi_registry_add(struct nwifi_adapter *adapter);
void nwifi_registry_del(struct nwifi_adapter *adapter);
unsigned int nwifi_registry_each(const struct net *net,
				 void (*each)(struct nwifi_adapter *adapter));
struct nwifi_adapter *nwifi_adapter_find(struct net *net, int ifindex,
					 const char *name);
struct nwifi_adapter *nwifi_adapter_next(struct net *net, int after);

#endif /* NWIFI_ADAPTER_REGISTRY_H */
