// SPDX-License-Identifier: GPL-2.0-only
/*
 * The generic netlink client: what it takes for an answer, for a message of
 * the family's, and for neither; and how a request ends.
 */
#include <kunit/test.h>
#include <linux/err.h>
#include <linux/net.h>
#include <linux/netlink.h>
#include <linux/socket.h>
#include <linux/string.h>
#include <linux/uio.h>
#include <net/genetlink.h>
#include <net/net_namespace.h>
#include <net/netlink.h>
#include <net/sock.h>

#include "family.h"
#include "radio/genl_client.h"

#define HEARD 16

/* a client of the family, and what it has told us */
struct client_rig {
	struct family family;
	struct nwifi_genl_client *client;
	unsigned int n_heard;
	u8 heard[HEARD];	/* commands */
	unsigned int overruns;
	unsigned int kicks;
	unsigned int n_replies;
	u8 replies[HEARD];
	int reply_err;
};

static void heard(void *ctx, const struct nlmsghdr *nlh)
{
	const struct genlmsghdr *genl = nlmsg_data(nlh);
	struct client_rig *rig = ctx;

	if (rig->n_heard++ < HEARD)
		rig->heard[rig->n_heard - 1] = genl->cmd;
}

static void lost(void *ctx)
{
	((struct client_rig *)ctx)->overruns++;
}

static void kicked(void *ctx)
{
	((struct client_rig *)ctx)->kicks++;
}

static const struct nwifi_genl_sink sink = {
	.message = heard,
	.overrun = lost,
	.kick = kicked,
};

static const char * const joined[] = { "mlme", "scan" };

static int client_init(struct kunit *test)
{
	struct client_rig *rig;
	int err;

	rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	if (!rig)
		return -ENOMEM;
	err = family_register(test, &rig->family);
	if (err)
		return err;
	rig->client = nwifi_genl_open(&init_net, FAMILY_NAME, joined,
				      ARRAY_SIZE(joined), &sink, rig);
	if (IS_ERR(rig->client)) {
		family_unregister();
		return PTR_ERR(rig->client);
	}
	test->priv = rig;
	return 0;
}

static void client_exit(struct kunit *test)
{
	struct client_rig *rig = test->priv;

	if (!rig)
		return;
	if (rig->client)
		nwifi_genl_close(rig->client);
	family_unregister();
}

static int replied(void *ctx, const struct nlmsghdr *nlh)
{
	const struct genlmsghdr *genl = nlmsg_data(nlh);
	struct client_rig *rig = ctx;

	if (rig->n_replies++ < HEARD)
		rig->replies[rig->n_replies - 1] = genl->cmd;
	return rig->reply_err;
}

static int request(struct kunit *test)
{
	struct client_rig *rig = test->priv;
	struct sk_buff *msg = nwifi_genl_msg_new(rig->client, 1, 0);

	KUNIT_ASSERT_NOT_NULL(test, msg);
	return nwifi_genl_request(rig->client, msg, replied, rig);
}

static int dump(struct kunit *test)
{
	struct client_rig *rig = test->priv;
	struct sk_buff *msg = nwifi_genl_msg_new(rig->client, 1, 0);

	KUNIT_ASSERT_NOT_NULL(test, msg);
	return nwifi_genl_dump(rig->client, msg, replied, rig);
}

/* a datagram of the family's with one message of this command */
static struct sk_buff *said(struct kunit *test, u8 cmd)
{
	return family_msg(test, cmd, NULL, 0);
}

static void say(struct kunit *test, u8 cmd)
{
	family_multicast(said(test, cmd), GROUP_MLME);
}

static void expect_heard(struct kunit *test, const u8 *commands,
			 unsigned int n)
{
	struct client_rig *rig = test->priv;
	unsigned int i;

	KUNIT_EXPECT_EQ(test, rig->n_heard, n);
	for (i = 0; i < n && i < HEARD; i++)
		KUNIT_EXPECT_EQ(test, rig->heard[i], commands[i]);
	rig->n_heard = 0;
}

