/* SPDX-License-Identifier: GPL-2.0-only */
/* What connect and roam requests say, as parameters of a connection. */
#ifndef NWIFI_REQUEST_CONNECT_PARAMS_H
#define NWIFI_REQUEST_CONNECT_PARAMS_H

#include <linux/types.h>

#include "adapter/incoming.h"
#include "core/bss.h"

struct cfg80211_connect_params;
struct nwifi_adapter;

/**
 * struct nwifi_connect_params - parameters of a connection
 * @config: for the core
 * @join: for the radio; never %NULL
 */
struct nwifi_connect_params {
	struct nwifi_config config;
	struct nwifi_join *join;
};

struct nwifi_connect_params *
nwifi_connect_params_open(const struct nwifi_adapter *adapter,
			  const struct nwifi_ssid *ssid, const u8 *bssid);
struct nwifi_connect_params *
nwifi_connect_params_nl80211(const struct nwifi_adapter *adapter,
			     const struct cfg80211_connect_params *sme);
struct nwifi_connect_params *
nwifi_connect_params_ihv(const struct nwifi_adapter *adapter, u32 auth,
			 u32 unicast, u32 multicast);
void nwifi_connect_params_free(struct nwifi_connect_params *params);

#endif /* NWIFI_REQUEST_CONNECT_PARAMS_H */
