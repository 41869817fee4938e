// SPDX-License-Identifier: GPL-2.0-only
/* A generic netlink family that plays nl80211. */
#include "family.h"

#include <linux/minmax.h>
#include <linux/module.h>
#include <linux/nl80211.h>
#include <linux/string.h>
#include <net/genetlink.h>
#include <net/net_namespace.h>

/* the one that is registered; one test runs at a time */
static struct family *registered;

static void note(const struct sk_buff *skb, const struct nlmsghdr *nlh)
{
	const struct genlmsghdr *genl = nlmsg_data(nlh);
	struct family *family = registered;
	struct family_request *request;

	family->portid = NETLINK_CB(skb).portid;
	family->sender = NETLINK_CB(skb).sk;
	if (family->n_requests++ >= FAMILY_REQUESTS)
		return;
	request = &family->requests[family->n_requests - 1];
	request->cmd = genl->cmd;
	request->version = genl->version;
	request->reserved = genl->reserved;
	request->flags = nlh->nlmsg_flags;
	request->addressed = NETLINK_CB(skb).flags & NETLINK_SKB_DST;
	request->len = nlmsg_attrlen(nlh, GENL_HDRLEN);
	/* an assertion would end the test with generic netlink's locks held */
	KUNIT_EXPECT_LE(family->test, request->len,
			(int)sizeof(request->attrs));
	request->len = min_t(int, request->len, sizeof(request->attrs));
	memcpy(request->attrs, nlmsg_attrdata(nlh, GENL_HDRLEN), request->len);
}

static int doit(struct sk_buff *skb, struct genl_info *info)
{
	struct family *family = registered;

	note(skb, info->nlhdr);
	if (family->respond)
		family->respond(family, info);
	return family->err;
}

static int start(struct netlink_callback *cb)
{
	note(cb->skb, cb->nlh);
	return registered->err;
}

static int dumpit(struct sk_buff *skb, struct netlink_callback *cb)
{
	return registered->dump ? registered->dump(registered, skb, cb) : 0;
}

static const struct genl_multicast_group groups[] = {
	[GROUP_MLME] = { .name = NL80211_MULTICAST_GROUP_MLME },
	[GROUP_SCAN] = { .name = NL80211_MULTICAST_GROUP_SCAN },
	[GROUP_OTHER] = { .name = NL80211_MULTICAST_GROUP_REG },
};

/* every command of nl80211; filled in before the family is registered */
static struct genl_ops ops[NL80211_CMD_MAX];

/* what a message may be is for the tests to say */
static struct genl_family genl_family = {
	.name = FAMILY_NAME,
	.version = 1,
	.resv_start_op = ARRAY_SIZE(ops) + 1,
	.module = THIS_MODULE,
	.ops = ops,
	.n_ops = ARRAY_SIZE(ops),
	.mcgrps = groups,
	.n_mcgrps = ARRAY_SIZE(groups),
};

/**
 * family_register() - have the family
 * @test: the test
 * @family: what it is told; must stay until family_unregister()
 *
 * Return: 0 or a negative error number.
 */
int family_register(struct kunit *test, struct family *family)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(ops); i++) {
		ops[i].cmd = i + 1;
		ops[i].doit = doit;
		ops[i].start = start;
		ops[i].dumpit = dumpit;
	}
	family->test = test;
	registered = family;
	return genl_register_family(&genl_family);
}

/**
 * family_unregister() - have it no more
 */
void family_unregister(void)
{
	genl_unregister_family(&genl_family);
	registered = NULL;
}

/**
 * family_id() - message type of the family
 *
 * Return: it, while the family is registered.
 */
u16 family_id(void)
{
	return genl_family.id;
}

/**
 * family_msg() - make a message of the family's, as no answer to anybody
 * @test: the test, which ends if there is no memory
 * @cmd: command
 * @attrs: attributes
 * @n: entries of @attrs
 *
 * Return: the message.
 */
struct sk_buff *family_msg(struct kunit *test, u8 cmd,
			   const struct attr *attrs, unsigned int n)
{
	struct sk_buff *msg = nlmsg_new(NLMSG_GOODSIZE, GFP_KERNEL);
	void *header;

	KUNIT_ASSERT_NOT_NULL(test, msg);
	header = genlmsg_put(msg, 0, 0, &genl_family, 0, cmd);
	KUNIT_ASSERT_NOT_NULL(test, header);
	put_attrs(test, msg, attrs, n);
	genlmsg_end(msg, header);
	return msg;
}

/**
 * family_multicast() - multicast a message
 * @msg: the message; consumed
 * @group: which of the family's groups
 */
void family_multicast(struct sk_buff *msg, unsigned int group)
{
	genlmsg_multicast(&genl_family, msg, 0, group, GFP_KERNEL);
}

/**
 * family_unicast() - send a message to who made the last request
 * @family: the family
 * @msg: the message; consumed
 */
void family_unicast(const struct family *family, struct sk_buff *msg)
{
	genlmsg_unicast(&init_net, msg, family->portid);
}