#define EXPECT_HEARD(test, ...)						\
	expect_heard(test, (const u8[]){ __VA_ARGS__ },			\
		     sizeof((const u8[]){ __VA_ARGS__ }))

static void open(struct kunit *test)
{
	static const char * const none[] = { "no such group" };
	struct client_rig *rig = test->priv;

	KUNIT_EXPECT_EQ(test, PTR_ERR(nwifi_genl_open(&init_net, "nobody",
			NULL, 0, &sink, rig)), (long)-ENOENT);
	KUNIT_EXPECT_EQ(test, PTR_ERR(nwifi_genl_open(&init_net, FAMILY_NAME,
			none, 1, &sink, rig)), (long)-ENOENT);
}

/* what was joined, in the order in which it came, and after a kick */
static void groups(struct kunit *test)
{
	struct client_rig *rig = test->priv;

	rig->kicks = 0;
	family_multicast(said(test, 1), GROUP_MLME);
	family_multicast(said(test, 2), GROUP_OTHER);
	family_multicast(said(test, 3), GROUP_SCAN);
	family_multicast(said(test, 4), GROUP_MLME);
	KUNIT_EXPECT_EQ(test, rig->kicks, 3U);
	EXPECT_HEARD(test);
	nwifi_genl_poll(rig->client);
	EXPECT_HEARD(test, 1, 3, 4);
	nwifi_genl_poll(rig->client);
	EXPECT_HEARD(test);
}

/* nothing comes after the end */
static void closed(struct kunit *test)
{
	struct client_rig *rig = test->priv;

	say(test, 1);
	nwifi_genl_close(rig->client);
	rig->client = NULL;
	rig->kicks = 0;
	say(test, 2);
	KUNIT_EXPECT_EQ(test, rig->kicks, 0U);
	EXPECT_HEARD(test);
}

/* several messages in a datagram, until one is not whole */
static void malformed(struct kunit *test)
{
	struct client_rig *rig = test->priv;
	struct sk_buff *skb;
	struct nlmsghdr *nlh;
	unsigned int i;
	/* more than there is, less than a header, none of a family's */
	static const u32 lens[] = { 21, 1000, U32_MAX, 15, 0, 16, 19 };

	for (i = 0; i < ARRAY_SIZE(lens); i++) {
		skb = said(test, 1);
		nlh = nlmsg_put(skb, 0, 0, family_id(), GENL_HDRLEN, 0);
		KUNIT_ASSERT_NOT_NULL(test, nlh);
		*(struct genlmsghdr *)nlmsg_data(nlh) =
			(struct genlmsghdr){ .cmd = 2 };
		nlh->nlmsg_len = lens[i];
		family_multicast(skb, GROUP_MLME);
		say(test, 3);
		nwifi_genl_poll(rig->client);
		EXPECT_HEARD(test, 1, 3);
	}
	skb = said(test, 1);
	nlh = nlmsg_put(skb, 0, 0, family_id(), GENL_HDRLEN, 0);
	*(struct genlmsghdr *)nlmsg_data(nlh) = (struct genlmsghdr){ .cmd = 2 };
	family_multicast(skb, GROUP_MLME);
	nwifi_genl_poll(rig->client);
	EXPECT_HEARD(test, 1, 2);
	/* bytes that are no header */
	skb = said(test, 1);
	skb_put_zero(skb, 8);
	family_multicast(skb, GROUP_MLME);
	nwifi_genl_poll(rig->client);
	EXPECT_HEARD(test, 1);
	KUNIT_EXPECT_EQ(test, rig->overruns, 0U);
}

/* another family's, and netlink's own, to our group */
static void other_type(struct kunit *test)
{
	struct client_rig *rig = test->priv;
	const u16 types[] = {
		NLMSG_NOOP, NLMSG_ERROR, NLMSG_DONE, NLMSG_OVERRUN, GENL_ID_CTRL,
		family_id() + 1,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(types); i++) {
		struct sk_buff *skb = said(test, 1);

		nlmsg_hdr(skb)->nlmsg_type = types[i];
		family_multicast(skb, GROUP_MLME);
		nwifi_genl_poll(rig->client);
		EXPECT_HEARD(test);
	}
}

