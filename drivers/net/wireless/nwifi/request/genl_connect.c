// SPDX-License-Identifier: GPL-2.0-only
/* Requests of the family about the connection: connect, roam, its end. */
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "core/event.h"
#include "request/connect_params.h"
#include "request/genl.h"
#include "request/netlink_gen.h"
#include "request/post.h"

int nwifi_nl_connect_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter = nwifi_genl_adapter(info);
	struct nwifi_connect_params *params;
	struct nwifi_ssid ssid;
	const u8 *bssid;
	u32 request;
	int err;

	if (GENL_REQ_ATTR_CHECK(info, NWIFI_A_SSID)) {
		NL_SET_ERR_MSG(info->extack, "connect needs an SSID");
		return -EINVAL;
	}
	err = nwifi_genl_ssid(info, info->attrs[NWIFI_A_SSID], &ssid);
	if (!err)
		err = nwifi_genl_mac(info, NWIFI_A_BSSID, &bssid);
	if (err)
		return err;
	params = nwifi_connect_params_open(adapter, &ssid, bssid);
	request = params ? nwifi_genl_new_request(info) : 0;
	if (!request) {
		nwifi_connect_params_free(params);
		return nwifi_genl_posted(info, 0, -ENOMEM);
	}
	err = nwifi_post_connect(adapter, request, NWIFI_MANAGER_GENL, params);
	return nwifi_genl_posted(info, request, err);
}

int nwifi_nl_disconnect_doit(struct sk_buff *skb, struct genl_info *info)
{
	return nwifi_genl_post_plain(info, NWIFI_EV_DISCONNECT);
}

int nwifi_nl_roam_doit(struct sk_buff *skb, struct genl_info *info)
{
	const u8 *bssid;
	u32 request;
	int err;

	err = nwifi_genl_mac(info, NWIFI_A_BSSID, &bssid);
	if (err)
		return err;
	request = nwifi_genl_new_request(info);
	err = request ? nwifi_post_roam(nwifi_genl_adapter(info), request,
					NWIFI_MANAGER_GENL, bssid, NULL) :
			-ENOMEM;
	return nwifi_genl_posted(info, request, err);
}

int nwifi_nl_reset_doit(struct sk_buff *skb, struct genl_info *info)
{
	return nwifi_genl_post_plain(info, NWIFI_EV_RESET);
}
