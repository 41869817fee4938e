// SPDX-License-Identifier: GPL-2.0-only
/*
 * A radio that drives any mac80211 device through nl80211.
 *
 * Everything here runs in the adapter's worker with no lock held, one call at
 * a time; see "DOC: generic netlink from inside".
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/err.h>
#include <linux/ieee80211.h>
#include <linux/kernel.h>
#include <linux/netlink.h>
#include <linux/nl80211.h>
#include <linux/overflow.h>
#include <linux/printk.h>
#include <linux/skbuff.h>
#include <linux/slab.h>
#include <net/netlink.h>

#include "radio/genl_client.h"
#include "radio/nl80211_parse.h"
#include "radio/radio.h"

/* All the attributes of fixed size that one request of ours ever has. */
#define NWIFI_NL80211_ROOM 384

/* nl80211's own bound on frames and element lists. */
#define NWIFI_NL80211_MAX_BYTES IEEE80211_MAX_DATA_LEN

#define NWIFI_NL80211_MAX_FREQS 512

/* A scan dump that was overtaken by a change is started over this often. */
#define NWIFI_NL80211_DUMP_TRIES 3

/**
 * struct nwifi_nl80211 - state of a radio driven through nl80211
 * @client: the netlink client
 * @scanning: a scan of ours has started and not ended as far as we know
 */
struct nwifi_nl80211 {
	struct nwifi_genl_client *client;
	bool scanning;
};

static void nwifi_nl80211_message(void *ctx, const struct nlmsghdr *nlh)
{
	struct nwifi_radio *radio = ctx;
	struct nwifi_nl80211 *nl = radio->priv;
	struct nwifi_radio_event event;
	int ret;

	ret = nwifi_nl80211_parse_event(nlh, radio->ifindex, radio->addr,
					&event);
	if (ret == -EBADMSG)
		pr_warn_ratelimited("malformed nl80211 event dropped\n");
	if (ret)
		return;

	if (event.type == NWIFI_RADIO_SCAN_DONE ||
	    event.type == NWIFI_RADIO_SCAN_ABORTED)
		nl->scanning = false;

	radio->sink->event(radio, &event);
}

static void nwifi_nl80211_overrun(void *ctx)
{
	static const struct nwifi_radio_event event = {
		.type = NWIFI_RADIO_OVERRUN,
	};
	struct nwifi_radio *radio = ctx;

	radio->sink->event(radio, &event);
}

static void nwifi_nl80211_kick(void *ctx)
{
	struct nwifi_radio *radio = ctx;

	radio->sink->kick(radio);
}

static const struct nwifi_genl_sink nwifi_nl80211_sink = {
	.message = nwifi_nl80211_message,
	.overrun = nwifi_nl80211_overrun,
	.kick = nwifi_nl80211_kick,
};

/**
 * nwifi_radio_nl80211_open() - drive a device through this family
 * @radio: the radio
 * @family: name of a generic netlink family that understands nl80211's
 *	messages: nl80211, or a test that plays it
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_radio_nl80211_open(struct nwifi_radio *radio, const char *family)
{
	static const char * const groups[] = {
		NL80211_MULTICAST_GROUP_MLME,
		NL80211_MULTICAST_GROUP_SCAN,
	};
	struct nwifi_nl80211 *nl;
	int ret;

	if (WARN_ON_ONCE(radio->priv))
		return -EALREADY;

	nl = kzalloc(sizeof(*nl), GFP_KERNEL);
	if (!nl)
		return -ENOMEM;

	/* Events may come from within nwifi_genl_open() already. */
	radio->priv = nl;

	nl->client = nwifi_genl_open(radio->net, family, groups,
				     ARRAY_SIZE(groups), &nwifi_nl80211_sink,
				     radio);
	if (IS_ERR(nl->client)) {
		ret = PTR_ERR(nl->client);
		radio->priv = NULL;
		kfree(nl);
		return ret;
	}

	return 0;
}

static int nwifi_nl80211_start(struct nwifi_radio *radio)
{
	return nwifi_radio_nl80211_open(radio, NL80211_GENL_NAME);
}