/* larger than anything that netlink makes: some of it is lost */
static void oversized(struct kunit *test)
{
	struct client_rig *rig = test->priv;
	struct sk_buff *skb = nlmsg_new(40 * 1024, GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, skb);
	KUNIT_ASSERT_NOT_NULL(test, nlmsg_put(skb, 0, 0, family_id(),
					      33 * 1024, 0));
	memset(nlmsg_data(nlmsg_hdr(skb)), 0, 33 * 1024);
	family_multicast(skb, GROUP_MLME);
	say(test, 1);
	nwifi_genl_poll(rig->client);
	KUNIT_EXPECT_EQ(test, rig->overruns, 1U);
	EXPECT_HEARD(test, 1);
}

static struct socket *somebody;

/* send this as a process would, from a port that is not the kernel's */
static int send_as_user(const struct family *family, const void *data,
			size_t len)
{
	struct sockaddr_nl to = {
		.nl_family = AF_NETLINK,
		.nl_pid = family->portid,
	};
	struct msghdr msg = { .msg_name = &to, .msg_namelen = sizeof(to) };
	struct kvec vec = { .iov_base = (void *)data, .iov_len = len };

	return kernel_sendmsg(somebody, &msg, &vec, 1, len);
}

/* a message of the family's, and an answer to the request, both forged */
static void forge(struct family *family, struct genl_info *info)
{
	struct {
		struct nlmsghdr nlh;
		struct nlmsgerr error;
	} ack = {
		.nlh = {
			.nlmsg_len = sizeof(ack),
			.nlmsg_type = NLMSG_ERROR,
			.nlmsg_seq = info->snd_seq,
			.nlmsg_pid = info->snd_portid,
		},
		.error.error = -EHWPOISON,
	};
	struct sk_buff *skb = said(family->test, 1);

	KUNIT_EXPECT_EQ(family->test, send_as_user(family, skb->data, skb->len),
			(int)skb->len);
	KUNIT_EXPECT_EQ(family->test, send_as_user(family, &ack, sizeof(ack)),
			(int)sizeof(ack));
	nlmsg_free(skb);
}

/* who is not the kernel is not believed */
static void from_user_space(struct kunit *test)
{
	struct sockaddr_nl any = { .nl_family = AF_NETLINK };
	struct client_rig *rig = test->priv;

	KUNIT_ASSERT_EQ(test, sock_create_kern(&init_net, AF_NETLINK, SOCK_RAW,
					       NETLINK_GENERIC, &somebody), 0);
	KUNIT_EXPECT_EQ(test, kernel_bind(somebody, (struct sockaddr *)&any,
					  sizeof(any)), 0);
	rig->family.respond = forge;
	KUNIT_EXPECT_EQ(test, request(test), 0);
	EXPECT_HEARD(test);
	/* and while nobody waits for an answer */
	rig->family.respond = NULL;
	KUNIT_EXPECT_GT(test, send_as_user(&rig->family, &any, sizeof(any)), 0);
	nwifi_genl_poll(rig->client);
	EXPECT_HEARD(test);
	KUNIT_EXPECT_EQ(test, rig->overruns, 0U);
	sock_release(somebody);
}

/* an answer that only looks like an event is one to nobody */
static void late_answer(struct kunit *test)
{
	struct client_rig *rig = test->priv;
	struct sk_buff *skb;

	KUNIT_ASSERT_EQ(test, request(test), 0);
	skb = said(test, 1);
	nlmsg_hdr(skb)->nlmsg_seq = 1;
	nlmsg_hdr(skb)->nlmsg_pid = rig->family.portid;
	family_unicast(&rig->family, skb);
	/* without a number it is a message on the family's own account */
	skb = said(test, 2);
	nlmsg_hdr(skb)->nlmsg_pid = rig->family.portid;
	family_unicast(&rig->family, skb);
	/* and with somebody else's address it is a multicast */
	skb = said(test, 3);
	nlmsg_hdr(skb)->nlmsg_seq = 1;
	nlmsg_hdr(skb)->nlmsg_pid = rig->family.portid + 1;
	family_multicast(skb, GROUP_MLME);
	nwifi_genl_poll(rig->client);
	EXPECT_HEARD(test, 2, 3);
	KUNIT_EXPECT_EQ(test, rig->n_replies, 0U);
}

