// SPDX-License-Identifier: GPL-2.0-only
/*
 * Keys of a device that is driven through nl80211.
 */
#include "radio/nl80211_key.h"

#include <linux/err.h>
#include <linux/if_ether.h>
#include <linux/nl80211.h>
#include <linux/skbuff.h>
#include <net/netlink.h>

#include "radio/nl80211_msg.h"
#include "radio/radio.h"

static int nwifi_nl80211_key_put(struct sk_buff *msg,
				 const struct nwifi_radio_key *key)
{
	struct nlattr *nest;

	if (key->peer && nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, key->peer))
		return -EMSGSIZE;

	nest = nla_nest_start(msg, NL80211_ATTR_KEY);
	if (!nest)
		return -EMSGSIZE;

	if (nla_put_u8(msg, NL80211_KEY_IDX, key->index) ||
	    nla_put_u32(msg, NL80211_KEY_TYPE,
			key->peer ? NL80211_KEYTYPE_PAIRWISE :
				    NL80211_KEYTYPE_GROUP) ||
	    (key->cipher &&
	     nla_put_u32(msg, NL80211_KEY_CIPHER, key->cipher)) ||
	    nwifi_nl80211_msg_put(msg, NL80211_KEY_DATA, key->key,
				  key->key_len) ||
	    nwifi_nl80211_msg_put(msg, NL80211_KEY_SEQ, key->seq,
				  key->seq ? key->seq_len : 0))
		return -EMSGSIZE;

	nla_nest_end(msg, nest);
	return 0;
}

static int nwifi_nl80211_key_send(struct nwifi_radio *radio, u8 cmd,
				  const struct nwifi_radio_key *key)
{
	struct sk_buff *msg;

	msg = nwifi_nl80211_msg_new(radio, cmd, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	return nwifi_nl80211_msg_send(radio, msg,
				      nwifi_nl80211_key_put(msg, key));
}

/**
 * nwifi_nl80211_new_key() - install a key
 * @radio: the radio
 * @key: the key
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_nl80211_new_key(struct nwifi_radio *radio,
			  const struct nwifi_radio_key *key)
{
	if (!key->key || !key->key_len)
		return -EINVAL;

	return nwifi_nl80211_key_send(radio, NL80211_CMD_NEW_KEY, key);
}

/**
 * nwifi_nl80211_del_key() - delete a key
 * @radio: the radio
 * @peer: whose pairwise key, %NULL for a group key
 * @index: key index
 *
 * Context: the worker.
 * Return: 0 or a negative error number. To delete a key that is not there
 *	succeeds.
 */
int nwifi_nl80211_del_key(struct nwifi_radio *radio, const u8 *peer, u8 index)
{
	const struct nwifi_radio_key key = {
		.peer = peer,
		.index = index,
	};
	int ret;

	ret = nwifi_nl80211_key_send(radio, NL80211_CMD_DEL_KEY, &key);

	/*
	 * Managers delete keys before they connect and after they have
	 * disconnected. Then there is no such key (-ENOENT), or no association
	 * that could have one (-ENOLINK): both mean that the key is gone.
	 */
	return ret == -ENOENT || ret == -ENOLINK ? 0 : ret;
}

/*
 * @kind is the flag that says what the key becomes the default for:
 * NL80211_KEY_DEFAULT or NL80211_KEY_DEFAULT_MGMT.
 */
static int nwifi_nl80211_key_put_default(struct sk_buff *msg, u8 index,
					 int kind, bool unicast,
					 bool multicast)
{
	struct nlattr *types;
	struct nlattr *nest;

	nest = nla_nest_start(msg, NL80211_ATTR_KEY);
	if (!nest)
		return -EMSGSIZE;

	if (nla_put_u8(msg, NL80211_KEY_IDX, index) || nla_put_flag(msg, kind))
		return -EMSGSIZE;

	types = nla_nest_start(msg, NL80211_KEY_DEFAULT_TYPES);
	if (!types)
		return -EMSGSIZE;

	if ((unicast &&
	     nla_put_flag(msg, NL80211_KEY_DEFAULT_TYPE_UNICAST)) ||
	    (multicast &&
	     nla_put_flag(msg, NL80211_KEY_DEFAULT_TYPE_MULTICAST)))
		return -EMSGSIZE;

	nla_nest_end(msg, types);
	nla_nest_end(msg, nest);
	return 0;
}

/**
 * nwifi_nl80211_set_default_key() - transmit data frames with a key
 * @radio: the radio
 * @index: key index
 * @unicast: the key is used for unicast frames
 * @multicast: the key is used for multicast frames
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_nl80211_set_default_key(struct nwifi_radio *radio, u8 index,
				  bool unicast, bool multicast)
{
	struct sk_buff *msg;
	int built;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_SET_KEY, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	built = nwifi_nl80211_key_put_default(msg, index, NL80211_KEY_DEFAULT,
					      unicast, multicast);

	return nwifi_nl80211_msg_send(radio, msg, built);
}

/**
 * nwifi_nl80211_set_default_mgmt_key() - transmit management frames with a key
 * @radio: the radio
 * @index: key index
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_nl80211_set_default_mgmt_key(struct nwifi_radio *radio, u8 index)
{
	struct sk_buff *msg;
	int built;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_SET_KEY, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	built = nwifi_nl80211_key_put_default(msg, index,
					      NL80211_KEY_DEFAULT_MGMT, false,
					      true);

	return nwifi_nl80211_msg_send(radio, msg, built);
}