static void nwifi_nl80211_poll(struct nwifi_radio *radio)
{
	struct nwifi_nl80211 *nl = radio->priv;

	if (nl)
		nwifi_genl_poll(nl->client);
}

/* A request about our interface, with @room for what is not of fixed size. */
static struct sk_buff *nwifi_nl80211_msg(struct nwifi_radio *radio, u8 cmd,
					 size_t room)
{
	struct nwifi_nl80211 *nl = radio->priv;
	struct sk_buff *msg;

	if (!nl)
		return ERR_PTR(-ENODEV);

	msg = nwifi_genl_msg_new(nl->client, cmd,
				 size_add(NWIFI_NL80211_ROOM, room));
	if (!msg)
		return ERR_PTR(-ENOMEM);

	if (nla_put_u32(msg, NL80211_ATTR_IFINDEX, radio->ifindex)) {
		nwifi_genl_msg_free(msg);
		return ERR_PTR(-EMSGSIZE);
	}

	return msg;
}

/* Send @msg if building it went well. */
static int nwifi_nl80211_request(struct nwifi_radio *radio, struct sk_buff *msg,
				 int built)
{
	struct nwifi_nl80211 *nl = radio->priv;

	if (built) {
		nwifi_genl_msg_free(msg);
		return built;
	}

	return nwifi_genl_request(nl->client, msg, NULL, NULL);
}