static void results(struct kunit *test)
{
	static const int errs[] = { 0, -EPERM, -ENOENT, -EOPNOTSUPP, -524 };
	struct client_rig *rig = test->priv;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(errs); i++) {
		rig->family.err = errs[i];
		KUNIT_EXPECT_EQ(test, request(test), errs[i]);
	}
	KUNIT_EXPECT_EQ(test, rig->family.n_requests,
			(unsigned int)ARRAY_SIZE(errs));
}

static void bring_about(struct family *family, struct genl_info *info)
{
	say(family->test, 2);
	say(family->test, 3);
}

/* what came before a request, and what it brings about, is there first */
static void order(struct kunit *test)
{
	struct client_rig *rig = test->priv;

	rig->family.respond = bring_about;
	say(test, 1);
	KUNIT_EXPECT_EQ(test, request(test), 0);
	EXPECT_HEARD(test, 1, 2, 3);
	nwifi_genl_poll(rig->client);
	EXPECT_HEARD(test);
}

/* a message to the sender of @info */
static struct sk_buff *answer(struct family *family, struct genl_info *info,
			      u16 type, u32 seq, size_t len, struct nlmsghdr **at)
{
	struct sk_buff *skb = nlmsg_new(len, GFP_KERNEL);

	KUNIT_EXPECT_NOT_NULL(family->test, skb);
	*at = nlmsg_put(skb, info->snd_portid, seq, type, len, 0);
	memset(nlmsg_data(*at), 0, len);
	return skb;
}

static void answer_data(struct family *family, struct genl_info *info,
			u16 type, u32 seq, size_t len, u8 cmd)
{
	struct nlmsghdr *nlh;
	struct sk_buff *skb = answer(family, info, type, seq, len, &nlh);

	if (len)
		*(u8 *)nlmsg_data(nlh) = cmd;
	family_unicast(family, skb);
}

static void some_data(struct family *family, struct genl_info *info)
{
	const u32 seq = info->snd_seq;

	answer_data(family, info, family_id(), seq, GENL_HDRLEN, 1);
	answer_data(family, info, family_id(), seq, 40, 2);
	/* to other requests, of other families, without a header; a stray end */
	answer_data(family, info, family_id(), seq - 1, GENL_HDRLEN, 3);
	answer_data(family, info, family_id(), seq + 1, GENL_HDRLEN, 4);
	answer_data(family, info, GENL_ID_CTRL, seq, GENL_HDRLEN, 5);
	answer_data(family, info, family_id(), seq, GENL_HDRLEN - 1, 6);
	answer_data(family, info, family_id(), seq, 0, 7);
	answer_data(family, info, NLMSG_DONE, seq, 4, 8);
	answer_data(family, info, family_id(), seq, GENL_HDRLEN, 9);
}

/* data for who asked; its own failure counts, but that of the family more */
static void data(struct kunit *test)
{
	struct client_rig *rig = test->priv;
	struct sk_buff *msg;

	rig->family.respond = some_data;
	KUNIT_EXPECT_EQ(test, request(test), 0);
	KUNIT_EXPECT_EQ(test, rig->n_replies, 3U);
	KUNIT_EXPECT_EQ(test, rig->replies[0], (u8)1);
	KUNIT_EXPECT_EQ(test, rig->replies[1], (u8)2);
	KUNIT_EXPECT_EQ(test, rig->replies[2], (u8)9);
	EXPECT_HEARD(test);
	rig->reply_err = -EBADMSG;
	KUNIT_EXPECT_EQ(test, request(test), -EBADMSG);
	rig->family.err = -ENETDOWN;
	KUNIT_EXPECT_EQ(test, request(test), -ENETDOWN);
	/* nobody asked */
	rig->family.err = 0;
	rig->n_replies = 0;
	msg = nwifi_genl_msg_new(rig->client, 1, 0);
	KUNIT_ASSERT_NOT_NULL(test, msg);
	KUNIT_EXPECT_EQ(test, nwifi_genl_request(rig->client, msg, NULL, NULL),
			0);
	KUNIT_EXPECT_EQ(test, rig->n_replies, 0U);
}

