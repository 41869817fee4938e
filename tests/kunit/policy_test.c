// SPDX-License-Identifier: GPL-2.0-only
/* What the policies of the nwifi family refuse before a handler sees it. */
#include <kunit/test.h>
#include <net/genetlink.h>
#include <net/netlink.h>
#include <uapi/linux/nwifi.h>

#include "request/netlink_gen.h"

/* Does this operation take an attribute of these bytes? */
static int try(struct kunit *test, const struct genl_ops *op, int type,
	       const void *data, int len)
{
	struct nlattr **tb;
	struct sk_buff *skb = nlmsg_new(NLMSG_DEFAULT_SIZE, GFP_KERNEL);
	int err;

	KUNIT_ASSERT_NOT_NULL(test, skb);
	tb = kunit_kcalloc(test, op->maxattr + 1, sizeof(*tb), GFP_KERNEL);
	err = tb ? nla_put(skb, type, len, data) : -ENOMEM;
	if (!err)
		err = __nla_parse(tb, op->maxattr,
				  (const struct nlattr *)skb->data, skb->len,
				  op->policy, NL_VALIDATE_STRICT, NULL);
	kfree_skb(skb);
	return err;
}

#define for_each_op(op)							\
	for (op = nwifi_nl_ops; op < nwifi_nl_ops +			\
	     ARRAY_SIZE(nwifi_nl_ops); op++)				\
		if (!op->policy) {} else

static void interface(struct kunit *test)
{
	static const char name[] = "sixteen-letters!";
	const struct genl_ops *op;
	const u32 zero = 0, one = 1;

	for_each_op(op) {
		if (!op->policy[NWIFI_A_IFINDEX].type)
			continue;
		KUNIT_EXPECT_EQ(test, try(test, op, NWIFI_A_IFINDEX, &one, 4), 0);
		KUNIT_EXPECT_NE(test, try(test, op, NWIFI_A_IFINDEX, &zero, 4), 0);
		KUNIT_EXPECT_NE(test, try(test, op, NWIFI_A_IFINDEX, &one, 3), 0);
		KUNIT_EXPECT_NE(test, try(test, op, NWIFI_A_IFINDEX, &one, 0), 0);
		KUNIT_EXPECT_EQ(test, try(test, op, NWIFI_A_IFNAME, "nwl0", 5), 0);
		/* without its end, and too long by one */
		KUNIT_EXPECT_NE(test, try(test, op, NWIFI_A_IFNAME, "nwl0", 4), 0);
		KUNIT_EXPECT_NE(test, try(test, op, NWIFI_A_IFNAME, name,
					  sizeof(name)), 0);
	}
}

static void unknown(struct kunit *test)
{
	const struct genl_ops *op;
	const u32 one = 1;

	for_each_op(op)
		KUNIT_EXPECT_NE_MSG(test, try(test, op, op->maxattr + 1, &one,
					      4), 0, "command %u", op->cmd);
}

static void addresses(struct kunit *test)
{
	static const u8 addr[NWIFI_MAC_LEN + 1];
	const struct genl_ops *op;
	unsigned int found = 0;

	for_each_op(op) {
		if (op->maxattr < NWIFI_A_BSSID ||
		    !op->policy[NWIFI_A_BSSID].type)
			continue;
		found++;
		KUNIT_EXPECT_EQ(test, try(test, op, NWIFI_A_BSSID, addr,
					  NWIFI_MAC_LEN), 0);
		KUNIT_EXPECT_NE(test, try(test, op, NWIFI_A_BSSID, addr,
					  NWIFI_MAC_LEN - 1), 0);
		KUNIT_EXPECT_NE(test, try(test, op, NWIFI_A_BSSID, addr,
					  NWIFI_MAC_LEN + 1), 0);
	}
	KUNIT_EXPECT_GT(test, found, 0U);
}

static struct kunit_case policy_cases[] = {
	KUNIT_CASE(interface),
	KUNIT_CASE(unknown),
	KUNIT_CASE(addresses),
	{}
};

static struct kunit_suite policy_suite = {
	.name = "nwifi-policy",
	.test_cases = policy_cases,
};

kunit_test_suite(policy_suite);