/* A request that consists of the command alone. */
static int nwifi_nl80211_plain(struct nwifi_radio *radio, u8 cmd)
{
	struct sk_buff *msg;

	msg = nwifi_nl80211_msg(radio, cmd, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	return nwifi_nl80211_request(radio, msg, 0);
}

static int nwifi_nl80211_put_bytes(struct sk_buff *msg, int type,
				   const u8 *data, size_t len)
{
	if (len > NWIFI_NL80211_MAX_BYTES)
		return -EMSGSIZE;

	return len ? nla_put(msg, type, len, data) : 0;
}

static int nwifi_nl80211_put_ssids(struct sk_buff *msg,
				   const struct nwifi_radio_scan *scan)
{
	struct nlattr *nest;
	unsigned int i;

	/* No list makes the scan passive; an empty SSID is the wildcard. */
	if (!scan->n_ssids)
		return 0;

	nest = nla_nest_start(msg, NL80211_ATTR_SCAN_SSIDS);
	if (!nest)
		return -EMSGSIZE;

	for (i = 0; i < scan->n_ssids; i++) {
		if (scan->ssids[i].len > sizeof(scan->ssids[i].ssid))
			return -EINVAL;
		if (nla_put(msg, i, scan->ssids[i].len, scan->ssids[i].ssid))
			return -EMSGSIZE;
	}

	nla_nest_end(msg, nest);
	return 0;
}

static int nwifi_nl80211_put_freqs(struct sk_buff *msg,
				   const struct nwifi_radio_scan *scan)
{
	struct nlattr *nest;
	unsigned int i;

	if (!scan->n_freqs)
		return 0;

	nest = nla_nest_start(msg, NL80211_ATTR_SCAN_FREQUENCIES);
	if (!nest)
		return -EMSGSIZE;

	for (i = 0; i < scan->n_freqs; i++)
		if (nla_put_u32(msg, i, scan->freqs[i]))
			return -EMSGSIZE;

	nla_nest_end(msg, nest);
	return 0;
}

static int nwifi_nl80211_put_scan(struct sk_buff *msg,
				  const struct nwifi_radio_scan *scan)
{
	int ret;

	ret = nwifi_nl80211_put_ssids(msg, scan);
	if (ret)
		return ret;

	ret = nwifi_nl80211_put_freqs(msg, scan);
	if (ret)
		return ret;

	ret = nwifi_nl80211_put_bytes(msg, NL80211_ATTR_IE, scan->ies,
				      scan->ies_len);
	if (ret)
		return ret;

	if (scan->bssid)
		return nla_put(msg, NL80211_ATTR_BSSID, ETH_ALEN, scan->bssid);

	return 0;
}

static int nwifi_nl80211_scan(struct nwifi_radio *radio,
			      const struct nwifi_radio_scan *scan)
{
	struct nwifi_nl80211 *nl = radio->priv;
	struct sk_buff *msg;
	size_t room;
	int ret;

	if (scan->n_ssids > NWIFI_RADIO_MAX_SSIDS ||
	    scan->n_freqs > NWIFI_NL80211_MAX_FREQS ||
	    scan->ies_len > NWIFI_NL80211_MAX_BYTES)
		return -EINVAL;

	room = scan->n_ssids * nla_total_size(IEEE80211_MAX_SSID_LEN) +
	       scan->n_freqs * nla_total_size(sizeof(u32)) +
	       nla_total_size(scan->ies_len);

	msg = nwifi_nl80211_msg(radio, NL80211_CMD_TRIGGER_SCAN, room);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	ret = nwifi_nl80211_request(radio, msg,
				    nwifi_nl80211_put_scan(msg, scan));
	if (!ret)
		nl->scanning = true;

	return ret;
}

static int nwifi_nl80211_abort_scan(struct nwifi_radio *radio)
{
	return nwifi_nl80211_plain(radio, NL80211_CMD_ABORT_SCAN);
}

/*
 * Closing the socket makes cfg80211 leave the BSS if it is still there: it
 * belongs to the owner of the socket. A scan does not, and aborting aborts
 * whose scan it may be, so it must be known to be ours.
 */
static void nwifi_nl80211_stop(struct nwifi_radio *radio)
{
	struct nwifi_nl80211 *nl = radio->priv;

	if (!nl)
		return;

	/* Has it ended meanwhile? */
	nwifi_genl_poll(nl->client);
	if (nl->scanning)
		nwifi_nl80211_abort_scan(radio);

	nwifi_genl_close(nl->client);
	radio->priv = NULL;
	kfree(nl);
}

static int nwifi_nl80211_auth(struct nwifi_radio *radio,
			      const struct nwifi_radio_join *join)
{
	struct sk_buff *msg;
	int built = 0;

	if (join->ssid_len > sizeof(join->ssid))
		return -EINVAL;

	msg = nwifi_nl80211_msg(radio, NL80211_CMD_AUTHENTICATE, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	if (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, join->bssid) ||
	    nla_put_u32(msg, NL80211_ATTR_WIPHY_FREQ, join->freq) ||
	    nla_put(msg, NL80211_ATTR_SSID, join->ssid_len, join->ssid) ||
	    nla_put_u32(msg, NL80211_ATTR_AUTH_TYPE, join->auth_type))
		built = -EMSGSIZE;

	return nwifi_nl80211_request(radio, msg, built);
}

/* The suite lists of an association have at most one entry each. */
static int nwifi_nl80211_put_crypto(struct sk_buff *msg,
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
 * The control port's EtherType is told only if it is not the default, EAPOL:
 * only drivers with WIPHY_FLAG_CONTROL_PORT_PROTOCOL take another. Pre-authentication
 * frames come the same way. Frames over nl80211 require the socket to own the
 * connection, which is wanted anyway: it ends with us.
 */
static int nwifi_nl80211_put_port(struct sk_buff *msg, u16 proto)
{
	if (nla_put_flag(msg, NL80211_ATTR_CONTROL_PORT) ||
	    nla_put_flag(msg, NL80211_ATTR_CONTROL_PORT_OVER_NL80211) ||
	    nla_put_flag(msg, NL80211_ATTR_SOCKET_OWNER) ||
	    (proto != ETH_P_PAE &&
	     nla_put_u16(msg, NL80211_ATTR_CONTROL_PORT_ETHERTYPE, proto)))
		return -EMSGSIZE;

	return 0;
}

static int nwifi_nl80211_put_join(struct sk_buff *msg,
				  const struct nwifi_radio_join *join)
{
	int ret;

	if (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, join->bssid) ||
	    nla_put_u32(msg, NL80211_ATTR_WIPHY_FREQ, join->freq) ||
	    nla_put(msg, NL80211_ATTR_SSID, join->ssid_len, join->ssid) ||
	    (join->prev_bssid && nla_put(msg, NL80211_ATTR_PREV_BSSID, ETH_ALEN,
					 join->prev_bssid)))
		return -EMSGSIZE;

	ret = nwifi_nl80211_put_bytes(msg, NL80211_ATTR_IE, join->ies,
				      join->ies_len);
	if (ret)
		return ret;

	ret = nwifi_nl80211_put_crypto(msg, join);
	if (ret)
		return ret;

	return nwifi_nl80211_put_port(msg, join->control_port);
}

static int nwifi_nl80211_assoc(struct nwifi_radio *radio,
			       const struct nwifi_radio_join *join)
{
	struct sk_buff *msg;

	if (join->ssid_len > sizeof(join->ssid) ||
	    join->ies_len > NWIFI_NL80211_MAX_BYTES)
		return -EINVAL;

	msg = nwifi_nl80211_msg(radio, NL80211_CMD_ASSOCIATE,
				nla_total_size(join->ies_len));
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	return nwifi_nl80211_request(radio, msg,
				     nwifi_nl80211_put_join(msg, join));
}

static int nwifi_nl80211_leave(struct nwifi_radio *radio, u8 cmd,
			       const u8 *bssid, u16 reason, bool local)
{
	struct sk_buff *msg;
	int built = 0;

	msg = nwifi_nl80211_msg(radio, cmd, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	if (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, bssid) ||
	    nla_put_u16(msg, NL80211_ATTR_REASON_CODE, reason) ||
	    (local && nla_put_flag(msg, NL80211_ATTR_LOCAL_STATE_CHANGE)))
		built = -EMSGSIZE;

	return nwifi_nl80211_request(radio, msg, built);
}

static int nwifi_nl80211_deauth(struct nwifi_radio *radio, const u8 *bssid,
				u16 reason, bool local)
{
	return nwifi_nl80211_leave(radio, NL80211_CMD_DEAUTHENTICATE, bssid,
				   reason, local);
}

static int nwifi_nl80211_disassoc(struct nwifi_radio *radio, const u8 *bssid,
				  u16 reason)
{
	return nwifi_nl80211_leave(radio, NL80211_CMD_DISASSOCIATE, bssid,
				   reason, false);
}

static int nwifi_nl80211_set_authorized(struct nwifi_radio *radio,
					const u8 *peer, bool authorized)
{
	struct nl80211_sta_flag_update flags = {
		.mask = BIT(NL80211_STA_FLAG_AUTHORIZED),
		.set = authorized ? BIT(NL80211_STA_FLAG_AUTHORIZED) : 0,
	};
	struct sk_buff *msg;
	int built = 0;
	int ret;

	msg = nwifi_nl80211_msg(radio, NL80211_CMD_SET_STATION, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	if (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, peer) ||
	    nla_put(msg, NL80211_ATTR_STA_FLAGS2, sizeof(flags), &flags))
		built = -EMSGSIZE;

	ret = nwifi_nl80211_request(radio, msg, built);

	/* A peer that is gone has no port left to close. */
	return !authorized && ret == -ENOENT ? 0 : ret;
}

static int nwifi_nl80211_put_key(struct sk_buff *msg,
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
	    nwifi_nl80211_put_bytes(msg, NL80211_KEY_DATA, key->key,
				    key->key_len) ||
	    nwifi_nl80211_put_bytes(msg, NL80211_KEY_SEQ, key->seq,
				    key->seq ? key->seq_len : 0))
		return -EMSGSIZE;

	nla_nest_end(msg, nest);
	return 0;
}