/* an acknowledgment made by hand; the real one comes after it */
static struct {
	int error;
	size_t len;
	u32 seq_off;
	bool explains;
} hand_made;

static void acknowledge(struct family *family, struct genl_info *info)
{
	static const char why[] = "because";
	struct nlmsghdr *nlh;
	struct sk_buff *skb;
	u8 payload[128] = {};
	struct nlmsgerr error = { .error = hand_made.error };
	struct nlattr tlv = {
		.nla_type = NLMSGERR_ATTR_MSG,
		.nla_len = NLA_HDRLEN + sizeof(why),
	};

	memcpy(payload, &error, sizeof(error));
	memcpy(payload + sizeof(error), &tlv, sizeof(tlv));
	memcpy(payload + sizeof(error) + sizeof(tlv), why, sizeof(why));
	skb = answer(family, info, NLMSG_ERROR,
		     info->snd_seq + hand_made.seq_off, hand_made.len, &nlh);
	memcpy(nlmsg_data(nlh), payload, hand_made.len);
	if (hand_made.explains)
		nlh->nlmsg_flags |= NLM_F_CAPPED | NLM_F_ACK_TLVS;
	family_unicast(family, skb);
}

static void acknowledgments(struct kunit *test)
{
	const size_t whole = sizeof(struct nlmsgerr);
	const struct {
		int error;
		size_t len;
		u32 seq_off;
		bool explains;
		int want;
	} cases[] = {
		{ 0, whole, 0, false, 0 },
		{ -EIO, whole, 0, false, -EIO },
		/* with an explanation behind it */
		{ -EIO, whole + 12, 0, true, -EIO },
		/* half an explanation is nothing to fall over */
		{ -EIO, whole + 3, 0, true, -EIO },
		/* no error number */
		{ 1, whole, 0, false, -EPROTO },
		{ INT_MAX, whole, 0, false, -EPROTO },
		{ INT_MIN, whole, 0, false, -EPROTO },
		{ -MAX_ERRNO - 1, whole, 0, false, -EPROTO },
		/* cut off */
		{ -EIO, whole - 1, 0, false, -EBADMSG },
		{ -EIO, 4, 0, false, -EBADMSG },
		{ -EIO, 0, 0, false, -EBADMSG },
		/* of other requests: the real one is waited for, and says 0 */
		{ -EIO, whole, 1, false, 0 },
		{ -EIO, whole, (u32)-1, false, 0 },
	};
	struct client_rig *rig = test->priv;
	unsigned int i;

	/* so that neither number next to it is zero, which means "none" */
	KUNIT_ASSERT_EQ(test, request(test), 0);
	rig->family.respond = acknowledge;
	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		hand_made.error = cases[i].error;
		hand_made.len = cases[i].len;
		hand_made.seq_off = cases[i].seq_off;
		hand_made.explains = cases[i].explains;
		KUNIT_EXPECT_EQ_MSG(test, request(test), cases[i].want,
				    "case %u", i);
	}
	EXPECT_HEARD(test);
}

/* a dump in parts; how it ends, and how many entries were changed meanwhile */
static struct {
	unsigned int parts;
	int end;
	bool changes;
} dumped;

static int dump_parts(struct family *family, struct sk_buff *skb,
		      struct netlink_callback *cb)
{
	struct nlmsghdr *nlh;

