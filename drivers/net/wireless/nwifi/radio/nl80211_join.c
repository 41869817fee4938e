// SPDX-License-Identifier: GPL-2.0-only
/*
 * Joining and leaving a BSS with a radio that is driven through nl80211.
 */
#include "radio/nl80211_join.h"

#include <linux/err.h>
#include <linux/if_ether.h>
#include <linux/nl80211.h>
#include <linux/skbuff.h>
#include <net/netlink.h>

#include "radio/nl80211_msg.h"
#include "radio/radio.h"

/**
 * nwifi_nl80211_auth() - send an Authentication frame
 * @radio: the radio
 * @join: the AP, its network and the way to authenticate
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_nl80211_auth(struct nwifi_radio *radio,
		       const struct nwifi_radio_join *join)
{
	struct sk_buff *msg;
	int built = 0;

	if (join->ssid_len > sizeof(join->ssid))
		return -EINVAL;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_AUTHENTICATE, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	if (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, join->bssid) ||
	    nla_put_u32(msg, NL80211_ATTR_WIPHY_FREQ, join->freq) ||
	    nla_put(msg, NL80211_ATTR_SSID, join->ssid_len, join->ssid) ||
	    nla_put_u32(msg, NL80211_ATTR_AUTH_TYPE, join->auth_type))
		built = -EMSGSIZE;

	return nwifi_nl80211_msg_send(radio, msg, built);
}

/* The lists of cipher suites and AKM suites have at most one entry each. */
static int nwifi_nl80211_join_put_crypto(struct sk_buff *msg,
					 const struct nwifi_radio_join *join)
{
	if ((join->privacy && nla_put_flag(msg, NL80211_ATTR_PRIVACY)) ||
	    (join->wpa_versions &&
	     nla_put_u32(msg, NL80211_ATTR_WPA_VERSIONS, join->wpa_versions)) ||
	    (join->cipher_pairwise &&
	     nla_put_u32(msg, NL80211_ATTR_CIPHER_SUITES_PAIRWISE,
			 join->cipher_pairwise)) ||
	    (join->cipher_group &&
	     nla_put_u32(msg, NL80211_ATTR_CIPHER_SUITE_GROUP,
			 join->cipher_group)) ||
	    (join->akm &&
	     nla_put_u32(msg, NL80211_ATTR_AKM_SUITES, join->akm)) ||
	    (join->mfp &&
	     nla_put_u32(msg, NL80211_ATTR_USE_MFP, NL80211_MFP_REQUIRED)))
		return -EMSGSIZE;

	return 0;
}

/*
 * The EtherType of the control port is named only if it is not the default,
 * EAPOL: only drivers with WIPHY_FLAG_CONTROL_PORT_PROTOCOL take another one.
 * Pre-authentication frames come the same way. The control port over nl80211
 * requires that the socket owns the connection, which is wanted anyway: the
 * connection then ends with the radio.
 */
static int nwifi_nl80211_join_put_port(struct sk_buff *msg, u16 proto)
{
	if (nla_put_flag(msg, NL80211_ATTR_CONTROL_PORT) ||
	    nla_put_flag(msg, NL80211_ATTR_CONTROL_PORT_OVER_NL80211) ||
	    nla_put_flag(msg, NL80211_ATTR_SOCKET_OWNER) ||
	    (proto != ETH_P_PAE &&
	     nla_put_u16(msg, NL80211_ATTR_CONTROL_PORT_ETHERTYPE, proto)))
		return -EMSGSIZE;

	return 0;
}

static int nwifi_nl80211_join_put(struct sk_buff *msg,
				  const struct nwifi_radio_join *join)
{
	int ret;

	if (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, join->bssid) ||
	    nla_put_u32(msg, NL80211_ATTR_WIPHY_FREQ, join->freq) ||
	    nla_put(msg, NL80211_ATTR_SSID, join->ssid_len, join->ssid) ||
	    (join->prev_bssid && nla_put(msg, NL80211_ATTR_PREV_BSSID, ETH_ALEN,
					 join->prev_bssid)))
		return -EMSGSIZE;

	ret = nwifi_nl80211_msg_put(msg, NL80211_ATTR_IE, join->ies,
				    join->ies_len);
	if (ret)
		return ret;

	ret = nwifi_nl80211_join_put_crypto(msg, join);
	if (ret)
		return ret;

	return nwifi_nl80211_join_put_port(msg, join->control_port);
}

/**
 * nwifi_nl80211_assoc() - send a (Re)Association Request
 * @radio: the radio
 * @join: the AP and the parameters of the association
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_nl80211_assoc(struct nwifi_radio *radio,
			const struct nwifi_radio_join *join)
{
	struct sk_buff *msg;

	if (join->ssid_len > sizeof(join->ssid) ||
	    join->ies_len > NWIFI_NL80211_MAX_BYTES)
		return -EINVAL;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_ASSOCIATE,
				    nla_total_size(join->ies_len));
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	return nwifi_nl80211_msg_send(radio, msg,
				      nwifi_nl80211_join_put(msg, join));
}

static int nwifi_nl80211_leave(struct nwifi_radio *radio, u8 cmd,
			       const u8 *bssid, u16 reason, bool local)
{
	struct sk_buff *msg;
	int built = 0;

	msg = nwifi_nl80211_msg_new(radio, cmd, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	if (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, bssid) ||
	    nla_put_u16(msg, NL80211_ATTR_REASON_CODE, reason) ||
	    (local && nla_put_flag(msg, NL80211_ATTR_LOCAL_STATE_CHANGE)))
		built = -EMSGSIZE;

	return nwifi_nl80211_msg_send(radio, msg, built);
}

/**
 * nwifi_nl80211_deauth() - leave a BSS with a Deauthentication frame
 * @radio: the radio
 * @bssid: the AP
 * @reason: reason code
 * @local: leave without the frame
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_nl80211_deauth(struct nwifi_radio *radio, const u8 *bssid,
			 u16 reason, bool local)
{
	return nwifi_nl80211_leave(radio, NL80211_CMD_DEAUTHENTICATE, bssid,
				   reason, local);
}

/**
 * nwifi_nl80211_disassoc() - leave a BSS with a Disassociation frame
 * @radio: the radio
 * @bssid: the AP
 * @reason: reason code
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_nl80211_disassoc(struct nwifi_radio *radio, const u8 *bssid,
			   u16 reason)
{
	return nwifi_nl80211_leave(radio, NL80211_CMD_DISASSOCIATE, bssid,
				   reason, false);
}

