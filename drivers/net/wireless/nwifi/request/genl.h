/* SPDX-License-Identifier: GPL-2.0-only */
/* What the handlers of the netlink family share. */
#ifndef NWIFI_REQUEST_GENL_H
#define NWIFI_REQUEST_GENL_H

#include <linux/netlink.h>
#include <linux/types.h>
#include <net/genetlink.h>

struct netlink_callback;
struct nwifi_adapter;
struct nwifi_ssid;
struct nwifi_totals;
struct sk_buff;

/**
 * nwifi_genl_adapter() - the adapter that a request is about
 * @info: the request; the hook before its handler has found the adapter, and
 *	the hook behind it gives the reference back
 *
 * Context: a handler of the family.
 * Return: the adapter.
 */
static inline struct nwifi_adapter *nwifi_genl_adapter(struct genl_info *info)
{
	return info->user_ptr[0];
}

/**
 * nwifi_genl_binding() - number of the binding of the extension host that asks
 * @info: the request; the hook before its handler has seen that it is of the
 *	host
 *
 * Context: a handler of the family that only the host may call.
 * Return: the number.
 */
static inline u32 nwifi_genl_binding(struct genl_info *info)
{
	return (unsigned long)info->user_ptr[1];
}

/**
 * nwifi_genl_missing() - does a request lack an attribute?
 * @info: the request
 * @type: attribute that it must have
 *
 * The extended acknowledgment names the attribute and says so in words.
 *
 * Context: a handler of the family.
 * Return: true if it does.
 */
static inline bool nwifi_genl_missing(struct genl_info *info, int type)
{
	if (!GENL_REQ_ATTR_CHECK(info, type))
		return false;
	NL_SET_ERR_MSG(info->extack, "an attribute is missing");
	return true;
}

/**
 * nwifi_genl_u32() - a number in a request
 * @info: the request
 * @type: attribute
 *
 * Context: a handler of the family.
 * Return: the number, zero if the request has none.
 */
static inline u32 nwifi_genl_u32(struct genl_info *info, int type)
{
	return info->attrs[type] ? nla_get_u32(info->attrs[type]) : 0;
}

/*
 * Fills one message of a reply or a dump in. Returns 1 if it did, 0 if there is
 * nothing to say, or a negative error number.
 */
typedef int (*nwifi_genl_fill)(struct sk_buff *skb,
			       struct nwifi_adapter *adapter, const void *arg);

struct nwifi_adapter *nwifi_genl_find(struct net *net, struct nlattr **attrs,
				      struct netlink_ext_ack *extack, int *err);
u64 nwifi_genl_cookie(struct genl_info *info);
u32 nwifi_genl_new_request(struct genl_info *info);
int nwifi_genl_posted(struct genl_info *info, u32 request, int err);
int nwifi_genl_post_plain(struct genl_info *info, u8 type);
int nwifi_genl_mac(struct genl_info *info, int type, const u8 **mac);
int nwifi_genl_ssid(struct genl_info *info, const struct nlattr *attr,
		    struct nwifi_ssid *ssid);
bool nwifi_genl_put_counters(struct sk_buff *skb, int type,
			     const struct nwifi_totals *totals);
int nwifi_genl_fill_message(struct sk_buff *skb, struct netlink_callback *cb,
			    u8 command, struct nwifi_adapter *adapter,
			    nwifi_genl_fill fill, const void *arg);
int nwifi_genl_reply(struct genl_info *info, struct nwifi_adapter *adapter,
		     nwifi_genl_fill fill, const void *arg);
int nwifi_genl_dump_adapters(struct sk_buff *skb, struct netlink_callback *cb,
			     u8 command, nwifi_genl_fill fill);

#endif /* NWIFI_REQUEST_GENL_H */
