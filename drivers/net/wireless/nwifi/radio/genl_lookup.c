// SPDX-License-Identifier: GPL-2.0-only
/*
 * The ids of a generic netlink family and of its multicast groups, as the
 * controller of generic netlink (family "nlctrl") tells them.
 */
#include "radio/genl_lookup.h"

#include <linux/errno.h>
#include <linux/genetlink.h>
#include <linux/netlink.h>
#include <net/netlink.h>

static const struct nla_policy
nwifi_genl_lookup_policy[CTRL_ATTR_MCAST_GROUPS + 1] = {
	[CTRL_ATTR_FAMILY_ID] = { .type = NLA_U16 },
	[CTRL_ATTR_MCAST_GROUPS] = { .type = NLA_NESTED },
};

static const struct nla_policy
nwifi_genl_lookup_group_policy[CTRL_ATTR_MCAST_GRP_MAX + 1] = {
	[CTRL_ATTR_MCAST_GRP_NAME] = { .type = NLA_NUL_STRING,
				       .len = GENL_NAMSIZ - 1 },
	[CTRL_ATTR_MCAST_GRP_ID] = { .type = NLA_U32 },
};

static int nwifi_genl_lookup_group(struct nwifi_genl_lookup *lookup,
				   const struct nlattr *group)
{
	struct nlattr *tb[CTRL_ATTR_MCAST_GRP_MAX + 1];
	unsigned int i;
	int ret;

	ret = nla_parse_nested_deprecated(tb, CTRL_ATTR_MCAST_GRP_MAX, group,
					  nwifi_genl_lookup_group_policy, NULL);
	if (ret)
		return ret;

	if (!tb[CTRL_ATTR_MCAST_GRP_NAME] || !tb[CTRL_ATTR_MCAST_GRP_ID])
		return -EBADMSG;

	for (i = 0; i < lookup->n_groups; i++)
		if (!nla_strcmp(tb[CTRL_ATTR_MCAST_GRP_NAME],
				lookup->groups[i]))
			lookup->ids[i] = nla_get_u32(tb[CTRL_ATTR_MCAST_GRP_ID]);

	return 0;
}

/**
 * nwifi_genl_lookup_read() - read what the controller says of a family
 * @ctx: the &struct nwifi_genl_lookup, whose ids are filled in
 * @nlh: an answer to %CTRL_CMD_GETFAMILY, with its generic netlink header
 *
 * Context: Any context.
 * Return: 0 or a negative error number if the message is malformed.
 */
int nwifi_genl_lookup_read(void *ctx, const struct nlmsghdr *nlh)
{
	struct nlattr *tb[CTRL_ATTR_MCAST_GROUPS + 1];
	struct nwifi_genl_lookup *lookup = ctx;
	struct nlattr *group;
	int rem;
	int ret;

	ret = nlmsg_parse_deprecated(nlh, GENL_HDRLEN, tb,
				     CTRL_ATTR_MCAST_GROUPS,
				     nwifi_genl_lookup_policy, NULL);
	if (ret)
		return ret;

	if (!tb[CTRL_ATTR_FAMILY_ID])
		return -EBADMSG;

	lookup->family_id = nla_get_u16(tb[CTRL_ATTR_FAMILY_ID]);

	if (!tb[CTRL_ATTR_MCAST_GROUPS])
		return 0;

	nla_for_each_nested(group, tb[CTRL_ATTR_MCAST_GROUPS], rem) {
		ret = nwifi_genl_lookup_group(lookup, group);
		if (ret)
			return ret;
	}

	return 0;
}
