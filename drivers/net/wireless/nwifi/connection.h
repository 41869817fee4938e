/* SPDX-License-Identifier: GPL-2.0-only */
/* Requests of the managers: what they say, made into jobs for the worker. */
#ifndef NWIFI_CONNECTION_H
#define NWIFI_CONNECTION_H

#include <linux/types.h>

#include "core/action.h"

struct cfg80211_connect_params;
struct cfg80211_scan_request;
struct nwifi_adapter;
struct nwifi_radio_key;
struct nwifi_join_params;

struct nwifi_join_params *
nwifi_join_params_open(const struct nwifi_adapter *adapter,
		       const struct nwifi_ssid *ssid, const u8 *bssid);
struct nwifi_join_params *
nwifi_join_params_nl80211(const struct nwifi_adapter *adapter,
			  const struct cfg80211_connect_params *sme);
struct nwifi_join_params *
nwifi_join_params_ihv(const struct nwifi_adapter *adapter, u32 auth,
		      u32 unicast, u32 multicast);
void nwifi_join_params_security(struct nwifi_join_params *params,
				const struct nwifi_join_params *from);
int nwifi_post_connect(struct nwifi_adapter *adapter, u32 request,
		       enum nwifi_manager manager,
		       struct nwifi_join_params *params);
int nwifi_post_roam(struct nwifi_adapter *adapter, u32 request,
		    enum nwifi_manager manager, const u8 *bssid,
		    struct nwifi_join_params *params);

#endif /* NWIFI_CONNECTION_H */
