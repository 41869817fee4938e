// SPDX-License-Identifier: GPL-2.0-only
/* Requests of the family about keys of the IHV extension. */
#include <linux/etherdevice.h>
#include <linux/string.h>
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "adapter/adapter.h"
#include "adapter/wiphy.h"
#include "request/genl.h"
#include "request/netlink_gen.h"
#include "request/post.h"

static int key_install(struct genl_info *info, struct nwifi_key_request *what)
{
	const struct nlattr *data = info->attrs[NWIFI_A_KEY];
	const struct nlattr *seq = info->attrs[NWIFI_A_KEY_SEQ];
	struct nwifi_adapter *adapter = nwifi_genl_adapter(info);
	const struct nwifi_radio_key key = {
		.index = what->index,
		.cipher = nwifi_wiphy_suite(adapter,
				nwifi_genl_u32(info, NWIFI_A_KEY_CIPHER)),
		.key = nla_data(data),
		.key_len = nla_len(data),
		.seq = seq ? nla_data(seq) : NULL,
		.seq_len = seq ? nla_len(seq) : 0,
	};

	if (!key.cipher || !nwifi_wiphy_key_len_ok(key.cipher, key.key_len) ||
	    key.seq_len > 6) {
		NL_SET_ERR_MSG(info->extack,
			       "no such cipher here, or not its key");
		return -EINVAL;
	}
	what->op = NWIFI_KEY_ADD;
	return nwifi_post_key(adapter, what, &key);
}

static int key_transmit(struct genl_info *info,
			const struct nwifi_key_request *key)
{
	const struct nwifi_key_request what = {
		.op = NWIFI_KEY_DEFAULT,
		.index = key->index,
		.session = key->session,
		.unicast = true,
		.multicast = true,
	};

	return nwifi_post_key(nwifi_genl_adapter(info), &what, NULL);
}

static int key_change(struct genl_info *info)
{
	struct nwifi_key_request what = {
		.index = nwifi_genl_u32(info, NWIFI_A_KEY_INDEX),
		.session = nwifi_genl_u32(info, NWIFI_A_IHV_SESSION),
	};
	const u8 *peer;
	int err;

	if (nwifi_genl_missing(info, NWIFI_A_IHV_SESSION))
		return -EINVAL;
	err = nwifi_genl_mac(info, NWIFI_A_MAC, &peer);
	if (err)
		return err;
	if (!what.session) {
		NL_SET_ERR_MSG(info->extack, "no session has this number");
		return -EINVAL;
	}
	if (peer) {
		what.pairwise = true;
		ether_addr_copy(what.peer, peer);
	}
	if (info->attrs[NWIFI_A_KEY_DELETE]) {
		what.op = NWIFI_KEY_DEL;
		return nwifi_post_key(nwifi_genl_adapter(info), &what, NULL);
	}
	if (!info->attrs[NWIFI_A_KEY] && !info->attrs[NWIFI_A_KEY_DEFAULT]) {
		NL_SET_ERR_MSG(info->extack,
			       "nothing is to be done with the key");
		return -EINVAL;
	}
	if (info->attrs[NWIFI_A_KEY])
		err = key_install(info, &what);
	if (!err && info->attrs[NWIFI_A_KEY_DEFAULT])
		err = key_transmit(info, &what);
	return err;
}

int nwifi_nl_ihv_key_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter = nwifi_genl_adapter(info);
	struct nlattr *data = info->attrs[NWIFI_A_KEY];
	int err = key_change(info);

	/* The message goes back to the allocator with what is in it. */
	if (data)
		memzero_explicit(nla_data(data), nla_len(data));
	if (!err && info->attrs[NWIFI_A_COOKIE])
		nwifi_request_end(&adapter->requests,
				  nwifi_genl_new_request(info), 0, NULL);
	return err;
}