	if (cb->args[0] == dumped.parts)
		return dumped.end;
	nlh = nlmsg_put(skb, NETLINK_CB(cb->skb).portid, cb->nlh->nlmsg_seq,
			family_id(), GENL_HDRLEN, NLM_F_MULTI);
	if (!nlh)
		return -EMSGSIZE;
	*(struct genlmsghdr *)nlmsg_data(nlh) =
		(struct genlmsghdr){ .cmd = ++cb->args[0] };
	if (dumped.changes && cb->args[0] == 2)
		nlh->nlmsg_flags |= NLM_F_DUMP_INTR;
	nlmsg_end(skb, nlh);
	say(family->test, 100);
	return skb->len;
}

static void dumps(struct kunit *test)
{
	struct client_rig *rig = test->priv;
	unsigned int i;

	rig->family.dump = dump_parts;
	for (i = 0; i < 5; i++) {
		dumped.parts = i;
		rig->n_replies = 0;
		KUNIT_EXPECT_EQ(test, dump(test), 0);
		KUNIT_EXPECT_EQ(test, rig->n_replies, i);
		KUNIT_EXPECT_EQ(test, rig->n_heard, i);
		rig->n_heard = 0;
	}
	/* it failed half way */
	dumped.end = -ENOBUFS;
	KUNIT_EXPECT_EQ(test, dump(test), -ENOBUFS);
	dumped.end = 0;
	/* refused */
	rig->family.err = -EBUSY;
	KUNIT_EXPECT_EQ(test, dump(test), -EBUSY);
	rig->family.err = 0;
	/* the reader's failure does not end it */
	rig->n_replies = 0;
	rig->reply_err = -EIO;
	KUNIT_EXPECT_EQ(test, dump(test), -EIO);
	KUNIT_EXPECT_EQ(test, rig->n_replies, 4U);
	rig->reply_err = 0;
	/* something has changed */
	dumped.changes = true;
	KUNIT_EXPECT_EQ(test, dump(test), -EAGAIN);
	dumped.changes = false;
	KUNIT_EXPECT_EQ(test, dump(test), 0);
}

static void flood(struct family *family, struct genl_info *info)
{
	unsigned int i;

	for (i = 0; i < 2000; i++)
		say(family->test, 1);
}

/* an answer that found no room: the request may have been done, or not */
static void overrun_in_request(struct kunit *test)
{
	struct client_rig *rig = test->priv;
	unsigned int polls;

	rig->family.respond = flood;
	KUNIT_EXPECT_EQ(test, request(test), -ENOBUFS);
	KUNIT_EXPECT_GE(test, rig->overruns, 1U);
	rig->family.respond = NULL;
	for (polls = 0; polls < 20; polls++) {
		rig->kicks = 0;
		nwifi_genl_poll(rig->client);
		if (!rig->kicks)
			break;
	}
	KUNIT_EXPECT_LT(test, polls, 20U);
	rig->n_heard = 0;
	rig->overruns = 0;
	say(test, 2);
	KUNIT_EXPECT_EQ(test, request(test), 0);
	EXPECT_HEARD(test, 2);
	KUNIT_EXPECT_EQ(test, rig->overruns, 0U);
}

/* one flood does not keep the worker, which is asked to come again */
static void budget(struct kunit *test)
{
	struct client_rig *rig = test->priv;
	unsigned int i;

	for (i = 0; i < 300; i++)
		say(test, 1);
	rig->kicks = 0;
	nwifi_genl_poll(rig->client);
	KUNIT_EXPECT_EQ(test, rig->n_heard, 256U);
	KUNIT_EXPECT_EQ(test, rig->kicks, 1U);
	nwifi_genl_poll(rig->client);
	KUNIT_EXPECT_EQ(test, rig->n_heard, 300U);
	KUNIT_EXPECT_EQ(test, rig->kicks, 1U);
	KUNIT_EXPECT_EQ(test, rig->overruns, 0U);
}