static int nwifi_nl80211_key(struct nwifi_radio *radio, u8 cmd,
			     const struct nwifi_radio_key *key)
{
	struct sk_buff *msg;

	msg = nwifi_nl80211_msg(radio, cmd, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	return nwifi_nl80211_request(radio, msg,
				     nwifi_nl80211_put_key(msg, key));
}

static int nwifi_nl80211_new_key(struct nwifi_radio *radio,
				 const struct nwifi_radio_key *key)
{
	if (!key->key || !key->key_len)
		return -EINVAL;

	return nwifi_nl80211_key(radio, NL80211_CMD_NEW_KEY, key);
}

static int nwifi_nl80211_del_key(struct nwifi_radio *radio, const u8 *peer,
				 u8 index)
{
	const struct nwifi_radio_key key = {
		.peer = peer,
		.index = index,
	};
	int ret;

	ret = nwifi_nl80211_key(radio, NL80211_CMD_DEL_KEY, &key);

	/*
	 * Not there, or nobody to have it with: gone all the same. Managers
	 * delete before they connect and after they have disconnected.
	 */
	return ret == -ENOENT || ret == -ENOLINK ? 0 : ret;
}

static int nwifi_nl80211_put_default(struct sk_buff *msg, u8 index, int kind,
				     bool unicast, bool multicast)
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

static int nwifi_nl80211_set_default_key(struct nwifi_radio *radio, u8 index,
					 bool unicast, bool multicast)
{
	struct sk_buff *msg;
	int built;

	msg = nwifi_nl80211_msg(radio, NL80211_CMD_SET_KEY, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	built = nwifi_nl80211_put_default(msg, index, NL80211_KEY_DEFAULT,
					  unicast, multicast);

	return nwifi_nl80211_request(radio, msg, built);
}

static int nwifi_nl80211_set_default_mgmt_key(struct nwifi_radio *radio,
					      u8 index)
{
	struct sk_buff *msg;
	int built;

	msg = nwifi_nl80211_msg(radio, NL80211_CMD_SET_KEY, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	built = nwifi_nl80211_put_default(msg, index, NL80211_KEY_DEFAULT_MGMT,
					  false, true);

	return nwifi_nl80211_request(radio, msg, built);
}

static int nwifi_nl80211_set_power_save(struct nwifi_radio *radio, bool on)
{
	struct sk_buff *msg;
	int built;

	msg = nwifi_nl80211_msg(radio, NL80211_CMD_SET_POWER_SAVE, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	built = nla_put_u32(msg, NL80211_ATTR_PS_STATE,
			    on ? NL80211_PS_ENABLED : NL80211_PS_DISABLED);

	return nwifi_nl80211_request(radio, msg, built);
}

static int nwifi_nl80211_tx_control_port(struct nwifi_radio *radio,
					 const u8 *dest, u16 proto,
					 const u8 *data, size_t len,
					 bool unencrypted)
{
	struct sk_buff *msg;
	int built = 0;

	if (!len || len > NWIFI_NL80211_MAX_BYTES)
		return -EINVAL;

	msg = nwifi_nl80211_msg(radio, NL80211_CMD_CONTROL_PORT_FRAME,
				nla_total_size(len));
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	/* No report of the transmission is wanted, nobody would read it. */
	if (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, dest) ||
	    nla_put_u16(msg, NL80211_ATTR_CONTROL_PORT_ETHERTYPE, proto) ||
	    nla_put_flag(msg, NL80211_ATTR_DONT_WAIT_FOR_ACK) ||
	    (unencrypted &&
	     nla_put_flag(msg, NL80211_ATTR_CONTROL_PORT_NO_ENCRYPT)) ||
	    nla_put(msg, NL80211_ATTR_FRAME, len, data))
		built = -EMSGSIZE;

	return nwifi_nl80211_request(radio, msg, built);
}

/**
 * struct nwifi_nl80211_bss_dump - a scan dump under way
 * @radio: the radio
 * @one: takes each entry
 * @ctx: argument for @one
 */
struct nwifi_nl80211_bss_dump {
	struct nwifi_radio *radio;
	void (*one)(void *ctx, const struct nwifi_radio_bss *bss);
	void *ctx;
};

static int nwifi_nl80211_bss(void *ctx, const struct nlmsghdr *nlh)
{
	struct nwifi_nl80211_bss_dump *dump = ctx;
	struct nwifi_radio_bss bss;
	int ret;

	ret = nwifi_nl80211_parse_bss(nlh, dump->radio->ifindex, &bss);
	if (ret == -EBADMSG)
		pr_warn_ratelimited("malformed nl80211 scan entry dropped\n");
	if (!ret)
		dump->one(dump->ctx, &bss);

	/* One bad entry does not spoil the others. */
	return 0;
}

static int nwifi_nl80211_dump_once(struct nwifi_radio *radio,
				   struct nwifi_nl80211_bss_dump *dump)
{
	struct nwifi_nl80211 *nl = radio->priv;
	struct sk_buff *msg;

	msg = nwifi_nl80211_msg(radio, NL80211_CMD_GET_SCAN, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	return nwifi_genl_dump(nl->client, msg, nwifi_nl80211_bss, dump);
}

/*
 * -EAGAIN: the table changed under the dump. -EBUSY: an earlier dump was given
 * up before its end; reading this refusal pulls the rest of it out of netlink.
 */
static int nwifi_nl80211_dump_bss(struct nwifi_radio *radio,
				  void (*one)(void *ctx,
					      const struct nwifi_radio_bss *bss),
				  void *ctx)
{
	struct nwifi_nl80211_bss_dump dump = {
		.radio = radio,
		.one = one,
		.ctx = ctx,
	};
	unsigned int tries = NWIFI_NL80211_DUMP_TRIES;
	int ret;

	do {
		ret = nwifi_nl80211_dump_once(radio, &dump);
	} while ((ret == -EAGAIN || ret == -EBUSY) && --tries);

	return ret;
}

/**
 * struct nwifi_nl80211_peer - a station entry being asked for
 * @radio: the radio
 * @addr: MAC address of the peer
 * @associated: the answer
 */
struct nwifi_nl80211_peer {
	struct nwifi_radio *radio;
	const u8 *addr;
	bool associated;
};

static int nwifi_nl80211_station(void *ctx, const struct nlmsghdr *nlh)
{
	struct nwifi_nl80211_peer *peer = ctx;

	return nwifi_nl80211_parse_station(nlh, peer->radio->ifindex,
					   peer->addr, &peer->associated);
}

static int nwifi_nl80211_associated(struct nwifi_radio *radio, const u8 *bssid)
{
	struct nwifi_nl80211_peer peer = {
		.radio = radio,
		.addr = bssid,
	};
	struct nwifi_nl80211 *nl = radio->priv;
	struct sk_buff *msg;
	int ret;

	msg = nwifi_nl80211_msg(radio, NL80211_CMD_GET_STATION, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	if (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, bssid)) {
		nwifi_genl_msg_free(msg);
		return -EMSGSIZE;
	}

	ret = nwifi_genl_request(nl->client, msg, nwifi_nl80211_station, &peer);
	if (ret == -ENOENT)
		return 0;

	return ret ? ret : peer.associated;
}

/*
 * nwifi_radio_nl80211_ops - drives any mac80211 device through nl80211
 *
 * Whoever opens and closes the network device itself is above; while it is
 * closed most operations return -ENETDOWN.
 */
const struct nwifi_radio_ops nwifi_radio_nl80211_ops = {
	.start = nwifi_nl80211_start,
	.stop = nwifi_nl80211_stop,
	.poll = nwifi_nl80211_poll,
	.scan = nwifi_nl80211_scan,
	.abort_scan = nwifi_nl80211_abort_scan,
	.auth = nwifi_nl80211_auth,
	.assoc = nwifi_nl80211_assoc,
	.deauth = nwifi_nl80211_deauth,
	.disassoc = nwifi_nl80211_disassoc,
	.set_authorized = nwifi_nl80211_set_authorized,
	.new_key = nwifi_nl80211_new_key,
	.del_key = nwifi_nl80211_del_key,
	.set_default_key = nwifi_nl80211_set_default_key,
	.set_default_mgmt_key = nwifi_nl80211_set_default_mgmt_key,
	.set_power_save = nwifi_nl80211_set_power_save,
	.tx_control_port = nwifi_nl80211_tx_control_port,
	.dump_bss = nwifi_nl80211_dump_bss,
	.associated = nwifi_nl80211_associated,
};