/* -EINTR is how a family says that it answers by itself, later or never */
static void no_answer(struct kunit *test)
{
	struct client_rig *rig = test->priv;
	unsigned long began = jiffies;

	rig->family.err = -EINTR;
	KUNIT_EXPECT_EQ(test, request(test), -ETIMEDOUT);
	KUNIT_EXPECT_GE(test, jiffies - began, 5UL * HZ);
	KUNIT_EXPECT_LT(test, jiffies - began, 10UL * HZ);
	/* a list that does not come is no empty list */
	KUNIT_EXPECT_EQ(test, dump(test), -ETIMEDOUT);
	KUNIT_EXPECT_EQ(test, rig->n_replies, 0U);
	rig->family.err = 0;
	KUNIT_EXPECT_EQ(test, request(test), 0);
}

static const u8 secret[] = "sixteen bytes, and more of them";

/* CIPHER-21: what was in a request is nowhere when it is over */
static void cipher_21_wiped(struct kunit *test)
{
	static const int errs[] = { 0, -EINVAL };
	struct client_rig *rig = test->priv;
	unsigned int i;

	for (i = 0; i <= ARRAY_SIZE(errs); i++) {
		struct sk_buff *msg =
			nwifi_genl_msg_new(rig->client, 1, sizeof(secret) + 4);

		KUNIT_ASSERT_NOT_NULL(test, msg);
		KUNIT_ASSERT_EQ(test, nla_put(msg, 1, sizeof(secret), secret),
				0);
		/* ours, to look at it afterwards */
		skb_get(msg);
		if (i < ARRAY_SIZE(errs)) {
			rig->family.err = errs[i];
			KUNIT_EXPECT_EQ(test, nwifi_genl_request(rig->client,
					msg, NULL, NULL), errs[i]);
		} else {
			nwifi_genl_msg_free(msg);
		}
		KUNIT_EXPECT_NULL(test, memchr_inv(msg->head, 0,
						   skb_end_offset(msg)));
		KUNIT_EXPECT_EQ(test, refcount_read(&msg->users), 1U);
		kfree_skb(msg);
	}
	KUNIT_EXPECT_EQ(test, memcmp(rig->family.requests[0].attrs + NLA_HDRLEN,
				     secret, sizeof(secret)), 0);
}

#ifdef CONFIG_FAILSLAB
/* a client that cannot be opened for want of memory leaves nothing behind */
static void no_memory(struct kunit *test)
{
	struct client_rig *rig = test->priv;
	struct nwifi_genl_client *client;
	unsigned int nth, left;

	for (nth = 1; nth < 200; nth++) {
		current->fail_nth = nth;
		client = nwifi_genl_open(&init_net, FAMILY_NAME, joined,
					 ARRAY_SIZE(joined), &sink, rig);
		left = current->fail_nth;
		current->fail_nth = 0;
		if (!IS_ERR(client))
			nwifi_genl_close(client);
		if (left)
			break;
	}
	KUNIT_EXPECT_GT(test, nth, 5U);
	KUNIT_EXPECT_LT(test, nth, 200U);
	KUNIT_EXPECT_FALSE(test, IS_ERR(client));
	/* the other one is as it was */
	KUNIT_EXPECT_EQ(test, request(test), 0);
}
#endif

static struct kunit_case client_cases[] = {
	KUNIT_CASE(open),
	KUNIT_CASE(groups),
	KUNIT_CASE(closed),
	KUNIT_CASE(malformed),
	KUNIT_CASE(other_type),
	KUNIT_CASE(oversized),
	KUNIT_CASE(from_user_space),
	KUNIT_CASE(late_answer),
	KUNIT_CASE(results),
	KUNIT_CASE(order),
	KUNIT_CASE(data),
	KUNIT_CASE(acknowledgments),
	KUNIT_CASE(dumps),
	KUNIT_CASE(overrun_in_request),
	KUNIT_CASE(budget),
	KUNIT_CASE(no_answer),
	KUNIT_CASE(cipher_21_wiped),
#ifdef CONFIG_FAILSLAB
	KUNIT_CASE(no_memory),
#endif
	{}
};

static struct kunit_suite client_suite = {
	.name = "nwifi-genl-client",
	.init = client_init,
	.exit = client_exit,
	.test_cases = client_cases,
};

kunit_test_suite(client_suite);
